package org.moqlab.engine.relay;

import java.util.Optional;
import org.moqlab.engine.model.Namespace;

/// What a caller has shown that it may do, by absolute names. How it was shown and whether that is
/// true is the driver's business.
///
/// @param publish below which it may publish; empty for nothing
/// @param subscribe below which it may subscribe; empty for nothing
public record Grant(Optional<Namespace> publish, Optional<Namespace> subscribe) {
    /// Where a caller at `at` may publish.
    ///
    /// @return empty when that is nowhere
    Optional<Root> writing(Namespace at) {
        return publish.flatMap(open -> Root.within(at, open));
    }

    /// Where a caller at `at` may subscribe; nowhere is a root of which nothing is in reach.
    Root reading(Namespace at) {
        return subscribe.flatMap(open -> Root.within(at, open)).orElseGet(() -> Root.closed(at));
    }

    /// Whether there is anything for a caller at `at`.
    boolean opens(Namespace at) {
        return writing(at).isPresent() || !reading(at).isClosed();
    }
}
