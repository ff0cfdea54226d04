package org.moqlab.app.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.ColorScheme;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.convergence.ConvergenceController;
import org.moqlab.app.events.EventsController;
import org.moqlab.app.events.EventsViewModel;
import org.moqlab.app.findings.FindingsController;
import org.moqlab.app.matrix.MatrixController;
import org.moqlab.app.presence.PresenceController;
import org.moqlab.app.scenario.OutlineController;
import org.moqlab.app.spacetime.SpaceTimeController;
import org.moqlab.app.tables.TablesController;
import org.moqlab.app.time.ScrubberController;
import org.moqlab.app.words.Words;

/// Binds `Shell.fxml` to its view models and puts the canvas in the middle.
public final class ShellController {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");
    private static final double LEFT_WIDTH = 252;
    private static final double INSPECTOR_WIDTH = 400;
    private static final double DOCK_HEIGHT = 216;

    private final ShellViewModel viewModel;
    private final StatusViewModel status;
    private final EventsViewModel events;
    private final ActsViewModel acts;
    private final Region canvas;
    private final Keys keys;
    private Predicate<KeyEvent> first = _ -> false;
    private final BooleanProperty largeDock = new SimpleBooleanProperty(this, "largeDock");
    private double smallDock;
    private List<Node> folded = List.of();
    private List<double[]> dividers = List.of();

    @FXML private StackPane root;
    @FXML private SplitPane main;
    @FXML private SplitPane upper;
    @FXML private MenuBar menus;
    @FXML private StackPane canvasHolder;
    @FXML private Label hint;
    @FXML private Region banner;
    @FXML private Label bannerTitle;
    @FXML private Label bannerPlace;
    @FXML private Label bannerText;
    @FXML private Button bannerClose;
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
    @FXML private GridPane helpKeys;
    @FXML private Label helpAbout;
    @FXML private Button helpClose;
    @FXML private EventsController eventsPaneController;
    @FXML private TablesController tablesPaneController;
    @FXML private OutlineController outlineController;
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
        this.keys = new Keys(viewModel.commands(), canvas);
    }

    /// Puts the keyboard where a person starts: on the outline, so that the space bar plays.
    public void focusFirst() {
        outlineController.focus();
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

    /// Leaves the canvas, with the bars of time, all of the window, or gives the panes back.
    public void showCanvasOnly(boolean only) {
        root.pseudoClassStateChanged(PRESENTING, only);
        menus.setVisible(!only);
        menus.setManaged(!only);
        if (only) {
            largeDock.set(false);
            folded = List.copyOf(upper.getItems());
            dividers = List.of(upper.getDividerPositions(), main.getDividerPositions());
            upper.getItems().setAll(canvasHolder);
            main.getItems().remove(dock);
        } else if (!folded.isEmpty()) {
            upper.getItems().setAll(folded);
            main.getItems().add(dock);
            upper.setDividerPositions(dividers.getFirst());
            main.setDividerPositions(dividers.getLast());
            folded = List.of();
        }
    }

    @FXML
    private void initialize() {
        canvasHolder.getChildren().addFirst(canvas);
        Panes.openAt(upper, LEFT_WIDTH, INSPECTOR_WIDTH);
        Panes.openAt(main, 0, DOCK_HEIGHT);
        bindCommands();
        menus.getMenus().setAll(Menus.all(viewModel.commands(), acts));
        bindStatus();
        dock.getSelectionModel().select(eventsTab);
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
        largeDock.addListener((_, _, large) -> enlargeDock(large));
        bindBanner();
        HelpSheet.fill(helpKeys);
        hideHelp();
        helpClose.setOnAction(_ -> hideHelp());
        root.sceneProperty().addListener((_, _, scene) -> listen(scene));
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

    /// The canvas makes room for the lower panes, and comes back where it was.
    private void enlargeDock(boolean large) {
        if (large) {
            smallDock = main.getDividerPositions()[0];
            main.getItems().remove(upper);
        } else {
            main.getItems().addFirst(upper);
            main.setDividerPositions(smallDock);
        }
    }

    private void bindCommands() {
        CommandSet commands = viewModel.commands();
        commands.bind(LabCommand.SHOW_EVENTS, this::showEvents);
        bindPane(LabCommand.SHOW_TABLES, tablesTab, tablesPaneController::focus);
        bindPane(LabCommand.SHOW_MATRIX, matrixTab, matrixPaneController::focus);
        bindPane(LabCommand.SHOW_SPACETIME, spaceTimeTab, spaceTimePaneController::focus);
        bindPane(LabCommand.SHOW_CONVERGENCE, convergenceTab, convergencePaneController::focus);
        commands.bindSwitch(LabCommand.LARGE_DOCK, largeDock);
        commands.bind(LabCommand.SHOW_PRESENCE, () -> dock.getSelectionModel().select(presenceTab));
        bindPane(LabCommand.SHOW_FINDINGS, findingsTab, findingsPaneController::focus);
        bindPane(LabCommand.FIND, eventsTab, eventsPaneController::find);
        commands.bind(LabCommand.SHOW_STRIP, scrubberController::focus);
        commands.bind(LabCommand.GO_TO_CAUSE, events::selectCause);
        commands.bind(LabCommand.THEME_SWITCH, this::switchTheme);
        commands.bind(LabCommand.KEYS, () -> showHelp(true));
        commands.bind(LabCommand.ABOUT, () -> showHelp(false));
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
        hint.visibleProperty().bind(status.freshProperty());
    }

    private void bindBanner() {
        viewModel.bannerProperty().addListener((_, _, now) -> show(now));
        show(viewModel.bannerProperty().get());
        bannerClose.setOnAction(_ -> viewModel.dismissBanner());
    }

    private void show(Optional<Banner> now) {
        banner.setVisible(now.isPresent());
        banner.setManaged(now.isPresent());
        banner.pseudoClassStateChanged(WRONG, now.filter(Banner::wrong).isPresent());
        present(bannerText, now.filter(one -> !one.text().isEmpty()).isPresent());
        bannerTitle.setText(now.map(Banner::title).orElse(""));
        bannerPlace.setText(now.map(Banner::place).orElse(""));
        bannerText.setText(now.map(Banner::text).orElse(""));
    }

    private void showHelp(boolean withKeys) {
        helpTitle.setText(Words.of(withKeys ? "help.keys" : "help.about"));
        present(helpKeys, withKeys);
        present(helpAbout, !withKeys);
        help.setVisible(true);
        helpClose.requestFocus();
    }

    private void hideHelp() {
        help.setVisible(false);
    }

    private static void present(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void listen(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (first.test(event)) {
                        event.consume();
                    } else if (event.getCode() == KeyCode.ESCAPE) {
                        hideHelp();
                        viewModel.dismissBanner();
                    } else {
                        keys.handle(event, Optional.ofNullable(scene.getFocusOwner()));
                    }
                });
    }
}
