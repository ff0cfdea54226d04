package org.moqlab.app;

import static javafx.stage.WindowEvent.WINDOW_SHOWN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.browser.BrowserController;
import org.moqlab.app.browser.BrowserViewModel;
import org.moqlab.app.browser.PageServer;
import org.moqlab.app.canvas.MeshCanvas;
import org.moqlab.app.events.EventsViewModel;
import org.moqlab.app.export.View;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.hunt.HuntViewModel;
import org.moqlab.app.keep.Home;
import org.moqlab.app.make.BuildViewModel;
import org.moqlab.app.scenario.OutlineController;
import org.moqlab.app.scenario.OutlineViewModel;
import org.moqlab.app.scenario.ScenarioController;
import org.moqlab.app.scenario.ScenarioViewModel;
import org.moqlab.app.settings.TableMemory;
import org.moqlab.app.shell.FilePicker;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.Scaled;
import org.moqlab.app.shell.ScenarioReader;
import org.moqlab.app.shell.ShellController;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.shell.StatusViewModel;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.app.shell.ToolbarController;
import org.moqlab.app.theme.Theme;
import org.moqlab.app.time.Bookmarks;
import org.moqlab.app.time.NamingController;
import org.moqlab.app.time.ScrubberController;
import org.moqlab.app.time.ScrubberViewModel;
import org.moqlab.app.time.UntilController;
import org.moqlab.app.time.UntilViewModel;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.HybridMesh;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.page.JoinPage;
import org.moqlab.engine.session.Anatomy;
import org.moqlab.engine.simulation.SimulatedTimeline;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Passes;

/// The composition root: wires player, panes and window by hand. FX thread only.
public final class MeshLab implements AutoCloseable {
    private final MeshPlayer player;
    private final Selection selection = new Selection();
    private final ActsViewModel acts;
    private final ShellViewModel shell;
    private final ShellController shellController;
    private final StatusViewModel status;
    private final ScrubberViewModel scrubber;
    private final UntilViewModel until;
    private final PageServer pages = new Pages();
    private final BrowserViewModel browser;
    private final Overlays overlays;
    private final TableMemory tables;
    private final Classroom classroom;
    private final FilmStudio films;
    private final HuntingGround hunting;
    private final EventsViewModel events;
    private final MeshCanvas canvas;
    private @Nullable Scene shown;
    private final Map<Class<?>, Supplier<Object>> controllers;

    /// Wires a window that opens on `first`.
    ///
    /// @param factory makes meshes
    /// @param reader reads scenario files
    /// @param picker asks for files
    public MeshLab(MeshFactory factory, ScenarioReader reader, FilePicker picker, Exhibit first) {
        this(factory, reader, picker, first, Home.none());
    }

    /// Wires a window that opens on `first` and is as it was left.
    ///
    /// @param factory makes meshes
    /// @param reader reads scenario files
    /// @param picker asks for files
    /// @param home what is kept of it
    public MeshLab(
            MeshFactory factory,
            ScenarioReader reader,
            FilePicker picker,
            Exhibit first,
            Home home) {
        player = new MeshPlayer(factory, first.scenario());
        acts = new ActsViewModel(player.momentProperty(), selection, player::submit);
        shell = new ShellViewModel(player, selection, acts, reader, picker, home, first);
        browser = new BrowserViewModel(player, pages);
        overlays =
                new Overlays(
                        factory,
                        player,
                        selection,
                        acts,
                        shell,
                        picker,
                        reader,
                        home,
                        new Photographer(this::part));
        tables = columns(home, overlays);
        films = new FilmStudio(player, selection, shell, picker, this::colours, this::showsTree);
        hunting = new HuntingGround(factory, player, selection, shell, overlays.work(), picker);
        shell.commands().bind(LabCommand.JOIN_BROWSER, browser.possible(), browser::invite);
        events =
                new EventsViewModel(
                        player.calmProperty(), player, selection, player.time(), Anatomy::of);
        status = new StatusViewModel(player);
        scrubber = new ScrubberViewModel(player.momentProperty(), player.time(), selection);
        until = new UntilViewModel(player.momentProperty(), selection, player.time());
        shell.bindTime(scrubber, until);
        canvas = new MeshCanvas(selection, acts::perform);
        follow(canvas, player, shell, overlays.building(), scrubber.bookmarks());
        shellController = new ShellController(shell, status, events, acts, canvas);
        classroom = new Classroom(player, selection, shell, status, canvas, home.memory());
        classroom.openFrom(picker);
        classroom.seat(shellController, overlays.museum());
        controllers = controllers();
    }

    private static TableMemory columns(Home home, Overlays overlays) {
        TableMemory tables = new TableMemory(home.memory());
        overlays.settings().resetColumnsWith(tables::reset);
        return tables;
    }

