package org.moqlab.app.acts;

import java.util.Optional;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;

/// Says in words what a command does.
public final class ActWords {
    private ActWords() {}

    /// What it does, such as `Kill A`.
    public static String title(Scenario scenario, MeshCommand command) {
        return switch (command) {
            case MeshCommand.StartClient(String name) ->
                    client(scenario, name)
                            .map(c -> Words.of(key("start", c), name, c.namespace(), c.at()))
                            .orElse(command.text());
            case MeshCommand.StopClient(String name) -> Words.of("act.stop", name);
            case MeshCommand.StopRelay(String relay, MeshCommand.Death death) ->
                    Words.of("act." + death.key(), relay);
            case MeshCommand.RestartRelay restart -> Words.of("act.restart", restart.relay());
            case MeshCommand.Purge purge ->
                    Words.of(
                            "act.purge",
                            purge.relay().orElseGet(() -> Words.of("act.purge.all")),
                            purge.namespace());
            case MeshCommand.Dial(String relay, String peer) -> Words.of("act.dial", relay, peer);
            case MeshCommand.Undial(String relay, String peer) ->
                    Words.of("act.undial", relay, peer);
            case Fault fault -> FaultWords.title(fault);
        };
    }

    /// What that means; may be empty.
    public static String detail(MeshCommand command) {
        return switch (command) {
            case MeshCommand.StartClient _ -> "";
            case MeshCommand.StopClient _ -> Words.of("act.stop.detail");
            case MeshCommand.StopRelay(String _, MeshCommand.Death death) ->
                    Words.of("act." + death.key() + ".detail");
            case MeshCommand.RestartRelay restart ->
                    restart.identity() == MeshCommand.Identity.NEW
                            ? Words.of("act.restart.detail")
                            : Words.of("act.restart.same.detail");
            case MeshCommand.Purge _ -> Words.of("act.purge.detail");
            case MeshCommand.Dial _ -> Words.of("act.dial.detail");
            case MeshCommand.Undial _ -> Words.of("act.undial.detail");
            case Fault fault -> FaultWords.detail(fault);
        };
    }

    private static String key(String verb, ClientSpec client) {
        return "act." + verb + (client.publisher() ? ".publisher" : ".subscriber");
    }

    private static Optional<ClientSpec> client(Scenario scenario, String name) {
        return scenario.clients().stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
