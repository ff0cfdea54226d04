package org.moqlab.engine.mesh.compare;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Variation;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.routing.policy.Policies;

/// A scenario under one policy with one fix.
///
/// @param policy name of the policy
/// @param scenario with both in place
public record Variant(String policy, Fix fix, Scenario scenario) {
    /// Most combinations of one comparison.
    public static final int MAX_VARIANTS = 1_000;

    /// Every combination: all fixes under the first policy, then under the next.
    ///
    /// @throws IllegalArgumentException when there are more than [#MAX_VARIANTS]
    public static List<Variant> of(Scenario plain, List<String> policies, List<Fix> fixes) {
        long number = (long) policies.size() * fixes.size();
        if (number > MAX_VARIANTS) {
            throw new IllegalArgumentException(
                    number + " combinations; at most " + MAX_VARIANTS + " are compared");
        }
        List<Variant> all = new ArrayList<>();
        for (String policy : policies) {
            Scenario under = new Variation(plain).policy(policy).scenario();
            for (Fix fix : fixes) {
                all.add(new Variant(policy, fix, fix.on(under)));
            }
        }
        return all;
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
        return Policies.named(scenario.policy(relay)).orElseThrow().nativeWire();
    }
}
