package org.moqlab.engine.mesh.compare;

import java.util.List;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.routing.policy.Policies;

/// A scenario under one policy with one fix.
///
/// @param policy name of the policy
/// @param scenario with both in place
public record Variant(String policy, Fix fix, Scenario scenario) {
    /// Most combinations of one comparison.
    public static final int MAX_VARIANTS = 1_000;

    /// A scenario with both put in place.
    ///
    /// @throws IllegalArgumentException when the fix means nothing there; the message says why
    public static Variant of(Scenario plain, String policy, Fix fix) {
        Scenario under = Edits.of(plain).policy(policy).scenario();
        return new Variant(policy, fix, fix.on(under));
    }

    /// What the relays speak with each other at the start, oldest first.
    public List<String> wires() {
        return scenario.topology().links().stream()
                .map(link ->
                        scenario.topology()
                                .wire(link.a(), link.b())
                                .orElseGet(
                                        () -> WireName.older(spoken(link.a()), spoken(link.b()))))
                .distinct()
                .sorted()
                .toList();
    }

    private String spoken(String relay) {
        return scenario.knobs(relay)
                .turned(Policies.named(scenario.policy(relay)).orElseThrow())
                .nativeWire();
    }
}
