package org.moqlab.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.convergence.ConvergenceController;
import org.moqlab.app.events.EventsController;
import org.moqlab.app.events.EventsViewModel;
import org.moqlab.app.findings.FindingsController;
import org.moqlab.app.inspector.InspectorController;
import org.moqlab.app.marks.Narrow;
import org.moqlab.app.matrix.MatrixController;
import org.moqlab.app.presence.PresenceController;
import org.moqlab.app.scenario.OutlineController;
import org.moqlab.app.scenario.ScenarioController;
import org.moqlab.app.shell.Arrangement.Side;
import org.moqlab.app.spacetime.SpaceTimeController;
import org.moqlab.app.tables.TablesController;
import org.moqlab.app.time.ScrubberController;
import org.moqlab.app.words.Words;

/// Binds `Shell.fxml` to its view models and puts the canvas in the middle.
public final class ShellController {
    private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");

    /// Least room for events and their details beside each other, px.
    private static final double EVENTS_BESIDE = 520;

    private final ShellViewModel viewModel;
    private final StatusViewModel status;
    private final EventsViewModel events;
    private final ActsViewModel acts;
    private final Region canvas;
    private Predicate<KeyEvent> first = _ -> false;
    private final BooleanProperty largeDock = new SimpleBooleanProperty(this, "largeDock");
    private @Nullable Arrangement arrangement;

    @FXML private StackPane root;
    @FXML private SplitPane main;
    @FXML private SplitPane upper;
    @FXML private MenuBar menus;
    @FXML private VBox left;
    @FXML private Node scenarioPane;
    @FXML private Node outlinePane;
    @FXML private Node inspectorPane;
    @FXML private Node lessonSheet;
    @FXML private Node blankSheet;
    @FXML private Node startSheet;
    @FXML private StackPane canvasHolder;
    @FXML private Label hint;
    @FXML private Region banner;
    @FXML private Label bannerTitle;
    @FXML private Label bannerPlace;
    @FXML private Label bannerText;
    @FXML private Button bannerClose;
    @FXML private Region longWork;
    @FXML private Label longWorkWhat;
    @FXML private ProgressBar longWorkShare;
    @FXML private Label longWorkCount;
    @FXML private Button longWorkCancel;
    @FXML private TabPane dock;
    @FXML private Tab eventsTab;
    @FXML private Tab tablesTab;
    @FXML private Tab findingsTab;
    @FXML private Tab presenceTab;
    @FXML private Tab matrixTab;
    @FXML private Tab spaceTimeTab;
    @FXML private Tab convergenceTab;
    @FXML private Label findingsCount;
    @FXML private Label position;
    @FXML private Label seed;
    @FXML private Label mesh;
    @FXML private Label traffic;
    @FXML private VBox help;
    @FXML private Label helpTitle;
    @FXML private Node helpScroll;
    @FXML private FlowPane helpKeys;
    @FXML private HBox statusBar;
    @FXML private Label helpAbout;
    @FXML private Button helpClose;
    @FXML private SplitPane eventsPane;
    @FXML private EventsController eventsPaneController;
    @FXML private TablesController tablesPaneController;
    @FXML private ScenarioController scenarioPaneController;
    @FXML private OutlineController outlinePaneController;
    @FXML private InspectorController inspectorPaneController;
    @FXML private ScrubberController scrubberController;
    @FXML private FindingsController findingsPaneController;
    @FXML private PresenceController presencePaneController;
    @FXML private MatrixController matrixPaneController;
    @FXML private SpaceTimeController spaceTimePaneController;
    @FXML private ConvergenceController convergencePaneController;

    /// Creates the controller.
    public ShellController(
            ShellViewModel viewModel,
            StatusViewModel status,
            EventsViewModel events,
            ActsViewModel acts,
            Region canvas) {
        this.viewModel = viewModel;
        this.status = status;
        this.events = events;
        this.acts = acts;
        this.canvas = canvas;
    }

