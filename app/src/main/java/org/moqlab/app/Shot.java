package org.moqlab.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.moqlab.app.canvas.MeshCanvas;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.pen.Png;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioFile;

/// A picture of the whole window at a moment of a simulated run, made without showing it.
///
/// @param file where the PNG goes
/// @param width in px
/// @param height in px
/// @param theme which colours
/// @param at mesh time, ns
record Shot(Path file, int width, int height, ThemeChoice theme, long at) {
    /// Longest wait for the engine, in naps; fourteen runs are compared on a busy machine.
    private static final int MAX_NAPS = 18_000;

    /// Passes of style and layout after the last change; lists scroll a pass later.
    private static final int SETTLING = 4;

    private static final long NAP = 10_000_000L;

    /// Wall time after which what follows the screen calmly has followed, ns.
    private static final long CALM = 250_000_000L;

    /// Plays `exhibit` and writes the picture. Not on the FX thread.
    ///
    /// @param arrange called with the window once everything is played
    void take(MeshFactory engine, Exhibit exhibit, Consumer<MeshLab> arrange) throws IOException {
        MeshLab lab = onFx(() -> open(engine, exhibit));
        try {
            Scene scene = onFx(() -> window(lab));
            settle(scene);
            playTo(lab.player(), at);
            onFx(() -> {
                arrange.accept(lab);
                return at;
            });
            rest(lab);
            Optional<AttachedShot> attached = attached(lab);
            if (attached.isPresent()) {
                Png.write(onFx(() -> attached.get().scene().snapshot(null)), file);
                return;
            }
            LockSupport.parkNanos(CALM);
            onFx(() -> {
                lab.player().pulse(System.nanoTime());
                return at;
            });
            // What followed may have begun something.
            rest(lab);
            settle(scene);
            Png.write(onFx(() -> picture(scene)), file);
        } finally {
            onFx(() -> {
                lab.close();
                return file;
            });
        }
    }

    private static MeshLab open(MeshFactory engine, Exhibit exhibit) {
        return new MeshLab(engine, ScenarioFile::exhibit, Optional::empty, exhibit);
    }

    /// Lays the window out. A scene without a stage is drawn once only: later changes of its
    /// children would be missing in a second picture.
    private Scene window(MeshLab lab) {
        Scene scene = lab.scene(width, height);
        lab.shell().themeProperty().set(theme);
        scene.getRoot().resize(width, height);
        return scene;
    }

    /// Waits until nothing is worked on any more.
    private static void rest(MeshLab lab) throws IOException {
        for (int i = 0; i < MAX_NAPS; i++) {
            boolean busy =
                    onFx(() -> {
                        lab.player().pulse(System.nanoTime());
                        return lab.overlays().isBusy()
                                || lab.classroom().isBusy()
                                || lab.hunt().busyProperty().get()
                                || lab.events().isDue()
                                || lab.player().time().turns().isWaiting();
                    });
            if (!busy) {
                return;
            }
            LockSupport.parkNanos(NAP);
        }
        throw new IOException("the window was busy for too long");
    }

    /// The window of a watched cluster where one is open, once it shows what was asked for.
    private Optional<AttachedShot> attached(MeshLab lab) throws IOException {
        Optional<AttachedShot> shot =
                onFx(() ->
                        lab.overlays().attachments().windows().stream()
                                .findFirst()
                                .map(window -> new AttachedShot(window, lab, width, height)));
        if (shot.isPresent()) {
            AttachedShot one = shot.get();
            await(() -> one.pulse());
            settle(one.scene());
            await(() -> one.pulse());
            settle(one.scene());
        }
        return shot;
    }

    private static void await(Callable<Boolean> holds) throws IOException {
        for (int i = 0; i < MAX_NAPS; i++) {
            if (onFx(holds)) {
                return;
            }
            LockSupport.parkNanos(NAP);
        }
        throw new IOException("the window was busy for too long");
    }

    /// Draws the scene once nothing on its canvas moves, and without the note of a skipped wait:
    /// nobody waited for this picture.
    private static Image picture(Scene scene) {
        for (Node node : scene.getRoot().lookupAll(".mesh-canvas")) {
            if (node instanceof MeshCanvas canvas) {
                canvas.settle();
            }
        }
        return scene.snapshot(null);
    }

    private static void settle(Scene scene) {
        for (int i = 0; i < SETTLING; i++) {
            onFx(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                return scene;
            });
        }
    }

    private static void playTo(MeshPlayer player, long to) throws IOException {
        onFx(() -> {
            player.time().playTo(to);
            return to;
        });
        for (int i = 0; i < MAX_NAPS; i++) {
            boolean there =
                    onFx(() -> {
                        player.pulse(System.nanoTime());
                        return player.readyProperty().get()
                                && player.momentProperty().get().now() >= to;
                    });
            if (there) {
                return;
            }
            LockSupport.parkNanos(NAP);
        }
        throw new IOException("the engine did not get there in time");
    }

    private static <T> T onFx(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(task.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the window could not be drawn", e.getCause());
        }
    }
}
