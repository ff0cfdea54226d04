package org.moqlab.engine.routing.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.moqlab.engine.routing.Ends;
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

    /// Policies with a bug they once had put back, each named after its policy and the quirk.
    private static final List<RoutingPolicy> QUIRKS =
            Stream.concat(
                            Stream.<RoutingPolicy>of(new Gossip202605(Ends.STRICT)),
                            FrontQuirks.all().stream())
                    .toList();

    private Policies() {}

    /// Every policy, oldest first.
    public static List<RoutingPolicy> all() {
        return ALL;
    }

    /// The names of every policy, oldest first.
    public static List<String> names() {
        return ALL.stream().map(RoutingPolicy::name).toList();
    }

    /// The names of policies that have a quirk, such as `gossip-2026-05+end-for-unknown`. They can
    /// be named like the others, and are in no list of theirs.
    public static List<String> quirks() {
        return QUIRKS.stream().map(RoutingPolicy::name).toList();
    }

    /// The policy of that name, with a quirk or without.
    public static Optional<RoutingPolicy> named(String name) {
        return Stream.concat(ALL.stream(), QUIRKS.stream())
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }
}