    /// Puts the keyboard where a person starts: on the outline, so that the space bar plays.
    public void focusFirst() {
        outlinePaneController.focus();
        if (!outlinePane.isFocusWithin()) {
            dock.requestFocus();
        }
    }

    /// The lower pane that is shown.
    public Node pane() {
        return dock.getSelectionModel().getSelectedItem().getContent();
    }

    /// Has keys go to somebody else before they are commands.
    ///
    /// @param taker says whether it has used one
    public void hearFirst(Predicate<KeyEvent> taker) {
        first = taker;
    }

    /// Has files opened that are dropped on the window.
    public void openDropped(Consumer<Path> opener) {
        new FileDrop(opener).on(root);
    }

    /// Leaves the canvas, with the bars of time, all of the window, or gives the panes back.
    public void showCanvasOnly(boolean only) {
        root.pseudoClassStateChanged(PRESENTING, only);
        menus.setVisible(!only);
        menus.setManaged(!only);
        if (only) {
            largeDock.set(false);
        }
        if (arrangement != null) {
            arrangement.showCanvasOnly(only);
        }
    }

    @FXML
    private void initialize() {
        canvasHolder.getChildren().addFirst(canvas);
        arrange();
        bindCommands();
        Menu bookmarks = scrubberController.bookmarks();
        menus.getMenus().setAll(Menus.all(viewModel.commands(), acts, recent(), bookmarks));
        leaveMenusSeen(startSheet);
        bindStatus();
        dock.getSelectionModel().select(eventsTab);
        tablesTab.selectedProperty().addListener((_, _, shown) -> tablesPaneController.show(shown));
        matrixTab.selectedProperty().addListener((_, _, shown) -> matrixPaneController.show(shown));
        spaceTimeTab
                .selectedProperty()
                .addListener((_, _, shown) -> spaceTimePaneController.show(shown));
        convergenceTab
                .selectedProperty()
                .addListener((_, _, shown) -> convergencePaneController.show(shown));
        presenceTab
                .selectedProperty()
                .addListener((_, _, shown) -> presencePaneController.show(shown));
        new BannerBox(banner, bannerTitle, bannerPlace, bannerText).follow(viewModel);
        new LongWorkBox(longWork, longWorkWhat, longWorkShare, longWorkCount, longWorkCancel)
                .follow(viewModel.longWork());
        bannerClose.setOnAction(_ -> viewModel.dismissBanner());
        HelpSheet sheet =
                new HelpSheet(help, helpTitle, helpScroll, helpKeys, helpAbout, helpClose);
        viewModel.commands().bind(LabCommand.KEYS, () -> sheet.show(true));
        viewModel.commands().bind(LabCommand.ABOUT, () -> sheet.show(false));
        FullText.sayIn(root);
        Sheets sheets = new Sheets(root, List.of(lessonSheet, blankSheet), this::focusFirst);
        Keys keys = new Keys(viewModel.commands(), canvas, sheets);
        root.sceneProperty()
                .addListener((_, _, scene) ->
                        keys.listen(scene, event -> first.test(event), viewModel::dismissBanner));
    }

    /// A sheet that lies over everything but the menus.
    private void leaveMenusSeen(Node sheet) {
        InvalidationListener place =
                _ ->
                        StackPane.setMargin(
                                sheet,
                                new Insets(menus.isManaged() ? menus.getHeight() : 0, 0, 0, 0));
        menus.heightProperty().addListener(place);
        menus.managedProperty().addListener(place);
    }

    private void arrange() {
        Side scenario = side(scenarioPane, "scenario");
        Side outline = side(outlinePane, "outline");
        Side inspector = side(inspectorPane, "inspector");
        Arrangement made =
                new Arrangement(
                        main,
                        upper,
                        dock,
                        left,
                        canvasHolder,
                        List.of(scenario, outline),
                        inspector);
        made.follow(root);
        Panes.standWhereNarrow(eventsPane, EVENTS_BESIDE);
        largeDock.addListener((_, _, large) -> made.showDockOnly(large));
        bindSide(made, LabCommand.SHOW_SCENARIO, scenario, scenarioPaneController::focus);
        bindSide(made, LabCommand.SHOW_OUTLINE, outline, outlinePaneController::focus);
        bindSide(made, LabCommand.SHOW_INSPECTOR, inspector, inspectorPaneController::focus);
        arrangement = made;
    }

