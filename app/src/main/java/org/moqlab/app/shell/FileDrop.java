package org.moqlab.app.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Opens a file that is dropped on the window, whatever of the window it is dropped on.
final class FileDrop {
    private final Consumer<Path> opener;

    /// @param opener opens a file, or says why not
    FileDrop(Consumer<Path> opener) {
        this.opener = opener;
    }

    /// Takes files that are dropped on a node.
    void on(Node node) {
        node.addEventHandler(DragEvent.DRAG_OVER, over());
        node.addEventHandler(DragEvent.DRAG_DROPPED, dropped());
    }

    private EventHandler<DragEvent> over() {
        return event -> {
            if (wanted(event.getDragboard()).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        };
    }

    private EventHandler<DragEvent> dropped() {
        return event -> {
            Optional<Path> file = wanted(event.getDragboard());
            event.setDropCompleted(file.isPresent());
            // The desktop waits for its answer; opening may ask a question first.
            file.ifPresent(path -> Platform.runLater(() -> opener.accept(path)));
            event.consume();
        };
    }

    /// What of the dragged is to be opened: a file on its own. Of several nobody knows which.
    private static Optional<Path> wanted(Dragboard dragged) {
        List<File> files = dragged.hasFiles() ? dragged.getFiles() : List.of();
        return files.size() == 1
                ? Optional.of(files.getFirst()).filter(File::isFile).map(File::toPath)
                : Optional.empty();
    }
}
