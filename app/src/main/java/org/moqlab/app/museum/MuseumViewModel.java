package org.moqlab.app.museum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;

/// The pieces of the museum that fit what is searched for. Files are read, and endings played, by
/// the worker; what comes of it is handed to the screen.
public final class MuseumViewModel {
    /// Most words of a search that count.
    static final int MAX_WORDS = 16;

    private final Collection collection;
    private final MeshFactory factory;
    private final Executor worker;
    private final Executor screen;
    private final Consumer<Exhibit> open;
    private final List<PieceCard> all = new ArrayList<>();
    private final ObservableList<PieceCard> cards = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ObjectProperty<Optional<Exhibit.Family>> family =
            new SimpleObjectProperty<>(this, "family", Optional.empty());
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private boolean begun;
    private volatile boolean closed;

    /// @param collection what there is
    /// @param factory plays endings
    /// @param worker where reading and playing is done
    /// @param screen the thread everything else here belongs to
    /// @param open called with what a person wants to see
    public MuseumViewModel(
            Collection collection,
            MeshFactory factory,
            Executor worker,
            Executor screen,
            Consumer<Exhibit> open) {
        this.collection = collection;
        this.factory = factory;
        this.worker = worker;
        this.screen = screen;
        this.open = open;
        search.addListener((_, _, _) -> sift());
        family.addListener((_, _, _) -> sift());
    }

    /// Opens the gallery.
    public void show() {
        shown.set(true);
        prepare();
    }

    /// Begins to read what there is, the first time.
    public void prepare() {
        if (!begun) {
            begun = true;
            busy.set(true);
            worker.execute(this::read);
        }
    }

    /// On the worker.
    private void read() {
        try {
            List<Piece> pieces = collection.read();
            screen.execute(() -> hang(pieces));
            for (int i = 0; i < pieces.size() && !closed; i++) {
                int place = i;
                Moment end = Ending.of(factory, pieces.get(i).exhibit().scenario());
                screen.execute(() -> end(place, end));
            }
        } finally {
            screen.execute(() -> busy.set(false));
        }
    }

    private void hang(List<Piece> pieces) {
        pieces.forEach(piece -> all.add(card(piece)));
        sift();
    }

    private void end(int place, Moment ending) {
        all.set(place, all.get(place).endingIn(ending));
        sift();
    }

    private static PieceCard card(Piece piece) {
        Scenario scenario = piece.exhibit().scenario();
        return new PieceCard(
                piece,
                scenario.title(),
                piece.exhibit().card().map(c -> c.family().title()).orElse(""),
                Words.of("museum.facts", scenario.policy(), scenario.topology().toString()),
                Words.of("museum.span", Figures.span(Ending.at(scenario))),
                Optional.empty());
    }

    private void sift() {
        List<String> words =
                Arrays.stream(plain(search.get()).strip().split("\\s+")).limit(MAX_WORDS).toList();
        List<PieceCard> fitting =
                all.stream().filter(card -> isOfFamily(card) && has(card, words)).toList();
        for (int i = 0; i < fitting.size(); i++) {
            if (i >= cards.size()) {
                cards.add(fitting.get(i));
            } else if (!cards.get(i).equals(fitting.get(i))) {
                cards.set(i, fitting.get(i));
            }
        }
        cards.remove(fitting.size(), cards.size());
        count.set(
                Words.of("museum.count", Figures.count(fitting.size()), Figures.count(all.size())));
    }

    private boolean isOfFamily(PieceCard card) {
        return family.get().isEmpty()
                || card.piece().exhibit().card().map(Exhibit.Card::family).equals(family.get());
    }

    private static boolean has(PieceCard card, List<String> words) {
        Scenario scenario = card.piece().exhibit().scenario();
        String told =
                card.piece()
                        .exhibit()
                        .card()
                        .map(c -> String.join(" ", c.see(), c.cause(), c.fix()))
                        .orElse("");
        String text =
                plain(
                        String.join(
                                " ",
                                card.piece().name(),
                                card.title(),
                                scenario.teaches(),
                                card.family(),
                                card.facts(),
                                told));
        return words.stream().allMatch(text::contains);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// Opens a piece in the window and closes the gallery.
    public void open(PieceCard card) {
        shown.set(false);
        open.accept(card.piece().exhibit());
    }

    /// Closes the gallery.
    public void dismiss() {
        shown.set(false);
    }

    /// Plays no further endings: the one that is being played is the last.
    public void close() {
        closed = true;
    }

    /// Whether the gallery is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown;
    }

    /// Whether endings are still being played.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What is searched for: words that must all occur.
    public StringProperty searchProperty() {
        return search;
    }

    /// The part of the museum that is looked at; empty for all.
    public ObjectProperty<Optional<Exhibit.Family>> familyProperty() {
        return family;
    }

    /// The pieces that fit.
    public ObservableList<PieceCard> cards() {
        return cards;
    }

    /// How many fit, in words.
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// How many pieces a part of the museum has; of all parts when empty.
    public int size(Optional<Exhibit.Family> part) {
        return (int)
                all.stream()
                        .map(card -> card.piece().exhibit().card().map(Exhibit.Card::family))
                        .filter(one -> part.isEmpty() || one.equals(part))
                        .count();
    }
}
