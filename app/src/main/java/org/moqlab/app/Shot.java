package org.moqlab.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;

/// A picture of the whole window at a moment of a simulated run, made without showing it.
///
/// @param file where the PNG goes
/// @param width in px
/// @param height in px
/// @param theme which colours
/// @param at mesh time, ns
record Shot(Path file, int width, int height, ThemeChoice theme, long at) {
    /// The end of the run is played slowly, so that messages are on their way in the picture, ns.
    private static final long SLOW_END = 4_000_000L;

    /// Longest wait for the engine, in naps.
    private static final int MAX_NAPS = 3_000;

    private static final long NAP = 10_000_000L;

    /// Plays `scenario` and writes the picture. Not on the FX thread.
    ///
    /// @param prepare called with the window before the last stretch is played
    void take(MeshFactory engine, Scenario scenario, java.util.function.Consumer<MeshLab> prepare)
            throws IOException {
        MeshLab lab = onFx(() -> lab(engine, scenario));
        try {
            Scene scene = onFx(() -> lab.scene(width, height));
            onFx(() -> {
                lab.shell().themeProperty().set(theme);
                return lab;
            });
            await(() -> lab.player().readyProperty().get(), lab.player());
            onFx(() -> {
                scene.snapshot(null);
                prepare.accept(lab);
                lab.player().speedProperty().set(MeshPlayer.MIN_SPEED);
                lab.player().play();
                return lab;
            });
            await(() -> lab.player().momentProperty().get().now() >= at, lab.player());
            Image image =
                    onFx(() -> {
                        lab.player().pause();
                        lab.player().pulse(System.nanoTime());
                        lab.shell().exponentProperty().set(0);
                        scene.snapshot(null);
                        return scene.snapshot(null);
                    });
            Png.write(image, file);
        } finally {
            onFx(() -> {
                lab.close();
                return lab;
            });
        }
    }

    private MeshLab lab(MeshFactory engine, Scenario scenario) {
        return new MeshLab(new Advanced(engine, at - SLOW_END), _ -> scenario, Optional::empty, scenario);
    }

    /// Makes meshes that have already run for a while.
    private record Advanced(MeshFactory engine, long to) implements MeshFactory {
        @Override
        public SteppedMesh simulated(Scenario scenario) {
            SteppedMesh mesh = engine.simulated(scenario);
            if (to > 0) {
                mesh.advanceTo(to);
            }
            return mesh;
        }

        @Override
        public Mesh live(Scenario scenario) {
            return engine.live(scenario);
        }
    }

    private static void await(Callable<Boolean> reached, MeshPlayer player) throws IOException {
        for (int i = 0; i < MAX_NAPS; i++) {
            boolean there =
                    onFx(() -> {
                        player.pulse(System.nanoTime());
                        return reached.call();
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
