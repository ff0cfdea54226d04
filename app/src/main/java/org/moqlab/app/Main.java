package org.moqlab.app;

import java.io.IOException;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// Starts the desktop program. No `Application` itself, so that it starts from the class path and
/// can say in one line that there is no display.
public final class Main {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int UNUSABLE_INPUT = 2;
    private static final int NOT_SUPPORTED = 127;

    private Main() {}

    /// Opens the window, on the scenario file given or on the zombie mesh.
    ///
    /// @param args an optional scenario file; `--shot FILE WIDTHxHEIGHT [--theme light|dark] [--at
    ///   TIME]` draws the window into a PNG instead, `shots FOLDER` all screens of the tour
    public static void main(String[] args) {
        Optional<Album> album = Album.asked(args);
        Optional<Arguments> arguments = Arguments.parse(args);
        if (Album.isHelp(args)) {
            System.out.println(Album.help());
        } else if (album.isPresent()) {
            System.exit(draw(album.get()));
        } else if (arguments.isEmpty() || Album.complaint(args).isPresent()) {
            System.err.println(Album.complaint(args).orElseGet(() -> Words.of("main.usage")));
            System.exit(UNUSABLE_INPUT);
        } else if (arguments.get().shot().isPresent()) {
            System.exit(draw(arguments.get(), arguments.get().shot().get()));
        } else if (!hasDisplay()) {
            System.err.println(Words.of("main.no-display"));
            System.exit(NOT_SUPPORTED);
        } else {
            launch(args);
        }
    }

    /// A display that is named may still not open; the toolkit says so by this exception.
    private static void launch(String[] args) {
        try {
            Application.launch(LabApplication.class, args);
        } catch (UnsupportedOperationException noDisplay) {
            System.err.println(Words.of("main.no-display"));
            System.exit(NOT_SUPPORTED);
        }
    }

    private static boolean hasDisplay() {
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        boolean headless = "Headless".equals(System.getProperty("glass.platform"));
        return !linux
                || headless
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }

    private static void startWithoutDisplay() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Platform.startup(() -> Platform.setImplicitExit(false));
    }

    private static int draw(Album album) {
        try {
            startWithoutDisplay();
            album.draw(MeshLab.engine(), System.out);
            return OK;
        } catch (IOException e) {
            System.err.println(
                    Words.of("main.not-written", album.folder().toString(), e.toString()));
            return FAILED;
        }
    }

    private static int draw(Arguments arguments, Shot shot) {
        try {
            Exhibit scenario =
                    arguments.file().isPresent()
                            ? ScenarioFile.exhibit(arguments.file().get())
                            : SampleMeshes.zombieMesh();
            startWithoutDisplay();
            shot.take(MeshLab.engine(), scenario, _ -> {});
            return OK;
        } catch (ScenarioException e) {
            System.err.println(e.getMessage());
            return UNUSABLE_INPUT;
        } catch (IOException e) {
            System.err.println(Words.of("main.not-written", shot.file().toString(), e.toString()));
            return FAILED;
        }
    }
}
