package org.moqlab.app;

import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.shell.ChooserFilePicker;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.ScenarioFile;

/// Puts the window on the screen.
public final class LabApplication extends Application {
    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 800;
    private static final double LEAST_HEIGHT = 560;

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
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> broke(opened, e));
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
                .ifPresent(opened.shell()::open);
    }

    private static void broke(MeshLab lab, Throwable e) {
        e.printStackTrace();
        lab.shell()
                .warn(
                        Words.of("banner.broke"),
                        "",
                        Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    }

    @Override
    public void stop() {
        if (lab != null) {
            lab.close();
        }
    }
}
