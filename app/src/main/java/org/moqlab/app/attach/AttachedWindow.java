package org.moqlab.app.attach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.moqlab.app.matrix.MatrixController;
import org.moqlab.app.presence.PresenceController;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Exhibit;

/// The window of a cluster that is seen from outside. FX thread only.
public final class AttachedWindow implements AutoCloseable {
    private final AttachedViewModel viewModel;
    private final AttachedActs acts;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long nanos) {
                    viewModel.pulse();
                }
            };
    private Runnable leave = () -> {};
    private boolean pulsing;

    /// Where what leaves the window goes.
    public interface Desk {
        /// Asks for a file to write; empty when the person thinks better of it.
        ///
        /// @param suggested a name for it
        Optional<Path> pick(String suggested);

        /// Opens a mesh in the lab.
        ///
        /// @param guesses what of it was not observed, in words
        void open(Exhibit made, String guesses);
    }

    /// A window on what is seen from `lookout`, which is closed with it.
    ///
    /// @param worker where files are written
    public AttachedWindow(Lookout lookout, Desk desk, Executor worker) {
        viewModel = new AttachedViewModel(lookout);
        acts = new AttachedActs(viewModel, desk, worker, Platform::runLater);
    }

    /// What it shows.
    public AttachedViewModel viewModel() {
        return viewModel;
    }

    /// What closes it when a person asks for that.
    public void onLeave(Runnable closing) {
        leave = closing;
    }

    /// Loads the window into a scene of the given size in px.
    public Scene scene(double width, double height) {
        return new Scene(load(), width, height);
    }

    private Parent load() {
        URL fxml = Objects.requireNonNull(AttachedWindow.class.getResource("Attached.fxml"));
        FXMLLoader loader = new FXMLLoader(fxml, Words.BUNDLE);
        loader.setControllerFactory(this::controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + fxml, e);
        }
    }

    private Object controller(Class<?> type) {
        if (type == AttachedController.class) {
            return new AttachedController(viewModel, acts, () -> leave.run());
        }
        if (type == SheetController.class) {
            return new SheetController(viewModel.sheet());
        }
        if (type == MatrixController.class) {
            return new MatrixController(viewModel.grid());
        }
        if (type == PresenceController.class) {
            return new PresenceController(viewModel.lanes());
        }
        throw new IllegalArgumentException("no controller " + type.getName());
    }

    /// Follows the pulse of the screen from now on.
    public void startPulse() {
        pulsing = true;
        timer.start();
    }

    /// Stops looking, and watching; does not wait for it.
    @Override
    public void close() {
        if (pulsing) {
            timer.stop();
        }
        viewModel.close();
    }
}
