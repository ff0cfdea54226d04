package org.moqlab.app.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.moqlab.app.words.Words;

/// Takes pictures and bug packs. What is to be written is gathered at once; writing it is done by
/// the worker, and what became of it is said on the screen.
public final class ExportViewModel {
    private final Desk desk;
    private final Executor worker;
    private final Executor screen;
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");

    /// Where things come from and go to.
    public interface Desk {
        /// Where a person wants it; empty when they think better of it.
        Optional<Path> pick(String suggested);

        /// The window as it looks now.
        BugPack.Picture picture();

        /// Everything a bug report needs now.
        ///
        /// @throws IOException when it cannot be gathered
        BugPack pack() throws IOException;

        /// Says that something is written.
        void written(String title, Path place);

        /// Says that something went wrong.
        void failed(String title, Path place, String why);
    }

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

    /// Writes a picture of the window.
    public void picture() {
        export(Words.of("export.picture.name"), () -> desk.picture()::write);
    }

    /// Writes a folder with everything a bug report needs.
    public void pack() {
        export(Words.of("export.pack.name"), () -> desk.pack()::write);
    }

    private interface Gathering {
        Writing gather() throws IOException;
    }

    private void export(String suggested, Gathering gathering) {
        Optional<Path> place = desk.pick(suggested);
        if (place.isEmpty()) {
            return;
        }
        try {
            Writing writing = gathering.gather();
            busy.set(true);
            worker.execute(() -> write(writing, place.get()));
        } catch (IOException e) {
            desk.failed(Words.of("export.failed"), place.get(), why(e));
        }
    }

    private static String why(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.toString());
    }

    /// On the worker.
    private void write(Writing writing, Path place) {
        try {
            writing.write(place);
            screen.execute(() -> {
                busy.set(false);
                desk.written(Words.of("export.written"), place);
            });
        } catch (IOException e) {
            screen.execute(() -> {
                busy.set(false);
                desk.failed(Words.of("export.failed"), place, why(e));
            });
        } catch (RuntimeException e) {
            screen.execute(() -> busy.set(false));
            throw e;
        }
    }

    /// Whether something is being written.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }
}
