package org.moqlab.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.keep.Drafts;
import org.moqlab.app.keep.Home;
import org.moqlab.app.keep.HomeFiles;
import org.moqlab.app.keep.Memory;
import org.moqlab.app.keep.SettingsWriter;
import org.moqlab.app.shell.ChooserFilePicker;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.ScenarioFile;

/// Puts the window on the screen.
public final class LabApplication extends Application {
    private final HomeFiles files = HomeFiles.usual();
    private final SettingsWriter writer = new SettingsWriter(files, this::notKept);
    private @Nullable MeshLab lab;

    @Override
    public void start(Stage stage) {
        List<Path> damaged = new ArrayList<>();
        Memory memory = new Memory(files.load(damaged::add), writer::keep);
        MeshLab opened =
                new MeshLab(
                        MeshLab.engine(),
                        ScenarioFile::exhibit,
                        new ChooserFilePicker(stage),
                        SampleMeshes.zombieMesh(),
                        home(memory));
        lab = opened;
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> broke(opened, e));
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> broke(opened, e));
        StageMemory size = new StageMemory(memory);
        Scene scene = opened.scene(size.width(), size.height());
        bindLeaving(stage, opened.shell());
        opened.browser().openWith(getHostServices()::showDocument);
        opened.overlays().attachments().openWith(one -> AttachedStages.show(one, opened));
        stage.titleProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> title(opened.player()),
                                opened.player().momentProperty(),
                                opened.player().openProperty()));
        stage.setScene(scene);
        size.follow(stage);
        stage.show();
        opened.player().startPulse();
        opened.overlays().startAutosave();
        damaged.forEach(file -> tell(opened, file));
        Arguments.parse(getParameters().getRaw().toArray(String[]::new))
                .flatMap(Arguments::file)
                .ifPresentOrElse(
                        opened.classroom()::open,
                        () ->
                                opened.overlays()
                                        .settings()
                                        .toReopen()
                                        .ifPresent(opened.shell()::reopen));
    }

    private static String title(MeshPlayer player) {
        return player.openProperty().get()
                ? Words.of("window.title", player.momentProperty().get().scenario().title())
                : Words.of("start.title");
    }

    private static void tell(MeshLab opened, Path damaged) {
        opened.shell()
                .warn(
                        Words.of("settings.damaged"),
                        damaged.toString(),
                        Words.of("settings.damaged.text"));
    }

    private Home home(Memory memory) {
        return new Home(
                memory,
                new Drafts(files.drafts()),
                Optional.of(files.settings()),
                what -> files.note(Instant.now(), what));
    }

    private static void bindLeaving(Stage stage, ShellViewModel shell) {
        shell.commands().bind(LabCommand.QUIT, () -> shell.leave(stage::close));
        stage.setOnCloseRequest(request -> {
            request.consume();
            shell.leave(stage::close);
        });
    }

    /// Says what failed, on any thread, and where the log of it is.
    private static void broke(MeshLab opened, Throwable e) {
        e.printStackTrace();
        Platform.runLater(() -> opened.shell().broke(e));
    }

    private void notKept(IOException e) {
        Platform.runLater(() -> {
            if (lab != null) {
                lab.shell()
                        .warn(
                                Words.of("settings.not-written"),
                                files.settings().toString(),
                                Words.of("settings.not-written.text", e.toString()));
            }
        });
    }

    @Override
    public void stop() {
        if (lab != null) {
            lab.close();
        }
        writer.close();
    }
}
