package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private final Map<Place, WriteStream> joined = new TreeMap<>();
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
        WriteStream later = joined.get(place);
        boolean fits =
                later != null && write.bytes().length() + later.bytes().length() <= MAX_OCTETS;
        if (later != null && fits) {
            WriteStream both =
                    new WriteStream(
                            write.session(),
                            write.stream(),
                            write.bytes().concat(later.bytes()),
                            later.fin());
            reversed.set(at(later), both);
            joined.put(place, both);
        } else {
            reversed.add(write);
            joined.put(place, write);
        }
    }

    private int at(WriteStream write) {
        for (int i = reversed.size() - 1; i >= 0; i--) {
            if (reversed.get(i) == write) {
                return i;
            }
        }
        throw new IllegalStateException("a joined write is gone");
    }
}
