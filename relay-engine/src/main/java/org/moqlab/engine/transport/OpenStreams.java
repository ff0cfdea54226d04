package org.moqlab.engine.transport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.driver.Tuning;

/// The streams of one connection that are not over in both directions.
final class OpenStreams {
    private final Map<Long, StreamAdapter> streams = new TreeMap<>();
    private int theirs;
    private int stops;

    void add(StreamAdapter stream) {
        streams.put(stream.id(), stream);
        theirs += stream.isTheirs() ? 1 : 0;
    }

    void remove(StreamAdapter stream) {
        streams.remove(stream.id());
        theirs -= stream.isTheirs() ? 1 : 0;
    }

    /// The stream of that id, unless it is over.
    Optional<StreamAdapter> get(long id) {
        return Optional.ofNullable(streams.get(id));
    }

    int size() {
        return streams.size();
    }

    /// How many of them the peer opened.
    int theirs() {
        return theirs;
    }

    /// Looks for streams the peer stopped while nothing was written to them.
    void sweep() {
        List.copyOf(streams.values()).forEach(StreamAdapter::noticeStop);
    }

    /// Whether one more stream may be stopped in the life of the connection.
    boolean spendStop() {
        return stops++ < Tuning.MAX_STOPS;
    }
}
