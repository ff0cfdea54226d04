package org.moqlab.app.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.marks.Narrow;
import org.moqlab.app.words.Words;

/// Binds `Toolbar.fxml` to its view models.
public final class ToolbarController {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final ShellViewModel viewModel;
    private final StatusViewModel status;
    private final MeshPlayer player;

    private @Nullable Narrow narrow;

    @FXML private HBox toolbar;
    @FXML private Region mode;
    @FXML private ToggleButton simulated;
    @FXML private ToggleButton live;
    @FXML private Button restart;
    @FXML private Button stepBack;
    @FXML private Button play;
    @FXML private FontIcon playIcon;
    @FXML private Button step;
    @FXML private Button stepToChange;
    @FXML private Button now;
    @FXML private Button until;
    @FXML private Region speedBox;
    @FXML private Slider speed;
    @FXML private Label speedReadout;
    @FXML private Label clock;
    @FXML private Button findings;
    @FXML private Button theme;

    /// Creates the controller.
    public ToolbarController(ShellViewModel viewModel, StatusViewModel status, MeshPlayer player) {
        this.viewModel = viewModel;
        this.status = status;
        this.player = player;
    }

    @FXML
    private void initialize() {
        bind(restart, LabCommand.RESTART_RUN);
        bind(stepBack, LabCommand.STEP_BACK);
        bind(play, LabCommand.PLAY_PAUSE);
        bind(step, LabCommand.STEP);
        bind(stepToChange, LabCommand.STEP_TO_CHANGE);
        bind(now, LabCommand.TO_END);
        bind(until, LabCommand.RUN_UNTIL);
        bind(theme, LabCommand.THEME_SWITCH);
        bindMode(simulated, LabCommand.SIMULATED);
        bindMode(live, LabCommand.LIVE);
        bind(findings, LabCommand.GO_TO_FINDING);
        narrow = Narrow.of(toolbar, List.of(speedBox, until, theme, mode, now));
        player.liveProperty().addListener((_, _, isLive) -> showMode(isLive));
        showMode(player.liveProperty().get());
        player.playingProperty().addListener((_, _, playing) -> showPlaying(playing));
        showPlaying(player.playingProperty().get());
        speed.valueProperty().bindBidirectional(viewModel.exponentProperty());
        speedReadout.textProperty().bind(status.speedProperty());
        clock.textProperty().bind(status.clockProperty());
        findings.textProperty().bind(status.findingsProperty());
        status.brokenProperty()
                .addListener((_, _, broken) -> findings.pseudoClassStateChanged(BROKEN, broken));
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
        present(now, isLive);
        present(until, !isLive);
        present(speedBox, !isLive);
    }

    private void present(Region part, boolean shown) {
        if (narrow != null) {
            narrow.want(part, shown);
        }
    }

    private void showPlaying(boolean playing) {
        playIcon.setIconLiteral(playing ? "fth-pause" : "fth-play");
        play.setAccessibleText(Words.of(playing ? "toolbar.pause" : "toolbar.play"));
    }
}