    private static Side side(Node pane, String name) {
        Tab tab = new Tab(Words.of("dock." + name));
        tab.setId(name + "Tab");
        return new Side(pane, tab);
    }

    /// Shows a side pane and puts the keyboard into it.
    private void bindSide(Arrangement made, LabCommand command, Side side, Runnable focus) {
        viewModel
                .commands()
                .bind(
                        command,
                        () -> {
                            if (made.isAtSide()) {
                                largeDock.set(false);
                            }
                            made.bringUp(side);
                            // A pane takes the keyboard only once it is laid out.
                            Platform.runLater(focus);
                        });
    }

    private Menu recent() {
        return RecentMenu.of(viewModel.recent(), viewModel::reopen);
    }

    /// Opens a pane and puts the keyboard into it.
    private void bindPane(LabCommand command, Tab tab, Runnable focus) {
        viewModel
                .commands()
                .bind(
                        command,
                        () -> {
                            dock.getSelectionModel().select(tab);
                            focus.run();
                        });
    }

    private void bindCommands() {
        CommandSet commands = viewModel.commands();
        commands.bind(LabCommand.SHOW_EVENTS, this::showEvents);
        bindPane(LabCommand.SHOW_TABLES, tablesTab, tablesPaneController::focus);
        bindPane(LabCommand.SHOW_MATRIX, matrixTab, matrixPaneController::focus);
        bindPane(LabCommand.SHOW_SPACETIME, spaceTimeTab, spaceTimePaneController::focus);
        bindPane(LabCommand.SHOW_CONVERGENCE, convergenceTab, convergencePaneController::focus);
        commands.bindSwitch(LabCommand.LARGE_DOCK, largeDock);
        bindPane(LabCommand.SHOW_PRESENCE, presenceTab, presencePaneController::focus);
        bindPane(LabCommand.SHOW_FINDINGS, findingsTab, findingsPaneController::focus);
        bindPane(LabCommand.FIND, eventsTab, eventsPaneController::find);
        commands.bind(LabCommand.SHOW_STRIP, scrubberController::focus);
        matrixPaneController.explainWith(this::explain);
        commands.bind(LabCommand.EXPLAIN, this::explain);
        commands.bind(LabCommand.GO_TO_CAUSE, events::selectCause);
        commands.bind(LabCommand.THEME_SWITCH, this::switchTheme);
    }

    /// Of what the keyboard is on in the matrix, else of what is selected.
    private void explain() {
        matrixPaneController.selectCursor();
        inspectorPaneController.showWhy();
        viewModel.commands().run(LabCommand.SHOW_INSPECTOR);
    }

    private void showEvents() {
        dock.getSelectionModel().select(eventsTab);
        eventsPaneController.focus();
    }

    private void switchTheme() {
        boolean dark = root.getScene().getPreferences().getColorScheme() == ColorScheme.DARK;
        viewModel.themeProperty().set(dark ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    private void bindStatus() {
        position.textProperty().bind(status.positionProperty());
        seed.textProperty().bind(status.seedProperty());
        mesh.textProperty().bind(status.meshProperty());
        traffic.textProperty().bind(status.trafficProperty());
        findingsCount.textProperty().bind(status.findingCountProperty());
        findingsTab
                .graphicProperty()
                .bind(
                        status.findingCountProperty()
                                .map(count -> count.isEmpty() ? null : findingsCount));
        Narrow.of(statusBar, List.of(traffic, seed, mesh));
        hint.visibleProperty().bind(status.freshProperty());
    }
}
