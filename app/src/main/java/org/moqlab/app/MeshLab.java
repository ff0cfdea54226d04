package org.moqlab.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static javafx.stage.WindowEvent.WINDOW_SHOWN;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.event.EventHandler;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.browser.BrowserController;
import org.moqlab.app.browser.BrowserViewModel;
import org.moqlab.app.browser.PageServer;
import org.moqlab.app.canvas.MeshCanvas;
import org.moqlab.app.events.EventsController;
import org.moqlab.app.events.EventsViewModel;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.inspector.InspectorController;
import org.moqlab.app.inspector.InspectorViewModel;
import org.moqlab.app.inspector.SessionController;
import org.moqlab.app.inspector.SessionViewModel;
import org.moqlab.app.scenario.OutlineController;
import org.moqlab.app.scenario.OutlineViewModel;
import org.moqlab.app.scenario.ScenarioController;
import org.moqlab.app.scenario.ScenarioViewModel;
import org.moqlab.app.shell.FilePicker;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.ScenarioReader;
import org.moqlab.app.shell.ShellController;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.shell.StatusViewModel;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.app.tables.TablesController;
import org.moqlab.app.tables.TablesViewModel;
import org.moqlab.app.theme.Theme;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.page.JoinPage;
import org.moqlab.engine.simulation.SimulatedMesh;
import org.moqlab.engine.transport.LiveMesh;

/// The composition root: wires player, panes and window by hand. FX thread only.
public final class MeshLab implements AutoCloseable {
    private final MeshPlayer player;
    private final Selection selection = new Selection();
    private final ShellViewModel shell;
    private final ShellController shellController;
    private final PageServer pages = new Pages();
    private final BrowserViewModel browser;
    private final Map<Class<?>, Supplier<Object>> controllers;

    /// Wires a window that opens on `first`.
    ///
    /// @param factory makes meshes
    /// @param reader reads scenario files
    /// @param picker asks for files
    public MeshLab(MeshFactory factory, ScenarioReader reader, FilePicker picker, Scenario first) {
        player = new MeshPlayer(factory, first);
        shell = new ShellViewModel(player, selection, reader, picker);
        browser = new BrowserViewModel(player, pages);
        shell.commands().bind(LabCommand.JOIN_BROWSER, browser.possible(), browser::invite);
        EventsViewModel events = new EventsViewModel(player.calmProperty(), player, selection);
        MeshCanvas canvas = new MeshCanvas(selection, player::submit);
        player.momentProperty().addListener((_, _, now) -> canvas.show(now));
        canvas.show(player.momentProperty().get());
        shellController =
                new ShellController(shell, new StatusViewModel(player), events, player, canvas);
        controllers = controllers(events);
    }

    private Map<Class<?>, Supplier<Object>> controllers(EventsViewModel events) {
        return Map.of(
                ShellController.class,
                () -> shellController,
                ScenarioController.class,
                () -> new ScenarioController(new ScenarioViewModel(player.calmProperty(), player)),
                OutlineController.class,
                () -> new OutlineController(new OutlineViewModel(player.calmProperty(), selection)),
                InspectorController.class,
                () ->
                        new InspectorController(
                                new InspectorViewModel(player.calmProperty(), player, selection)),
                SessionController.class,
                () ->
                        new SessionController(
                                new SessionViewModel(
                                        player.calmProperty(), player, player, selection)),
                TablesController.class,
                () ->
                        new TablesController(
                                new TablesViewModel(player.calmProperty(), player, selection)),
                EventsController.class,
                () -> new EventsController(events),
                BrowserController.class,
                () -> new BrowserController(browser));
    }

    /// The scenario a first opening shows.
    static Scenario zombieMesh() {
        String name = "sample-meshes/zombie-mesh.yaml";
        try (InputStream in =
                Objects.requireNonNull(MeshLab.class.getResourceAsStream(name), name)) {
            return ScenarioFile.parse(name, new String(in.readAllBytes(), UTF_8));
        } catch (IOException | ScenarioException e) {
            throw new IllegalStateException("the shipped " + name + " is broken", e);
        }
    }

    /// The drivers of the engine.
    static MeshFactory engine() {
        return new MeshFactory() {
            @Override
            public SteppedMesh simulated(Scenario scenario) {
                return new SimulatedMesh(scenario);
            }

            @Override
            public Mesh live(Scenario scenario) {
                return LiveMesh.start(scenario);
            }
        };
    }

    /// The player.
    public MeshPlayer player() {
        return player;
    }

    /// The selection all panes share.
    public Selection selection() {
        return selection;
    }

    /// What the window as a whole can do.
    public ShellViewModel shell() {
        return shell;
    }

    /// Where a browser joins the live mesh.
    public BrowserViewModel browser() {
        return browser;
    }

    /// Loads the window into a scene of the given size in px.
    public Scene scene(double width, double height) {
        Scene scene = new Scene(load(), width, height);
        shell.themeProperty().addListener((_, _, choice) -> choose(scene, choice));
        choose(scene, shell.themeProperty().get());
        // Showing a window moves the focus to its first control, a button that takes the space bar.
        EventHandler<WindowEvent> shown = _ -> shellController.focusFirst();
        scene.windowProperty()
                .addListener((_, _, window) -> {
                    if (window != null) {
                        window.addEventHandler(WINDOW_SHOWN, shown);
                    }
                });
        return scene;
    }

    private Parent load() {
        URL fxml =
                Objects.requireNonNull(MeshLab.class.getResource("shell/Shell.fxml"), "Shell.fxml");
        FXMLLoader loader = new FXMLLoader(fxml, Words.BUNDLE);
        loader.setControllerFactory(this::controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + fxml, e);
        }
    }

    private Object controller(Class<?> type) {
        @Nullable Supplier<Object> make = controllers.get(type);
        if (make == null) {
            throw new IllegalArgumentException("no controller " + type.getName());
        }
        return make.get();
    }

    private static void choose(Scene scene, ThemeChoice choice) {
        Optional<ColorScheme> scheme =
                switch (choice) {
                    case LIGHT -> Optional.of(ColorScheme.LIGHT);
                    case DARK -> Optional.of(ColorScheme.DARK);
                    case SYSTEM -> Optional.empty();
                };
        Theme.install(scene, scheme);
    }

    /// Stops the player, closes the mesh and the page for browsers.
    @Override
    public void close() {
        pages.close();
        player.close();
    }

    /// Serves the engine's page for whatever live mesh the player has.
    private final class Pages implements PageServer {
        private Optional<JoinPage> open = Optional.empty();

        @Override
        public String serve() throws IOException {
            if (open.isEmpty()) {
                open = Optional.of(JoinPage.open(this::mesh, 0));
            }
            return open.get().url();
        }

        private Optional<LiveMesh> mesh() {
            return player.mesh().filter(LiveMesh.class::isInstance).map(LiveMesh.class::cast);
        }

        @Override
        public void close() {
            open.ifPresent(JoinPage::close);
            open = Optional.empty();
        }
    }
}
