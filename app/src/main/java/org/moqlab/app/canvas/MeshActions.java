package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.RelayView;

/// What can be done to a relay or client at a moment; only what makes sense then.
final class MeshActions {
    private MeshActions() {}

    /// Something a person can ask for.
    ///
    /// @param words what it is called
    /// @param key the key that asks for it
    /// @param command what to submit
    record Action(String words, KeyCode key, MeshCommand command) {}

    static List<Action> of(Moment moment, String name) {
        if (moment.scenario().topology().relays().contains(name)) {
            return relay(moment, name);
        }
        return moment.scenario().clients().stream()
                .filter(client -> client.name().equals(name))
                .findFirst()
                .map(client -> client(moment, client))
                .orElse(List.of());
    }

    private static List<Action> relay(Moment moment, String name) {
        Optional<RelayView> view = moment.snapshot().relay(name);
        List<Action> actions = new ArrayList<>();
        if (view.filter(RelayView::up).isPresent()) {
            actions.add(stop("act.interrupt", KeyCode.I, name, Death.INTERRUPT));
            actions.add(stop("act.close", KeyCode.C, name, Death.CLOSE));
            actions.add(stop("act.kill", KeyCode.K, name, Death.KILL));
        } else if (view.isPresent()) {
            actions.add(
                    new Action(
                            Words.of("act.restart"),
                            KeyCode.R,
                            new MeshCommand.RestartRelay(name)));
        }
        return actions;
    }

    private static Action stop(String words, KeyCode key, String name, Death death) {
        return new Action(Words.of(words), key, new MeshCommand.StopRelay(name, death));
    }

    private static List<Action> client(Moment moment, ClientSpec client) {
        ClientState state =
                moment.snapshot()
                        .client(client.name())
                        .map(view -> view.state())
                        .orElse(ClientState.IDLE);
        return List.of(
                state == ClientState.IDLE
                        ? new Action(
                                Words.of("act.start"),
                                KeyCode.S,
                                new MeshCommand.StartClient(client.name()))
                        : new Action(
                                Words.of("act.stop"),
                                KeyCode.S,
                                new MeshCommand.StopClient(client.name())));
    }
}
