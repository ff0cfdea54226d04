package org.moqlab.engine.observe;

import java.util.List;

/// An invariant that did not hold: what, where, since when, why, and the evidence.
///
/// @param invariant its id, such as `no-ghost`
/// @param subject what it is about, such as a namespace
/// @param relays where
/// @param since number of the event since which it did not hold; 0 when no single event is to blame
/// @param expected what should have been
/// @param found what was
/// @param why how that came about, in words; empty when there is no more to say
/// @param evidence event numbers that show it
public record Finding(
        String invariant,
        String subject,
        List<String> relays,
        long since,
        String expected,
        String found,
        String why,
        List<Long> evidence) {
    /// Creates a finding; the lists are copied.
    public Finding {
        relays = List.copyOf(relays);
        evidence = List.copyOf(evidence);
    }

    /// A finding that speaks for itself, since the first event of its evidence.
    public Finding(
            String invariant,
            String subject,
            List<String> relays,
            String expected,
            String found,
            List<Long> evidence) {
        this(
                invariant,
                subject,
                relays,
                evidence.isEmpty() ? 0 : evidence.getFirst(),
                expected,
                found,
                "",
                evidence);
    }
}
