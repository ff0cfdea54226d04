package org.moqlab.app.work;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.moqlab.app.keep.Drafts;
import org.moqlab.app.keep.Drafts.Draft;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;

/// Offers what was not saved when the program ended without asking.
public final class RecoveryViewModel {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Drafts drafts;
    private final Reading reading;
    private final BiConsumer<Exhibit, Runnable> open;
    private final Executor worker;
    private final Executor screen;
    private final WorkViewModel.Complaint complaint;
    private final ArrayDeque<Found> found = new ArrayDeque<>();
    private final BooleanProperty asking = new SimpleBooleanProperty(this, "asking");
    private final BooleanProperty readable = new SimpleBooleanProperty(this, "readable");
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper(this, "question", "");
    private final ReadOnlyStringWrapper more = new ReadOnlyStringWrapper(this, "more", "");

    /// Reads drafts as any other file.
    public interface Reading {
        /// Reads one.
        ///
        /// @throws ScenarioException when it is damaged
        Exhibit read(Path file) throws ScenarioException;
    }

    /// @param draft the file
    /// @param exhibit what it has; empty when it is damaged
    private record Found(Draft draft, Optional<Exhibit> exhibit) {
        String name() {
            return exhibit.map(read -> read.scenario().title())
                    .orElseGet(() -> draft.file().toString());
        }
    }

    /// @param open shows what was recovered, keeps it aside again, and calls back once it is kept
    /// @param worker where files are read
    /// @param screen the thread everything else here belongs to
    public RecoveryViewModel(
            Drafts drafts,
            Reading reading,
            BiConsumer<Exhibit, Runnable> open,
            Executor worker,
            Executor screen,
            WorkViewModel.Complaint complaint) {
        this.drafts = drafts;
        this.reading = reading;
        this.open = open;
        this.worker = worker;
        this.screen = screen;
        this.complaint = complaint;
    }

    /// Looks for such work, and asks when there is any.
    public void look() {
        worker.execute(() -> {
            try {
                List<Found> all = drafts.left().stream().map(this::read).toList();
                screen.execute(() -> ask(all));
            } catch (IOException e) {
                screen.execute(() -> complain(e));
            }
        });
    }

    private Found read(Draft draft) {
        try {
            return new Found(draft, Optional.of(reading.read(draft.file())));
        } catch (ScenarioException damaged) {
            return new Found(draft, Optional.empty());
        }
    }

    private void ask(List<Found> all) {
        found.clear();
        found.addAll(all);
        show();
    }

    private void show() {
        Optional<Found> first = Optional.ofNullable(found.peekFirst());
        asking.set(first.isPresent());
        first.ifPresent(one -> {
            boolean whole = one.exhibit().isPresent();
            readable.set(whole);
            question.set(
                    Words.of(
                            whole ? "recovery.question" : "recovery.unreadable",
                            one.name(),
                            when(one.draft().when())));
            int others = found.size() - 1;
            more.set(others == 0 ? "" : Words.counted("recovery.more", others));
        });
    }

    private static String when(FileTime time) {
        return WHEN.format(time.toInstant().atZone(ZoneId.systemDefault()));
    }

    /// Goes on with the work that is asked about. Its draft is kept until the next is written, so
    /// that a second crash loses nothing.
    public void open() {
        Found one = found.pollFirst();
        if (one != null && one.exhibit().isPresent()) {
            asking.set(false);
            found.clear();
            open.accept(one.exhibit().get(), () -> discard(one));
        }
    }

    /// Throws it away, and asks about the next.
    public void discard() {
        Found one = found.pollFirst();
        if (one != null) {
            discard(one);
        }
        show();
    }

    private void discard(Found one) {
        worker.execute(() -> {
            try {
                drafts.discard(one.draft());
            } catch (IOException e) {
                screen.execute(() -> complain(e));
            }
        });
    }

    /// Leaves everything for the next start.
    public void later() {
        found.clear();
        asking.set(false);
    }

    private void complain(IOException e) {
        complaint.say(Words.of("work.not-kept"), "", Words.of("work.not-kept.text", e.toString()));
    }

    /// Whether it is asking.
    public ReadOnlyBooleanProperty askingProperty() {
        return asking;
    }

    /// Whether the work that is asked about can be opened.
    public ReadOnlyBooleanProperty readableProperty() {
        return readable;
    }

    /// What it asks.
    public ReadOnlyStringProperty questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// How many more there are, in words; empty for none.
    public ReadOnlyStringProperty moreProperty() {
        return more.getReadOnlyProperty();
    }
}
