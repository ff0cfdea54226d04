package org.moqlab.engine.mesh;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.MeshCommand.RestartRelay;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.routing.policy.Policies;

/// Which policies the relays of a scenario follow, from the start or once they are started again.
public record Followed(Scenario scenario) {
    /// A relay that follows a policy at some time.
    private record Follower(String relay, String policy) {}

    private Stream<Follower> followers() {
        Stream<Follower> begun =
                scenario.topology().relays().stream()
                        .map(relay -> new Follower(relay, scenario.policy(relay)));
        Stream<Follower> later =
                scenario.acts().stream()
                        .map(Scenario.Act::command)
                        .filter(RestartRelay.class::isInstance)
                        .map(RestartRelay.class::cast)
                        .flatMap(restart ->
                                restart.policy().stream()
                                        .map(name -> new Follower(restart.relay(), name)));
        return Stream.concat(begun, later);
    }

    /// Their names, oldest first.
    public List<String> names() {
        Set<String> used = new TreeSet<>(followers().map(Follower::policy).toList());
        return Stream.concat(Policies.names().stream().filter(used::contains), used.stream())
                .distinct()
                .toList();
    }

    /// The oldest, which promises least.
    public String oldest() {
        return names().getFirst();
    }

    /// A knob that is turned on a policy to which it means nothing, and why; empty when all mean
    /// something.
    public Optional<String> objection() {
        return followers()
                .flatMap(one -> objection(one).stream())
                .findFirst()
                .or(this::unspeakable);
    }

    /// Heartbeats on a link whose wire has no place for them.
    private Optional<String> unspeakable() {
        if (scenario.knobs().rules().heartbeat().isEmpty()) {
            return Optional.empty();
        }
        Topology topology = scenario.topology();
        return topology.links().stream()
                .flatMap(link -> topology.wire(link.a(), link.b()).stream())
                .filter(wire -> !WireName.of(wire).filter(WireName::isLab).isPresent())
                .findFirst()
                .map(wire -> "publisher-heartbeat on " + wire + ", which has no place for it");
    }

    private Optional<String> objection(Follower one) {
        return Policies.named(one.policy())
                .flatMap(scenario.knobs(one.relay())::objection)
                .map(what -> "no knob of " + one.policy() + ": " + what);
    }
}
