package org.moqlab.app.inspector;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many subscriptions of each name others have at one relay at one moment. Counted once, when
/// somebody looks: there may be a million. FX thread only.
final class Readers {
    private final SubscriptionFacts facts;
    private @Nullable Map<String, Long> counted;

    /// Counts what `facts` know.
    Readers(SubscriptionFacts facts) {
        this.facts = facts;
    }

    /// How many there are of a name, whatever the track; empty for none.
    Optional<Long> of(String path) {
        Map<String, Long> all = counted;
        if (all == null) {
            all = facts.counts();
            counted = all;
        }
        return Optional.ofNullable(all.get(path));
    }
}
