package org.moqlab.engine.mesh.invariant;

import java.util.Optional;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// What happened before, as far as it is still recorded.
@FunctionalInterface
public interface Past {
    /// The event of that number, unless it is forgotten or has not happened.
    Optional<MeshEvent> event(long n);

    /// What a relay's table did in an event, such as `best with 2 hops lost, standby with 3 hops
    /// promoted`; empty when the event is no such thing.
    default String rule(long n) {
        return event(n).map(MeshEvent::body)
                .filter(EventBody.Decided.class::isInstance)
                .map(body -> ((EventBody.Decided) body).rule())
                .orElse("");
    }
}
