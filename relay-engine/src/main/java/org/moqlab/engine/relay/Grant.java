package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;

/// What a caller has shown that it may do, by absolute names. How it was shown and whether that is
/// true is the driver's business.
///
/// @param publish prefixes below which it may publish; none for nothing
/// @param subscribe prefixes below which it may subscribe; none for nothing
public record Grant(List<Namespace> publish, List<Namespace> subscribe) {
    /// Creates the value; the lists are copied.
    public Grant {
        publish = List.copyOf(publish);
        subscribe = List.copyOf(subscribe);
    }

    /// Where a caller at `at` may publish.
    ///
    /// @return empty when that is nowhere
    Optional<Root> writing(Namespace at) {
        return Root.within(at, publish);
    }

    /// Where a caller at `at` may subscribe; nowhere is a root of which nothing is in reach.
    Root reading(Namespace at) {
        return Root.within(at, subscribe).orElseGet(() -> Root.closed(at));
    }

    /// Whether there is anything for a caller at `at`.
    boolean opens(Namespace at) {
        return writing(at).isPresent() || !reading(at).isClosed();
    }
}
