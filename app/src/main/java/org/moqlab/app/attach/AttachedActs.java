package org.moqlab.app.attach;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Fork;
import org.moqlab.engine.attach.flight.FlightFile;
import org.moqlab.engine.attach.flight.Pseudonyms;
import org.moqlab.engine.mesh.Exhibit;

/// What a person can do with a cluster that is seen from outside: keep what was seen, and rebuild
/// it in the lab. Nothing here acts on a relay. FX thread only.
final class AttachedActs {
    private final AttachedViewModel viewModel;
    private final AttachedWindow.Desk desk;
    private final Executor worker;
    private final Executor screen;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");

    /// @param worker where files are written
    /// @param screen the thread everything else here belongs to
    AttachedActs(
            AttachedViewModel viewModel,
            AttachedWindow.Desk desk,
            Executor worker,
            Executor screen) {
        this.viewModel = viewModel;
        this.desk = desk;
        this.worker = worker;
        this.screen = screen;
    }

    /// What became of the last act, in words.
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Puts the words away.
    void dismiss() {
        notice.set("");
    }

    /// Writes the recording as it is, hosts and names included.
    void save() {
        write(Words.of("attach.file") + FlightFile.SUFFIX, false);
    }

    /// Writes the recording with names and hosts replaced.
    void saveRedacted() {
        write(Words.of("attach.file.redacted") + FlightFile.SUFFIX, true);
    }

    private void write(String suggested, boolean redacted) {
        Optional<Path> file = desk.pick(suggested);
        if (file.isEmpty()) {
            return;
        }
        Flight flight = viewModel.flight();
        Path target = file.get();
        notice.set(Words.of("attach.saving", target.toString()));
        worker.execute(() -> {
            String words = written(flight, target, redacted);
            screen.execute(() -> notice.set(words));
        });
    }

    private static String written(Flight flight, Path file, boolean redacted) {
        try {
            FlightFile.write(redacted ? Pseudonyms.of(flight) : flight, file);
            return Words.of(redacted ? "attach.saved.redacted" : "attach.saved", file.toString());
        } catch (IOException | RuntimeException e) {
            return Words.of(
                    "attach.not-saved",
                    file.toString(),
                    Shown.text(
                            Optional.ofNullable(e.getMessage()).orElse(e.toString()),
                            Shown.MAX_NAME));
        }
    }

    /// Opens the shown moment as a mesh of the lab.
    void fork() {
        Optional<Fork> made = viewModel.fork();
        if (made.isEmpty()) {
            notice.set(Words.of("attach.fork.nothing"));
            return;
        }
        desk.open(
                new Exhibit(made.get().scenario(), Optional.empty(), Map.of(), List.of()),
                String.join("; ", made.get().guesses()));
    }
}
