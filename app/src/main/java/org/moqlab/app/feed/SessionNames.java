package org.moqlab.app.feed;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// Names connections the way people speak of them: `A–B·2` is the second one between A and B.
/// Learnt from the journal, so that a closed connection keeps its name.
public final class SessionNames {
    /// Connections whose name is remembered; the oldest are forgotten first.
    static final int MAX_NAMES = 20_000;

    private final Map<Long, Name> names = new HashMap<>();
    private final ArrayDeque<Long> order = new ArrayDeque<>();
    private final Map<String, Integer> pairs = new HashMap<>();

    private record Name(String first, String second, int index) {
        String ordinal() {
            return "·" + index;
        }
    }

    /// Learns from one more event.
    void follow(MeshEvent event) {
        if (event.body() instanceof EventBody.SessionChanged change
                && event.session() != 0
                && !names.containsKey(event.session())) {
            boolean ordered = event.relay().compareTo(change.peer()) <= 0;
            String first = ordered ? event.relay() : change.peer();
            String second = ordered ? change.peer() : event.relay();
            int index = pairs.merge(first + "\n" + second, 1, Integer::sum);
            names.put(event.session(), new Name(first, second, index));
            order.addLast(event.session());
            if (order.size() > MAX_NAMES) {
                names.remove(order.removeFirst());
            }
        }
    }

    /// The whole name, such as `A–B·2`; `#7` when it is not known, empty for none.
    public String full(long session) {
        Name name = names.get(session);
        if (name == null) {
            return session == 0 ? "" : "#" + session;
        }
        return name.first() + "–" + name.second() + name.ordinal();
    }

    /// The name as one end sees it, such as `B·2` at A; falls back as [#full] does.
    public String from(String end, long session) {
        Name name = names.get(session);
        if (name == null) {
            return full(session);
        }
        return (name.first().equals(end) ? name.second() : name.first()) + name.ordinal();
    }
}
