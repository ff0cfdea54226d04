package org.moqlab.app.film;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Reel;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.file.WholeFile;
import org.moqlab.engine.file.Why;
import org.moqlab.engine.mesh.Durations;

/// Makes a film of a part of the recording. Frames are drawn by the screen one at a time, between
/// everything else it does; the worker puts them into the file. What is not finished is not there.
public final class FilmViewModel {
    /// Most frames of a film.
    static final int MAX_FRAMES = 1_200;

    /// What a film shows when nobody says otherwise: so much before the shown moment, ns.
    static final long LAST = 3 * Durations.SECOND;

    /// Speeds to choose from, mesh time a film time.
    static final List<Double> SPEEDS = List.of(0.01, 0.05, 0.2, 1.0, 5.0);

    /// Sizes to choose from.
    static final List<Size> SIZES =
            List.of(new Size(640, 400), new Size(960, 600), new Size(1_280, 800));

    private final Studio studio;
    private final Executor worker;
    private final Executor screen;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private final StringProperty from = new SimpleStringProperty(this, "from", "");
    private final StringProperty to = new SimpleStringProperty(this, "to", "");
    private final ObjectProperty<Double> speed = new SimpleObjectProperty<>(this, "speed", 1.0);
    private final ObjectProperty<Size> size =
            new SimpleObjectProperty<>(this, "size", SIZES.getFirst());
    private final DoubleProperty progress = new SimpleDoubleProperty(this, "progress");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
    private volatile boolean cancelled;

    /// A size in px.
    public record Size(int width, int height) {
        @Override
        public String toString() {
            return width + " × " + height;
        }
    }

    /// Draws the frames of one film. Called on the screen's thread.
    public interface Camera {
        /// The pixels of a moment, row by row.
        ///
        /// @param after screen time since the moment before, ns
        int[] draw(Moment moment, String words, long after);
    }

    /// Where films come from and go to.
    public interface Studio {
        /// The shown time, ns.
        long now();

        /// Mesh time at which the recording ends, ns.
        long end();

        /// The recording; empty when there is none yet.
        Optional<Reel> reel(Reel.Span span);

        /// Something to draw frames of that size with.
        Camera camera(Size size);

        /// Where a person wants it; empty when they think better of it.
        Optional<Path> pick(String suggested);

        /// Says that it is there.
        void written(Path place);

        /// Says that something went wrong.
        void failed(Path place, String why);
    }

    private record Shooting(Reel reel, Camera camera, Size size, Path place) {}

    /// @param worker where files are written
    /// @param screen the thread everything else here belongs to
    public FilmViewModel(Studio studio, Executor worker, Executor screen) {
        this.studio = studio;
        this.worker = worker;
        this.screen = screen;
    }

    /// Asks what to show.
    public void show() {
        if (!busy.get()) {
            from.set(Durations.format(Math.max(0, studio.now() - LAST)));
            to.set(Durations.format(studio.now()));
            said.set("");
        }
        shown.set(true);
    }

    /// Asks no more; a film that is being made goes on.
    public void dismiss() {
        shown.set(false);
    }

    /// Makes the film, or says what is wrong with what was asked for.
    public void make() {
        OptionalLong begin = Durations.parse(from.get().strip());
        OptionalLong end = Durations.parse(to.get().strip());
        if (begin.isEmpty() || end.isEmpty() || begin.getAsLong() >= end.getAsLong()) {
            said.set(Words.of("film.times"));
            return;
        }
        if (begin.getAsLong() >= studio.end()) {
            said.set(Words.of("film.after", Durations.format(studio.end())));
            return;
        }
        Reel.Span span =
                new Reel.Span(
                        begin.getAsLong(),
                        Math.min(end.getAsLong(), studio.end()),
                        speed.get(),
                        GifFile.CENTIS * 10 * Durations.MILLI);
        Optional<Reel> reel = studio.reel(span);
        if (reel.isEmpty()) {
            said.set(Words.of("export.none"));
            return;
        }
        studio.pick(Words.of("film.name"))
                .ifPresent(place ->
                        begin(
                                new Shooting(
                                        reel.get(), studio.camera(size.get()), size.get(), place)));
    }

    private void begin(Shooting shooting) {
        cancelled = false;
        busy.set(true);
        progress.set(0);
        said.set(Words.of("film.frame", Figures.count(0)));
        worker.execute(() -> shoot(shooting));
    }

    /// Stops making it; nothing is left of it.
    public void cancel() {
        cancelled = true;
    }

    /// A film that is not wanted any more.
    private static final class Cancelled extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// On the worker.
    private void shoot(Shooting shooting) {
        Path whole = shooting.place().toAbsolutePath();
        AtomicBoolean cut = new AtomicBoolean();
        try {
            WholeFile.write(
                    whole,
                    part -> {
                        cut.set(frames(shooting, part));
                        if (cancelled) {
                            throw new Cancelled();
                        }
                    });
            screen.execute(() -> end(whole, cut.get()));
        } catch (IOException e) {
            screen.execute(() -> fail(shooting.place(), e));
        }
    }

    private boolean frames(Shooting shooting, Path part) throws IOException {
        try (GifFile file = new GifFile(part, shooting.size().width(), shooting.size().height())) {
            for (int i = 0; i < MAX_FRAMES; i++) {
                int number = i;
                int[] pixels = cancelled ? new int[0] : onScreen(shooting, number);
                if (pixels.length == 0) {
                    return false;
                }
                file.add(pixels);
            }
        }
        return true;
    }

    /// A frame, drawn by the screen; no pixels after the last.
    private int[] onScreen(Shooting shooting, int number) throws IOException {
        long frame = GifFile.CENTIS * 10 * Durations.MILLI;
        try {
            return CompletableFuture.supplyAsync(
                            () -> {
                                progress.set(shooting.reel().progress());
                                said.set(Words.of("film.frame", Figures.count(number)));
                                return shooting.reel()
                                        .next()
                                        .map(moment ->
                                                shooting.camera()
                                                        .draw(
                                                                moment,
                                                                Figures.clock(moment.now()),
                                                                frame))
                                        .orElseGet(() -> new int[0]);
                            },
                            screen)
                    .join();
        } catch (CompletionException e) {
            throw new IOException(Words.of("film.broken"), e);
        }
    }

    private void end(Path place, boolean cut) {
        rest(cut ? Words.of("film.cut", Figures.count(MAX_FRAMES)) : "");
        shown.set(cut);
        studio.written(place);
    }

    private void fail(Path place, IOException problem) {
        if (problem.getCause() instanceof Cancelled) {
            rest(Words.of("film.cancelled"));
        } else {
            rest("");
            studio.failed(place, Why.of(problem));
        }
    }

    private void rest(String words) {
        busy.set(false);
        progress.set(0);
        said.set(words);
    }

    /// Whether it is asked what to show.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown;
    }

    /// Whether a film is being made.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    /// How much of it is made, 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }

    /// What is being done, or wrong.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Where it begins, as a duration such as `1.5s`.
    public StringProperty fromProperty() {
        return from;
    }

    /// Where it ends, as a duration.
    public StringProperty toProperty() {
        return to;
    }

    /// Mesh time a film time.
    public ObjectProperty<Double> speedProperty() {
        return speed;
    }

    /// How large.
    public ObjectProperty<Size> sizeProperty() {
        return size;
    }
}
