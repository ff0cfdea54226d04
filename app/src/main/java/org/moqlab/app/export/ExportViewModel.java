package org.moqlab.app.export;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.moqlab.app.words.Words;
import org.moqlab.engine.file.WholeFile;
import org.moqlab.engine.file.Why;

/// Takes pictures and bug packs. What is to be written is gathered at once; writing it is done by
/// the worker, and what became of it is said on the screen.
public final class ExportViewModel {
    private static final String SVG = ".svg";

    private final Desk desk;
    private final Executor worker;
    private final Executor screen;
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", Optional.empty());
    private final AtomicReference<Optional<Progress>> latest =
            new AtomicReference<>(Optional.empty());
    private volatile boolean unwanted;
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");

    /// Where things come from and go to.
    public interface Desk {
        /// Where a person wants it; empty when they think better of it.
        Optional<Path> pick(String suggested);

        /// A part of the window as it looks now.
        ///
        /// @param vector whether as SVG; as PNG otherwise
        BugPack.Picture picture(View view, boolean vector);

        /// Everything a bug report needs now.
        ///
        /// @throws IOException when it cannot be gathered
        BugPack pack() throws IOException;

        /// A diagram of what is shown now, as Mermaid.
        ///
        /// @throws IOException when there is nothing to draw
        String diagram(Diagram diagram) throws IOException;

        /// Puts text on the clipboard, and says what it is.
        void copy(String title, String text);

        /// Says that something a person ended is not written.
        void ended(Path place);

        /// Says that something is written.
        void written(String title, Path place);

        /// Says that something went wrong.
        void failed(String title, Path place, String why);
    }

    /// A diagram as text.
    public enum Diagram {
        /// Who dials whom.
        TOPOLOGY,
        /// The last messages, from whom to whom.
        SEQUENCE;

        /// Key of what is said once it is copied.
        String message() {
            return "export.copied." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// How far writing has come.
    ///
    /// @param done events written
    /// @param all events to write
    public record Progress(long done, long all) {}

    private interface Writing {
        void write(Path place) throws IOException;
    }

    /// @param worker where files are written
    /// @param screen the thread everything else here belongs to
    public ExportViewModel(Desk desk, Executor worker, Executor screen) {
        this.desk = desk;
        this.worker = worker;
        this.screen = screen;
    }

    /// Writes a picture: SVG where the name of the file ends so, else PNG.
    public void picture(View view) {
        export(
                Words.of(view.message()),
                place -> {
                    boolean vector = place.toString().endsWith(SVG);
                    BugPack.Picture picture = desk.picture(view, vector);
                    return file -> WholeFile.write(file, picture::write);
                });
    }

    /// Writes a folder or an archive with everything a bug report needs.
    public void pack() {
        export(
                Words.of("export.pack.name"),
                _ -> {
                    BugPack pack = desk.pack();
                    return place -> pack.write(place, this::goesOn);
                });
    }

    /// Copies a diagram as text.
    public void copy(Diagram diagram) {
        try {
            desk.copy(Words.of(diagram.message()), desk.diagram(diagram));
        } catch (IOException e) {
            desk.failed(Words.of("export.failed"), Path.of(""), Why.of(e));
        }
    }

    /// On the worker. The screen is told once a pulse at most: only what it has not shown yet
    /// waits.
    private boolean goesOn(long done, long all) {
        Optional<Progress> before = latest.getAndSet(Optional.of(new Progress(done, all)));
        if (before.isEmpty()) {
            screen.execute(() -> progress.set(latest.getAndSet(Optional.empty())));
        }
        return !unwanted;
    }

    /// Ends what is being written; nothing is left of it.
    public void cancel() {
        unwanted = true;
    }

    /// How far what is being written has come; empty while nothing is, and for what is quick.
    public ReadOnlyObjectProperty<Optional<Progress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    private void end() {
        busy.set(false);
        progress.set(Optional.empty());
    }

    private interface Gathering {
        Writing gather(Path place) throws IOException;
    }

    private void export(String suggested, Gathering gathering) {
        Optional<Path> place = desk.pick(suggested);
        if (place.isEmpty()) {
            return;
        }
        try {
            Writing writing = gathering.gather(place.get());
            busy.set(true);
            unwanted = false;
            worker.execute(() -> write(writing, place.get()));
        } catch (IOException e) {
            desk.failed(Words.of("export.failed"), place.get(), Why.of(e));
        }
    }

    /// On the worker.
    private void write(Writing writing, Path place) {
        try {
            writing.write(place);
            screen.execute(() -> {
                end();
                desk.written(Words.of("export.written"), place);
            });
        } catch (InterruptedIOException e) {
            screen.execute(() -> {
                end();
                desk.ended(place);
            });
        } catch (IOException e) {
            screen.execute(() -> {
                end();
                desk.failed(Words.of("export.failed"), place, Why.of(e));
            });
        } catch (RuntimeException e) {
            screen.execute(this::end);
            throw e;
        }
    }

    /// Whether something is being written.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }
}
