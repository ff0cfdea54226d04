package org.moqlab.engine.driver;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Followed;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.MeshCommand.RestartRelay;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Timings;
import org.moqlab.engine.routing.policy.Policies;

/// Which policy each relay of a scenario follows, knobs turned, and what follows for the mesh.
///
/// @param following by relay
/// @param oldest the one that promises least of all that will be followed
/// @param timings the longest waits and the shortest idle timeout of all that will be followed
record Creeds(
        Scenario scenario,
        Map<String, RoutingPolicy> following,
        RoutingPolicy oldest,
        Timings timings) {
    /// As the scenario says.
    ///
    /// @throws IllegalArgumentException when a policy is unknown
    static Creeds of(Scenario scenario) {
        return of(scenario, relay -> named(scenario.policy(relay)), UnaryOperator.identity());
    }

    /// All follow the same, whatever the scenario says.
    static Creeds all(Scenario scenario, RoutingPolicy policy) {
        return of(scenario, _ -> policy, _ -> policy);
    }

    private interface Choice {
        RoutingPolicy of(String relay);
    }

    private static Creeds of(
            Scenario scenario, Choice choice, UnaryOperator<RoutingPolicy> forced) {
        Map<String, RoutingPolicy> following = new TreeMap<>();
        for (String relay : scenario.topology().relays()) {
            following.put(relay, scenario.knobs(relay).turned(choice.of(relay)));
        }
        List<RoutingPolicy> ever =
                Stream.concat(following.values().stream(), later(scenario).map(forced)).toList();
        String first = new Followed(scenario).oldest();
        RoutingPolicy oldest =
                ever.stream().filter(p -> p.name().equals(first)).findFirst().orElse(ever.get(0));
        return new Creeds(scenario, following, oldest, slowest(ever));
    }

    private static Stream<RoutingPolicy> later(Scenario scenario) {
        return scenario.acts().stream()
                .map(Scenario.Act::command)
                .filter(RestartRelay.class::isInstance)
                .map(RestartRelay.class::cast)
                .flatMap(restart ->
                        restart.policy().stream()
                                .map(name -> scenario.knobs(restart.relay()).turned(named(name))));
    }

    private static Timings slowest(List<RoutingPolicy> all) {
        return all.stream()
                .map(RoutingPolicy::timings)
                .reduce((one, other) ->
                        new Timings(
                                Math.max(one.holdDown(), other.holdDown()),
                                Math.max(one.watcherDelay(), other.watcherDelay()),
                                Math.min(one.idleTimeout(), other.idleTimeout()),
                                Math.min(one.keepAlive(), other.keepAlive()),
                                Math.max(one.linger(), other.linger())))
                .orElseThrow();
    }

    /// A policy by name with knobs turned.
    ///
    /// @throws IllegalArgumentException when it is unknown
    static RoutingPolicy of(String policy, Knobs knobs) {
        return knobs.turned(named(policy));
    }

    private static RoutingPolicy named(String name) {
        return Policies.named(name)
                .orElseThrow(() -> new IllegalArgumentException("unknown policy " + name));
    }

    /// The same after a relay has turned to another policy.
    ///
    /// @throws IllegalArgumentException when it is unknown
    Creeds turned(String relay, String policy) {
        Map<String, RoutingPolicy> after = new TreeMap<>(following);
        after.put(relay, scenario.knobs(relay).turned(named(policy)));
        return new Creeds(scenario, after, oldest, timings);
    }

    /// What a relay follows; what all can be held to for who is no relay of the scenario.
    RoutingPolicy of(String relay) {
        return following.getOrDefault(relay, oldest);
    }

    /// What two relays speak with each other: the older of their native wires, unless the scenario
    /// names one.
    String wire(String a, String b) {
        return scenario.topology()
                .wire(a, b)
                .orElseGet(() -> WireName.older(of(a).nativeWire(), of(b).nativeWire()));
    }
}