    private static void follow(
            MeshCanvas canvas,
            MeshPlayer player,
            ShellViewModel shell,
            BuildViewModel building,
            Bookmarks bookmarks) {
        player.momentProperty().addListener((_, _, now) -> canvas.show(now));
        shell.exhibitProperty().addListener((_, _, now) -> canvas.place(now.layout()));
        canvas.place(shell.exhibitProperty().get().layout());
        canvas.show(player.momentProperty().get());
        CanvasCommands.bind(shell.commands(), building, canvas);
        building.editWithin(bookmarks::stayWhile);
    }

    private Map<Class<?>, Supplier<Object>> controllers() {
        Map<Class<?>, Supplier<Object>> all = new HashMap<>();
        ObservableValue<Moment> calm = player.calmProperty();
        all.put(ShellController.class, () -> shellController);
        all.put(ToolbarController.class, () -> new ToolbarController(shell, status, player));
        all.put(ScrubberController.class, () -> new ScrubberController(scrubber));
        all.put(NamingController.class, () -> new NamingController(scrubber.naming()));
        all.put(UntilController.class, () -> new UntilController(until));
        all.put(
                ScenarioController.class,
                () ->
                        new ScenarioController(
                                new ScenarioViewModel(calm, player, overlays.work()::deeds)));
        all.put(
                OutlineController.class,
                () ->
                        new OutlineController(
                                new OutlineViewModel(calm, selection),
                                acts,
                                overlays.building(),
                                CanvasCommands.ground(canvas)));
        PaneControllers.addTo(all, player, selection, acts, events, hunting.hunt());
        all.put(BrowserController.class, () -> new BrowserController(browser));
        overlays.addTo(all);
        classroom.addTo(all);
        films.addTo(all);
        hunting.addTo(all);
        return all;
    }

    /// The drivers of the engine.
    static MeshFactory engine() {
        return new MeshFactory() {
            @Override
            public Timeline simulated(Scenario scenario) {
                return new SimulatedTimeline(scenario);
            }

            @Override
            public Mesh live(Scenario scenario, Starting starting) {
                return HybridMesh.start(scenario, Passes.NONE, starting);
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

    /// The events, and the selected one taken apart.
    EventsViewModel events() {
        return events;
    }

    private boolean showsTree() {
        return canvas.treeProperty().get();
    }

    /// What looks for trouble.
    HuntViewModel hunt() {
        return hunting.hunt();
    }

    /// Where films are made.
    FilmStudio films() {
        return films;
    }

    /// What teaching needs.
    Classroom classroom() {
        return classroom;
    }

    /// What opens over the panes.
    Overlays overlays() {
        return overlays;
    }

    /// Where a browser joins the live mesh.
    public BrowserViewModel browser() {
        return browser;
    }

    /// Loads the window into a scene of the given size in px.
    public Scene scene(double width, double height) {
        Parent content = load();
        tables.follow(content);
        shellController.openDropped(classroom::open);
        Scaled root = new Scaled(content);
        root.factorProperty().bind(classroom.factor(shell.scaleProperty()));
        Scene scene = new Scene(root, width, height);
        shown = scene;
        dress(scene);
        shell.lessMotionProperty().subscribe(less -> calm(scene, less));
        // Showing a window moves the focus to its first control, a button that takes the space bar.
        EventHandler<WindowEvent> shown = _ -> shellController.focusFirst();
        scene.windowProperty()
                .addListener((_, before, window) -> {
                    if (before != null) {
                        before.removeEventHandler(WINDOW_SHOWN, shown);
                    }
                    if (window != null) {
                        window.addEventHandler(WINDOW_SHOWN, shown);
                    }
                });
        return scene;
    }

    /// The wish of the desktop holds where a person has none.
    private static void calm(Scene scene, boolean less) {
        scene.getPreferences().setReducedMotion(less ? Boolean.TRUE : null);
    }

    private Node part(View view) {
        return switch (view) {
            case WINDOW -> window().getRoot();
            case MESH -> canvas;
            case PANE -> shellController.pane();
        };
    }

    private Scene window() {
        return Optional.ofNullable(shown)
                .orElseThrow(() -> new IllegalStateException("there is no window yet"));
    }

    private ColorScheme colours() {
        return window().getPreferences().getColorScheme();
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

    /// Gives a scene the colours of the window, and keeps them alike.
    void dress(Scene scene) {
        shell.themeProperty().addListener((_, _, choice) -> choose(scene, choice));
        choose(scene, shell.themeProperty().get());
        Theme.lift(scene);
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
        classroom.close();
        overlays.close();
        films.close();
        hunting.close();
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
            return player.mesh().flatMap(HybridMesh::live);
        }

        @Override
        public void close() {
            open.ifPresent(JoinPage::close);
            open = Optional.empty();
        }
    }
}
