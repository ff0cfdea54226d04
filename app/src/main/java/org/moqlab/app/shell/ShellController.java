package org.moqlab.app.shell;

import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.moqlab.app.events.EventsController;
import org.moqlab.app.events.EventsViewModel;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.scenario.OutlineController;
import org.moqlab.app.tables.TablesController;
import org.moqlab.app.words.Words;

/// Binds `Shell.fxml` to its view models and puts the canvas in the middle.
public final class ShellController {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private static final double LEFT_WIDTH = 252;
    private static final double INSPECTOR_WIDTH = 400;
    private static final double DOCK_HEIGHT = 240;

    private final ShellViewModel viewModel;
    private final StatusViewModel status;
    private final EventsViewModel events;
    private final MeshPlayer player;
    private final Region canvas;
    private final Keys keys;

    @FXML private StackPane root;
    @FXML private SplitPane main;
    @FXML private SplitPane upper;
    @FXML private MenuBar menus;
    @FXML private ToggleButton simulated;
    @FXML private ToggleButton live;
    @FXML private Button restart;
    @FXML private Button play;
    @FXML private FontIcon playIcon;
    @FXML private Button step;
    @FXML private Region speedBox;
    @FXML private Slider speed;
    @FXML private Label speedReadout;
    @FXML private Label clock;
    @FXML private Button findings;
    @FXML private Button theme;
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

    /// Creates the controller.
    public ShellController(
            ShellViewModel viewModel,
            StatusViewModel status,
            EventsViewModel events,
            MeshPlayer player,
            Region canvas) {
        this.viewModel = viewModel;
        this.status = status;
        this.events = events;
        this.player = player;
        this.canvas = canvas;
        this.keys = new Keys(viewModel.commands(), canvas);
    }

    /// Puts the keyboard where a person starts: on the outline, so that the space bar plays.
    public void focusFirst() {
        outlineController.focus();
    }

    @FXML
    private void initialize() {
        canvasHolder.getChildren().addFirst(canvas);
        Panes.openAt(upper, LEFT_WIDTH, INSPECTOR_WIDTH);
        Panes.openAt(main, 0, DOCK_HEIGHT);
        bindCommands();
        menus.getMenus().setAll(Menus.all(viewModel.commands()));
        bindToolbar();
        bindStatus();
        bindBanner();
        HelpSheet.fill(helpKeys);
        hideHelp();
        helpClose.setOnAction(_ -> hideHelp());
        root.sceneProperty().addListener((_, _, scene) -> listen(scene));
    }

    private void bindCommands() {
        CommandSet commands = viewModel.commands();
        commands.bind(LabCommand.SHOW_EVENTS, this::showEvents);
        commands.bind(
                LabCommand.SHOW_TABLES,
                () -> {
                    dock.getSelectionModel().select(tablesTab);
                    tablesPaneController.focus();
                });
        commands.bind(
                LabCommand.FIND,
                () -> {
                    dock.getSelectionModel().select(eventsTab);
                    eventsPaneController.find();
                });
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

    private void bindToolbar() {
        bind(restart, LabCommand.RESTART_RUN);
        bind(play, LabCommand.PLAY_PAUSE);
        bind(step, LabCommand.STEP);
        bind(theme, LabCommand.THEME_SWITCH);
        bindMode(simulated, LabCommand.SIMULATED);
        bindMode(live, LabCommand.LIVE);
        bind(findings, LabCommand.GO_TO_FINDING);
        player.liveProperty().addListener((_, _, now) -> showMode(now));
        showMode(player.liveProperty().get());
        player.playingProperty().addListener((_, _, now) -> showPlaying(now));
        showPlaying(player.playingProperty().get());
        speed.valueProperty().bindBidirectional(viewModel.exponentProperty());
        speedBox.disableProperty().bind(player.liveProperty());
        speedReadout.textProperty().bind(status.speedProperty());
        clock.textProperty().bind(status.clockProperty());
        findings.textProperty().bind(status.findingsProperty());
        status.brokenProperty()
                .addListener((_, _, now) -> findings.pseudoClassStateChanged(BROKEN, now));
    }

    private void bind(ButtonBase button, LabCommand command) {
        CommandSet commands = viewModel.commands();
        button.setOnAction(_ -> commands.run(command));
        button.disableProperty().bind(Bindings.not(commands.possible(command)));
        String title = Words.of(command.message());
        button.setTooltip(new Tooltip(title + "  " + Keys.combination(command).getDisplayText()));
        button.setAccessibleText(title);
    }

    private void bindMode(ToggleButton button, LabCommand command) {
        bind(button, command);
        button.disableProperty().unbind();
        button.setDisable(false);
        button.setOnAction(_ -> {
            viewModel.commands().run(command);
            showMode(player.liveProperty().get());
        });
    }

    private void showMode(boolean isLive) {
        simulated.setSelected(!isLive);
        live.setSelected(isLive);
    }

    private void showPlaying(boolean playing) {
        playIcon.setIconLiteral(playing ? "fth-pause" : "fth-play");
        play.setAccessibleText(Words.of(playing ? "toolbar.pause" : "toolbar.play"));
    }

    private void bindStatus() {
        position.textProperty().bind(status.positionProperty());
        seed.textProperty().bind(status.seedProperty());
        mesh.textProperty().bind(status.meshProperty());
        traffic.textProperty().bind(status.trafficProperty());
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
                    if (event.getCode() == KeyCode.ESCAPE) {
                        hideHelp();
                        viewModel.dismissBanner();
                    } else {
                        keys.handle(event, Optional.ofNullable(scene.getFocusOwner()));
                    }
                });
    }
}
