package org.moqlab.app.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.time.Bookmarks;
import org.moqlab.app.time.NamingViewModel;
import org.moqlab.app.time.ScrubberViewModel;
import org.moqlab.app.time.UntilViewModel;

/// Says what the commands of time do, and when they can be done. In a live mesh the recording can
/// be stepped through while the screen is paused.
final class TimeCommands {
    private static final double TWICE = 2;

    private final CommandSet commands;
    private final MeshPlayer player;
    private final TimeControls time;

    TimeCommands(CommandSet commands, MeshPlayer player) {
        this.commands = commands;
        this.player = player;
        this.time = player.time();
    }

    /// Binds them all.
    void bind(
            ShellViewModel shell,
            Selection selection,
            ScrubberViewModel scrubber,
            UntilViewModel until) {
        ObservableBooleanValue simulated = player.liveProperty().not();
        ObservableBooleanValue moves = player.endedProperty().not();
        bindSteps(moves);
        commands.bind(LabCommand.RUN_UNTIL, Bindings.and(simulated, moves), until::ask);
        commands.bindSwitch(LabCommand.PAUSE_AT_FINDING, time.pauseAtFindingProperty());
        commands.bind(LabCommand.RESTART_RUN, time::toStart);
        commands.bind(LabCommand.TO_END, time.behindProperty(), time::toEnd);
        commands.bind(LabCommand.PREVIOUS_SIGN, scrubber::previousSign);
        commands.bind(LabCommand.NEXT_SIGN, scrubber::nextSign);
        commands.bind(
                LabCommand.GO_TO_EVENT,
                Bindings.createBooleanBinding(
                        () -> selection.eventProperty().get().isPresent(),
                        selection.eventProperty()),
                () -> selection.eventProperty().get().ifPresent(time::goTo));
        bindBookmarks(scrubber.bookmarks(), scrubber.naming());
        commands.bind(LabCommand.FORK, simulated, time::fork);
        commands.bind(
                LabCommand.NEXT_BRANCH,
                Bindings.createBooleanBinding(
                        () -> time.lanesProperty().get().size() > 1, time.lanesProperty()),
                time::nextBranch);
        commands.bind(LabCommand.SLOWER, simulated, () -> shell.accelerate(1 / TWICE));
        commands.bind(LabCommand.FASTER, simulated, () -> shell.accelerate(TWICE));
    }

    private void bindBookmarks(Bookmarks bookmarks, NamingViewModel naming) {
        ObservableBooleanValue any = Bindings.isNotEmpty(bookmarks.all());
        commands.bind(LabCommand.BOOKMARK, bookmarks::toggle);
        commands.bind(LabCommand.NAME_BOOKMARK, naming::ask);
        commands.bind(LabCommand.PREVIOUS_BOOKMARK, any, bookmarks::previous);
        commands.bind(LabCommand.NEXT_BOOKMARK, any, bookmarks::next);
    }

    private void bindSteps(ObservableBooleanValue moves) {
        ObservableBooleanValue steps =
                Bindings.or(player.liveProperty().not(), time.playingProperty().not());
        ObservableBooleanValue onward =
                Bindings.and(steps, Bindings.or(moves, time.behindProperty()));
        commands.bind(
                LabCommand.PLAY_PAUSE, Bindings.or(moves, time.behindProperty()), player::toggle);
        commands.bind(LabCommand.STEP, onward, time::step);
        commands.bind(LabCommand.STEP_BACK, steps, time::stepBack);
        commands.bind(LabCommand.STEP_TO_CHANGE, onward, time::stepToChange);
        commands.bind(LabCommand.STEP_BACK_TO_CHANGE, steps, time::stepBackToChange);
    }
}
