package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.relay.RelayAction.WriteStream;

/// Joins small writes to one stream within one turn. A joined write stands where the last of them
/// stood, so that every note still comes before the octets it is about.
final class Coalescing {
    /// Most octets one joined write has: what fits a packet.
    static final int MAX_OCTETS = 1_200;

    private record Place(long session, long stream) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int bySession = Long.compare(session, other.session);
            return bySession != 0 ? bySession : Long.compare(stream, other.stream);
        }
    }

    private final Map<Place, Integer> joined = new TreeMap<>();
    private final List<RelayAction> reversed = new ArrayList<>();

    private Coalescing() {}

    static List<RelayAction> of(List<RelayAction> actions) {
        Coalescing coalescing = new Coalescing();
        actions.reversed().forEach(coalescing::earlier);
        return List.copyOf(coalescing.reversed.reversed());
    }

    /// Takes the next action towards the front.
    private void earlier(RelayAction action) {
        if (!(action instanceof WriteStream write)) {
            reversed.add(action);
            return;
        }
        Place place = new Place(write.session().number(), write.stream());
        Integer at = joined.get(place);
        if (at != null
                && reversed.get(at) instanceof WriteStream later
                && write.bytes().length() + later.bytes().length() <= MAX_OCTETS) {
            Bytes both = write.bytes().concat(later.bytes());
            reversed.set(at, new WriteStream(write.session(), write.stream(), both, later.fin()));
        } else {
            joined.put(place, reversed.size());
            reversed.add(write);
        }
    }
}
