package org.moqlab.engine.session;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Which stream carries which request, of this end and of the peer, and where the timestamps of the
/// groups being sent stand.
final class Requests {
    private final TreeMap<Long, Long> ours = new TreeMap<>();
    private final TreeMap<Long, Long> theirs = new TreeMap<>();
    private final TreeMap<Long, Frames> sending = new TreeMap<>();
    private long next;

    Requests copy() {
        Requests copy = new Requests();
        copy.ours.putAll(ours);
        copy.theirs.putAll(theirs);
        sending.forEach((stream, frames) -> copy.sending.put(stream, frames.copy()));
        copy.next = next;
        return copy;
    }

    /// Number for the next request of this end.
    long next() {
        return next++;
    }

    /// A request of this end goes on that stream.
    void put(long id, long stream) {
        ours.put(id, stream);
    }

    void remove(long id) {
        ours.remove(id);
    }

    /// The stream of a request of this end.
    OptionalLong stream(long id) {
        return found(ours, id);
    }

    /// The peer subscribes on that stream.
    ///
    /// @return whether the number was free
    boolean putTheirs(long id, long stream) {
        return theirs.putIfAbsent(id, stream) == null;
    }

    void removeTheirs(long id) {
        theirs.remove(id);
    }

    /// The stream of a subscription of the peer.
    OptionalLong theirStream(long id) {
        return found(theirs, id);
    }

    /// The timestamps of a group this end sends.
    Frames sending(long stream) {
        return sending.computeIfAbsent(stream, _ -> new Frames());
    }

    void sent(long stream) {
        sending.remove(stream);
    }

    private static OptionalLong found(Map<Long, Long> streams, long id) {
        Long stream = streams.get(id);
        return stream == null ? OptionalLong.empty() : OptionalLong.of(stream);
    }
}
