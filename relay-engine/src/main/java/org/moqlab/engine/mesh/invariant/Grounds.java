package org.moqlab.engine.mesh.invariant;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Bounds;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.routing.Identity;
import org.moqlab.engine.routing.Promise;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Timings;

/// What judges know of a mesh before it runs.
///
/// @param policy what its relays do, and promise
/// @param timings those in force, knobs applied
public record Grounds(Scenario scenario, RoutingPolicy policy, Timings timings) {
    /// Names of the relays.
    List<String> relays() {
        return scenario.topology().relays();
    }

    boolean isRelay(String name) {
        return relays().contains(name);
    }

    /// The client of that name; strangers are none.
    Optional<ClientSpec> client(String name) {
        return scenario.clients().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    Bounds bounds() {
        return scenario.bounds();
    }

    /// Longest time one message takes from relay to relay, ns.
    long way() {
        return scenario.topology().latency() + scenario.topology().jitter();
    }

    /// Whether relays only count hops, so that loops cannot be seen in what they tell.
    boolean countsOnly() {
        return policy.identity() == Identity.NONE;
    }

    /// How long best pointers may form a cycle, ns.
    long loop() {
        return bounds().loop(Math.max(0, timings.holdDown()) + 2 * way());
    }

    /// Whether an invariant is to be judged here.
    boolean judges(String invariant) {
        boolean promised = Promise.behind(invariant).map(policy.promises()::contains).orElse(true);
        return promised && bounds().judges(invariant);
    }
}
