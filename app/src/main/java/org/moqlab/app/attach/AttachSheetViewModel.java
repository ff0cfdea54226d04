package org.moqlab.app.attach;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// Asks whom to watch. Tokens are forgotten once they were used or the sheet is put away. FX thread
/// only.
public final class AttachSheetViewModel {
    /// Relays that can be named; further ones are found, or watched by the command line.
    static final int MAX_LINES = 16;

    /// Characters of the longest token.
    static final int MAX_TOKEN = 16_384;

    private final Attaching attaching;
    private final Executor worker;
    private final Executor screen;
    private final Consumer<Lookout> opened;
    private final ObservableList<AttachLine> lines = FXCollections.observableArrayList();
    private final StringProperty ca = new SimpleStringProperty(this, "ca", "");
    private final StringProperty certificate = new SimpleStringProperty(this, "certificate", "");
    private final StringProperty key = new SimpleStringProperty(this, "key", "");
    private final BooleanProperty discover = new SimpleBooleanProperty(this, "discover", true);
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

    /// @param worker where files are read
    /// @param screen the thread everything else here belongs to
    /// @param opened called with what is watched
    public AttachSheetViewModel(
            Attaching attaching, Executor worker, Executor screen, Consumer<Lookout> opened) {
        this.attaching = attaching;
        this.worker = worker;
        this.screen = screen;
        this.opened = opened;
        lines.add(new AttachLine());
    }

    /// Opens the sheet, with what was asked for last but for tokens.
    public void show() {
        error.set("");
        shown.set(true);
    }

    /// Puts the sheet away.
    void dismiss() {
        forget();
        shown.set(false);
    }

    private void forget() {
        lines.forEach(line -> line.tokenProperty().set(""));
    }

    /// One more relay.
    void more() {
        if (lines.size() < MAX_LINES) {
            lines.add(new AttachLine());
        }
    }

    /// A relay less; one stays.
    void remove(AttachLine line) {
        lines.remove(line);
        if (lines.isEmpty()) {
            lines.add(new AttachLine());
        }
    }

    /// Begins to watch.
    void attach() {
        Optional<String> wrong = wrong();
        if (wrong.isPresent()) {
            error.set(wrong.get());
            return;
        }
        Wish wish;
        try {
            wish = wish();
        } catch (InvalidPathException e) {
            error.set(Words.of("attach.wrong.path"));
            return;
        }
        error.set("");
        busy.set(true);
        worker.execute(() -> attach(wish));
    }

    private Wish wish() {
        List<Wish.Target> targets =
                lines.stream().filter(line -> !line.isEmpty()).map(AttachLine::target).toList();
        return new Wish(targets, path(ca), path(certificate), path(key), discover.get());
    }

    private static Optional<Path> path(StringProperty field) {
        return field.get().isBlank() ? Optional.empty() : Optional.of(Path.of(field.get().strip()));
    }

    private Optional<String> wrong() {
        List<AttachLine> filled = lines.stream().filter(line -> !line.isEmpty()).toList();
        if (filled.isEmpty()) {
            return Optional.of(Words.of("attach.wrong.none"));
        }
        if (certificate.get().isBlank() != key.get().isBlank()) {
            return Optional.of(Words.of("attach.wrong.key"));
        }
        for (AttachLine line : filled) {
            if (!isToken(line.tokenProperty().get().strip())) {
                return Optional.of(
                        Words.of("attach.wrong.token", Figures.count(lines.indexOf(line) + 1L)));
            }
        }
        return Optional.empty();
    }

    private static boolean isToken(String text) {
        return text.length() <= MAX_TOKEN && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /// On the worker.
    private void attach(Wish wish) {
        try {
            Lookout lookout = attaching.attach(wish);
            screen.execute(() -> begin(lookout));
        } catch (IOException | RuntimeException e) {
            // The edge of the worker: what a person asked for may be impossible in many ways.
            String why = Optional.ofNullable(e.getMessage()).orElse(e.toString());
            screen.execute(() -> fail(Shown.text(why, Shown.MAX_TEXT)));
        }
    }

    private void begin(Lookout lookout) {
        busy.set(false);
        dismiss();
        opened.accept(lookout);
    }

    private void fail(String why) {
        busy.set(false);
        error.set(why);
    }

    /// The relays.
    ObservableList<AttachLine> lines() {
        return lines;
    }

    /// File with certificates that may sign; may be empty.
    StringProperty caProperty() {
        return ca;
    }

    /// File with a certificate of our own; may be empty.
    StringProperty certificateProperty() {
        return certificate;
    }

    /// File with its key; may be empty.
    StringProperty keyProperty() {
        return key;
    }

    /// Whether relays that others name are watched too.
    BooleanProperty discoverProperty() {
        return discover;
    }

    /// Why nobody can be watched like that; empty for nothing.
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Whether the sheet is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether files are being read.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
