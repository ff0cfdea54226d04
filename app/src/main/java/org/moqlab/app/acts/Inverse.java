package org.moqlab.app.acts;

import java.util.Optional;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;

/// What undoes a command. What a mesh has learnt meanwhile stays learnt; to have it as if the
/// command had never come, go back in time.
final class Inverse {
    private Inverse() {}

    /// The command that undoes another; empty where nothing does.
    static Optional<MeshCommand> of(MeshCommand command) {
        return switch (command) {
            case MeshCommand.StartClient(String client) ->
                    Optional.of(new MeshCommand.StopClient(client));
            case MeshCommand.StopClient(String client) ->
                    Optional.of(new MeshCommand.StartClient(client));
            case MeshCommand.StopRelay stop ->
                    Optional.of(
                            new MeshCommand.RestartRelay(stop.relay(), MeshCommand.Identity.SAME));
            case MeshCommand.Dial(String relay, String peer) ->
                    Optional.of(new MeshCommand.Undial(relay, peer));
            case MeshCommand.Undial(String relay, String peer) ->
                    Optional.of(new MeshCommand.Dial(relay, peer));
            case MeshCommand.RestartRelay _, MeshCommand.Purge _ -> Optional.empty();
            case LinkFault link -> of(link);
            case Fault.Freeze(String name) -> Optional.of(new Fault.Thaw(name));
            case Fault.Thaw(String name) -> Optional.of(new Fault.Freeze(name));
            case Fault.HoldNext(String from, String to, Fault.Message _) ->
                    Optional.of(new Fault.ReleaseNext(from, to));
            case Fault.Vanish(String client) -> Optional.of(new MeshCommand.StartClient(client));
            case Fault.Lie(String relay, Fault.Tale tale) ->
                    tale instanceof Fault.Truth
                            ? Optional.empty()
                            : Optional.of(new Fault.Lie(relay, new Fault.Truth()));
            case Fault.DropNext _, Fault.ReleaseNext _, Fault.Flap _, Fault.Flood _ ->
                    Optional.empty();
        };
    }

    private static Optional<MeshCommand> of(LinkFault fault) {
        return switch (fault) {
            case LinkFault.Cut(var way) -> Optional.of(new LinkFault.Heal(Optional.of(way)));
            case LinkFault.Delay(var way, long by) ->
                    Optional.of(by).filter(ns -> ns > 0).map(_ -> new LinkFault.Delay(way, 0));
            case LinkFault.Jitter(var way, long by) ->
                    Optional.of(by).filter(ns -> ns > 0).map(_ -> new LinkFault.Jitter(way, 0));
            case LinkFault.Loss(var way, int millionths) ->
                    Optional.of(millionths)
                            .filter(share -> share > 0)
                            .map(_ -> new LinkFault.Loss(way, 0));
            case LinkFault.Hold(var way) -> Optional.of(new LinkFault.Release(way));
            case LinkFault.Partition _ -> Optional.of(new LinkFault.Heal(Optional.empty()));
            case LinkFault.Heal _, LinkFault.Release _ -> Optional.empty();
        };
    }
}
