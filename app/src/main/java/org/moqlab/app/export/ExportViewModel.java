package org.moqlab.app.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
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
        export(Words.of("export.pack.name"), _ -> desk.pack()::write);
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
                busy.set(false);
                desk.written(Words.of("export.written"), place);
            });
        } catch (IOException e) {
            screen.execute(() -> {
                busy.set(false);
                desk.failed(Words.of("export.failed"), place, Why.of(e));
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
