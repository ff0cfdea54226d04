package org.moqlab.engine.relay;

import java.util.List;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Timings;
import org.moqlab.engine.session.Terms;

/// What a relay is told at its start.
///
/// @param name its name in the mesh
/// @param policy how it gossips
/// @param timings the policy's timings, knobs applied
/// @param alpn what it offers when it dials peers
/// @param terms how it stands in its sessions; the origin among them is its own
/// @param dials peers it dials, and redials, by name
public record RelayConfig(
        String name,
        RoutingPolicy policy,
        Timings timings,
        String alpn,
        Terms terms,
        List<String> dials) {
    /// Creates the configuration; the list is copied.
    public RelayConfig {
        dials = List.copyOf(dials);
    }

    /// Its own identity, which it may keep to itself; unknown for none.
    public Origin origin() {
        return terms.origin();
    }

    /// How it stands in one session.
    Terms terms(SessionId session) {
        return switch (policy.identity()) {
            case NONE, PER_RELAY -> terms;
            case PER_SESSION -> terms.as(DrawnOrigin.onSession(origin(), session));
        };
    }
}
