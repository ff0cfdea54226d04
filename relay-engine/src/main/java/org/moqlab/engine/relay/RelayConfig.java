package org.moqlab.engine.relay;

import java.util.List;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Timings;
import org.moqlab.engine.session.Terms;

/// What a relay is told at its start.
///
/// @param name its name in the mesh
/// @param policy how it gossips
/// @param timings the policy's timings, knobs applied
/// @param alpn what it offers when it dials peers
/// @param terms how it stands in its sessions
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
}
