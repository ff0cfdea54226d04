package org.moqlab.engine.driver;

import java.util.Optional;
import java.util.Set;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.routing.policy.Policies;

/// Says why a command makes no sense now, if it makes none.
///
/// @param running names of the processes there are
/// @param leaving names of the processes that are about to end
/// @param frozen names of those that are stopped
record Refusals(
        Roster roster,
        Set<String> running,
        Set<String> leaving,
        Set<String> frozen,
        Weather weather,
        Floods floods) {
    Optional<String> of(MeshCommand command) {
        return switch (command) {
            case MeshCommand.StartClient start ->
                    client(start.client()).or(() -> process(start.client(), false));
            case MeshCommand.StopClient stop ->
                    client(stop.client()).or(() -> awake(stop.client()));
            case MeshCommand.StopRelay stop ->
                    stop.death() == MeshCommand.Death.KILL
                            ? relay(stop.relay()).or(() -> process(stop.relay(), true))
                            : awakeRelay(stop.relay());
            case MeshCommand.RestartRelay restart ->
                    relay(restart.relay())
                            .or(() -> process(restart.relay(), false))
                            .or(() ->
                                    restart.policy()
                                            .filter(name -> Policies.named(name).isEmpty())
                                            .map(name -> "there is no policy " + name))
                            .or(() ->
                                    Optional.of("nobody finds it by its address")
                                            .filter(_ -> restart.cost().isPresent())
                                            .filter(_ -> !roster.discovers()));
            case MeshCommand.Purge purge -> purge.relay().flatMap(this::awakeRelay);
            case MeshCommand.Dial dial -> awakeRelay(dial.relay()).or(() -> relay(dial.peer()));
            case MeshCommand.Undial undial -> awakeRelay(undial.relay());
            case LinkFault fault -> weather.refusal(fault);
            case Fault.OfProcess fault -> fault(fault);
        };
    }

    private Optional<String> fault(Fault.OfProcess fault) {
        return switch (fault) {
            case Fault.Freeze freeze -> endpoint(freeze.name()).or(() -> awake(freeze.name()));
            case Fault.Thaw thaw ->
                    endpoint(thaw.name())
                            .or(() -> process(thaw.name(), true))
                            .or(() ->
                                    unless(isFrozen(thaw.name()), thaw.name() + " is not frozen"));
            case Fault.DropNext drop -> pair(drop.from(), drop.to());
            case Fault.HoldNext hold -> pair(hold.from(), hold.to());
            case Fault.ReleaseNext release -> pair(release.from(), release.to());
            case Fault.Vanish vanish ->
                    client(vanish.client()).or(() -> process(vanish.client(), true));
            case Fault.Flap flap -> publisher(flap.publisher());
            case Fault.Flood flood ->
                    publisher(flood.publisher())
                            .or(() ->
                                    unless(
                                            floods.of(flood.publisher()) < flood.names(),
                                            "it has that many names already"));
            case Fault.Lie lie ->
                    awakeRelay(lie.relay())
                            .or(() ->
                                    unless(
                                            !(lie.tale() instanceof Fault.Free)
                                                    || roster.tellsCosts(lie.relay()),
                                            "no wire of " + lie.relay() + " carries costs"));
        };
    }

    private static Optional<String> unless(boolean so, String why) {
        return so ? Optional.empty() : Optional.of(why);
    }

    private boolean isFrozen(String name) {
        return frozen.contains(name);
    }

    private Optional<String> relay(String name) {
        return unless(roster.isRelay(name), "there is no relay " + name);
    }

    private Optional<String> client(String name) {
        return unless(roster.client(name).isPresent(), "there is no client " + name);
    }

    private Optional<String> endpoint(String name) {
        return roster.isRelay(name) ? Optional.empty() : client(name);
    }

    private Optional<String> process(String name, boolean shouldRun) {
        if (!shouldRun && leaving.contains(name)) {
            return Optional.of(name + " is still leaving");
        }
        return unless(
                running.contains(name) == shouldRun,
                name + (shouldRun ? " does not run" : " runs already"));
    }

    private Optional<String> awake(String name) {
        return process(name, true).or(() -> unless(!isFrozen(name), name + " is frozen"));
    }

    private Optional<String> awakeRelay(String name) {
        return relay(name).or(() -> awake(name));
    }

    private Optional<String> publisher(String name) {
        return client(name)
                .or(() ->
                        unless(
                                roster.client(name).filter(ClientSpec::publisher).isPresent(),
                                name + " publishes nothing"))
                .or(() -> awake(name));
    }

    private Optional<String> pair(String from, String to) {
        return awakeRelay(from)
                .or(() -> endpoint(to))
                .or(() -> unless(roster.joins(from, to), "nothing joins " + from + " and " + to));
    }
}
