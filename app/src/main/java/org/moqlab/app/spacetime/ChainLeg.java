package org.moqlab.app.spacetime;

import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.MessageView;

/// A part of a chain of causes between two of its events at relays: a way along messages, or a time
/// in which a relay held what led on.
///
/// @param from where it begins
/// @param to where it ends
/// @param told the messages that went this way together, in order; empty within a relay
record ChainLeg(ChainStep from, ChainStep to, List<Passing> told) {
    /// Creates a part; the list is copied.
    ChainLeg {
        told = List.copyOf(told);
    }

    /// What was sent and what was stored, such as `3 → 4`; empty when no hops were told.
    String hops() {
        return told.stream()
                .filter(passing -> passing.hops().isPresent())
                .filter(passing -> passing.kind() != MessageView.Kind.UNANNOUNCE)
                .reduce((_, later) -> later)
                .map(passing -> words(passing.hops(), passing.stored()))
                .orElse("");
    }

    private static String words(OptionalLong sent, OptionalLong stored) {
        String said = Long.toString(sent.orElseThrow());
        return stored.isPresent() ? said + " → " + stored.getAsLong() : said;
    }
}
