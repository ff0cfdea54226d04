package org.moqlab.app.inspector;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.observe.Silence;

/// How long one relay still holds each of its sessions where nothing comes over it, at one moment.
/// Laid out by session once, when somebody looks: a table has many rows to a session. FX thread
/// only.
final class Silences {
    private final Moment moment;
    private final String relay;
    private @Nullable Map<Long, Long> until;

    /// Those of `relay` at `moment`.
    Silences(Moment moment, String relay) {
        this.moment = moment;
        this.relay = relay;
    }

    /// What is left of the idle timeout of a session, ns; empty where nobody knows.
    Optional<Long> left(long session) {
        Map<Long, Long> all = until;
        if (all == null) {
            all = laidOut();
            until = all;
        }
        return Optional.ofNullable(all.get(session)).map(end -> Math.max(0, end - moment.now()));
    }

    private Map<Long, Long> laidOut() {
        Map<Long, Long> all = new TreeMap<>();
        for (Silence silence : moment.carriage().silences()) {
            if (silence.endpoint().equals(relay)) {
                all.put(silence.session(), silence.until());
            }
        }
        return all;
    }
}
