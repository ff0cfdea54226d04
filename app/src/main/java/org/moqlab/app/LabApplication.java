package org.moqlab.app;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.shell.ChooserFilePicker;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.Scaled;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.ScenarioFile;

/// Puts the window on the screen.
public final class LabApplication extends Application {
    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 800;
    private static final double LEAST_HEIGHT = 560;

    private final HomeFiles home = HomeFiles.usual();
    private @Nullable MeshLab lab;

    @Override
    public void start(Stage stage) {
        MeshLab opened =
                new MeshLab(
                        MeshLab.engine(),
                        ScenarioFile::exhibit,
                        new ChooserFilePicker(stage),
                        SampleMeshes.zombieMesh());
        lab = opened;
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> broke(opened, e));
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> broke(opened, e));
        remember(opened.shell());
        Scene scene = opened.scene(WIDTH, HEIGHT);
        opened.shell().commands().bind(LabCommand.QUIT, () -> opened.shell().leave(stage::close));
        stage.setOnCloseRequest(request -> {
            request.consume();
            opened.shell().leave(stage::close);
        });
        opened.browser().openWith(getHostServices()::showDocument);
        opened.overlays().attachments().openWith(one -> AttachedStages.show(one, opened));
        stage.titleProperty()
                .bind(
                        opened.player()
                                .momentProperty()
                                .map(m -> Words.of("window.title", m.scenario().title())));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.show();
        opened.player().startPulse();
        Arguments.parse(getParameters().getRaw().toArray(String[]::new))
                .flatMap(Arguments::file)
                .ifPresent(opened.classroom()::open);
    }

    /// Says what failed, on any thread, and where the log of it is.
    private void broke(MeshLab opened, Throwable e) {
        e.printStackTrace();
        String log =
                home.note(Instant.now(), e)
                        .map(file -> Words.of("banner.log", file.toString()))
                        .orElse("");
        String what = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        Platform.runLater(() -> opened.shell().warn(Words.of("banner.broke"), log, what));
    }

    /// Theme and size are as they were left, and kept when they change.
    private void remember(ShellViewModel shell) {
        Map<String, String> kept = home.load();
        Arrays.stream(ThemeChoice.values())
                .filter(choice -> choice.name().equals(kept.get("theme")))
                .findFirst()
                .ifPresent(shell.themeProperty()::set);
        shell.scaleProperty().set(scale(kept.getOrDefault("scale", "1")));
        ChangeListener<Object> keep = (_, _, _) -> keep(shell);
        shell.themeProperty().addListener(keep);
        shell.scaleProperty().addListener(keep);
    }

    private static double scale(String text) {
        try {
            return Math.clamp(Double.parseDouble(text), 1, Scaled.MOST);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private void keep(ShellViewModel shell) {
        Map<String, String> all = new TreeMap<>(home.load());
        all.put("theme", shell.themeProperty().get().name());
        all.put("scale", Double.toString(shell.scaleProperty().get()));
        home.keep(all);
    }

    @Override
    public void stop() {
        if (lab != null) {
            lab.close();
        }
    }
}
