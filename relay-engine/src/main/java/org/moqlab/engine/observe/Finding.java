package org.moqlab.engine.observe;

import java.util.List;

/// An invariant that did not hold: what, where, since when, why, and the evidence.
///
/// @param invariant its id, such as `no-ghost`
/// @param subject what it is about, such as a namespace
/// @param relays where
/// @param expected what should have been
/// @param found what was
/// @param evidence event numbers that show it
public record Finding(
        String invariant,
        String subject,
        List<String> relays,
        String expected,
        String found,
        List<Long> evidence) {
    /// Creates a finding; the lists are copied.
    public Finding {
        relays = List.copyOf(relays);
        evidence = List.copyOf(evidence);
    }
}
