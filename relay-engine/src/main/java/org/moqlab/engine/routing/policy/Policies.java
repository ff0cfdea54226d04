package org.moqlab.engine.routing.policy;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.routing.RoutingPolicy;

/// The policies by name.
public final class Policies {
    private static final List<RoutingPolicy> ALL =
            List.of(
                    new Gossip202603(),
                    new Gossip202604(),
                    new Gossip202605(),
                    new Gossip202608(),
                    new Gossip202608Dev());

    private Policies() {}

    /// Every policy, oldest first.
    public static List<RoutingPolicy> all() {
        return ALL;
    }

    /// The names of every policy, oldest first.
    public static List<String> names() {
        return ALL.stream().map(RoutingPolicy::name).toList();
    }

    /// The policy of that name.
    public static Optional<RoutingPolicy> named(String name) {
        return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
