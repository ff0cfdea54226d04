package org.moqlab.engine.mesh.compare;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What one run came to. Times in ns.
///
/// @param died when the last publisher was gone, mesh time; empty when none ever was
/// @param clean how long after that the last table forgot the last dead name, for good; empty when
///   it never did, or nobody died
/// @param end when the run ended, mesh time
/// @param told what each relay told, in the order of the scenario
/// @param messages all messages sent
/// @param gossip announces and withdrawals that relays sent each other after the last death
/// @param peakHops hops of the longest best route
/// @param findings how often each invariant broke
public record Outcome(
        OptionalLong died,
        OptionalLong clean,
        long end,
        List<Told> told,
        long messages,
        long gossip,
        long peakHops,
        Map<String, Integer> findings) {
    private static final String GHOST = "no-ghost";
    private static final String STORM = "storm";

    /// What the one peer hears that a relay tells most.
    ///
    /// @param announces on one session
    /// @param withdraws on one session
    public record Told(String relay, long announces, long withdraws) {}

    /// Creates the value; list and map are copied.
    public Outcome {
        told = List.copyOf(told);
        findings = Collections.unmodifiableMap(new TreeMap<>(findings));
    }

    /// Whether a dead name outlived its bound in some table.
    public boolean ghost() {
        return findings.containsKey(GHOST);
    }

    /// Whether the message budget ended the run, so that nobody knows how it would have gone on.
    public boolean stormed() {
        return findings.containsKey(STORM);
    }

    /// How long after the last death a dead name stood in some table, as far as the run went; 0
    /// when nobody died.
    public long haunted() {
        return clean.orElseGet(() -> died.isPresent() ? end - died.getAsLong() : 0);
    }
}
