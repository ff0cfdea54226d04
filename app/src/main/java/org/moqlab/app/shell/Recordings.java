package org.moqlab.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.recording.Recording;
import org.moqlab.engine.recording.RecordingFile;

/// Opens recorded runs. A long one takes seconds to read, so that is done beside the screen's
/// thread; of two that are asked for one after the other the later one is shown.
final class Recordings {
    private long asked;

    /// Whether a file is a recording, by its name.
    static boolean isOne(Path file) {
        return file.toString().endsWith(RecordingFile.SUFFIX);
    }

    /// What is known of the scenario of a recording: all but where its file draws whom.
    static Exhibit exhibit(Recording recording) {
        return new Exhibit(recording.scenario(), Optional.empty(), Map.of(), List.of());
    }

    /// Reads a file and hands it over, or the reason why not, both on the screen's thread.
    void read(Path file, Consumer<Recording> then, Consumer<ScenarioException> otherwise) {
        long mine = ++asked;
        Thread.ofVirtual()
                .name("read-recording")
                .start(() -> {
                    try {
                        Recording recording = RecordingFile.read(file);
                        Platform.runLater(() -> hand(mine, () -> then.accept(recording)));
                    } catch (ScenarioException e) {
                        Platform.runLater(() -> hand(mine, () -> otherwise.accept(e)));
                    }
                });
    }

    /// Something else is opened meanwhile.
    void forget() {
        asked++;
    }

    private void hand(long number, Runnable work) {
        if (number == asked) {
            work.run();
        }
    }
}
