package org.moqlab.app.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.RelayView;

/// Says what the commands of the mesh do to what is selected, and when they can be done.
final class MeshCommands {
    private final CommandSet commands;
    private final MeshPlayer player;
    private final Selection selection;
    private final ActsViewModel acts;
    private final ObservableValue<Moment> moments;

    MeshCommands(CommandSet commands, MeshPlayer player, Selection selection, ActsViewModel acts) {
        this.commands = commands;
        this.player = player;
        this.selection = selection;
        this.acts = acts;
        this.moments = player.momentProperty();
    }

    /// Binds them all.
    void bind() {
        commands.bind(
                LabCommand.START_PUBLISHER,
                when(() -> publisher().filter(p -> !runs(p)).isPresent()),
                () -> publisher().ifPresent(p -> acts.perform(new MeshCommand.StartClient(p))));
        commands.bind(
                LabCommand.STOP_PUBLISHER,
                when(() -> publisher().filter(this::runs).isPresent()),
                () -> publisher().ifPresent(p -> acts.perform(new MeshCommand.StopClient(p))));
        bindDeath(LabCommand.KILL, Death.KILL);
        bindDeath(LabCommand.CLOSE, Death.CLOSE);
        bindDeath(LabCommand.INTERRUPT, Death.INTERRUPT);
        commands.bind(
                LabCommand.RESTART_RELAY,
                when(() -> relay().filter(r -> started(r) && !up(r)).isPresent()),
                () -> relay().ifPresent(r -> acts.perform(new MeshCommand.RestartRelay(r))));
        commands.bind(LabCommand.SIMULATED, player.liveProperty(), () -> player.setLive(false));
        commands.bind(LabCommand.LIVE, player.liveProperty().not(), () -> player.setLive(true));
        bindFaults();
    }

    private void bindFaults() {
        commands.bind(LabCommand.FREEZE, when(this::runsSelected), () -> perform("Z"));
        commands.bind(LabCommand.THAW, when(this::runsSelected), () -> perform("T"));
        commands.bind(
                LabCommand.CUT,
                Bindings.createBooleanBinding(
                        () -> selection.sessionProperty().get().isPresent(),
                        selection.sessionProperty()),
                () -> perform("X"));
        commands.bind(
                LabCommand.HEAL,
                () ->
                        acts.keyed("H")
                                .ifPresentOrElse(
                                        deed -> acts.perform(deed.command()),
                                        () -> acts.perform(new LinkFault.Heal(Optional.empty()))));
        commands.bind(LabCommand.UNDO, acts.undoProperty().isNotEmpty(), acts::undo);
    }

    private void bindDeath(LabCommand command, Death death) {
        commands.bind(
                command,
                when(() -> relay().filter(this::up).isPresent()),
                () -> relay().ifPresent(r -> acts.perform(new MeshCommand.StopRelay(r, death))));
    }

    private void perform(String key) {
        acts.keyed(key).ifPresent(deed -> acts.perform(deed.command()));
    }

    private BooleanBinding when(BooleanSupplier possible) {
        return Bindings.createBooleanBinding(
                possible::getAsBoolean, player.momentProperty(), selection.nodeProperty());
    }

    private boolean runsSelected() {
        return relay().filter(this::up).isPresent()
                || selection.nodeProperty().get().filter(this::runs).isPresent();
    }

    private Optional<String> relay() {
        return selection
                .nodeProperty()
                .get()
                .filter(moments.getValue().scenario().topology().relays()::contains);
    }

    private boolean started(String relay) {
        return moments.getValue().snapshot().relay(relay).isPresent();
    }

    private boolean up(String relay) {
        return moments.getValue().snapshot().relay(relay).filter(RelayView::up).isPresent();
    }

    /// The selected publisher, or the first.
    private Optional<String> publisher() {
        List<String> publishers =
                moments.getValue().scenario().clients().stream()
                        .filter(ClientSpec::publisher)
                        .map(ClientSpec::name)
                        .toList();
        return selection
                .nodeProperty()
                .get()
                .filter(publishers::contains)
                .or(() -> publishers.stream().findFirst());
    }

    private boolean runs(String client) {
        return moments.getValue()
                .snapshot()
                .client(client)
                .map(ClientView::state)
                .filter(state -> state != ClientState.IDLE)
                .isPresent();
    }
}
