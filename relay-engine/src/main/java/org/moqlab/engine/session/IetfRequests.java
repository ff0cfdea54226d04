package org.moqlab.engine.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The requests of this end: every second number below what the peer has granted; those beyond
/// wait, and not for ever (WIRE §4.1).
final class IetfRequests {
    /// How long a request waits for the peer to grant its number, in nanoseconds.
    static final long PATIENCE = 10_000_000_000L;

    /// Most requests that wait.
    static final int MAX_WAITING = 10_000;

    /// A request that waits.
    record Waiting(IetfRequest request, long cause, long until) {}

    /// A request that may go.
    record Granted(long id, IetfRequest request, long cause) {}

    private final TreeMap<Long, IetfRequest> open = new TreeMap<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private OptionalLong limit = OptionalLong.empty();
    private long next;
    private long now;

    IetfRequests(boolean client) {
        this.next = client ? 0 : 1;
    }

    IetfRequests copy() {
        IetfRequests copy = new IetfRequests(true);
        copy.open.putAll(open);
        copy.waiting.addAll(waiting);
        copy.limit = limit;
        copy.next = next;
        copy.now = now;
        return copy;
    }

    /// A request in its turn.
    ///
    /// @return whether there is room for it
    boolean add(IetfRequest request, long cause) {
        waiting.add(new Waiting(request, cause, now + PATIENCE));
        return waiting.size() <= MAX_WAITING;
    }

    /// The next request whose number is granted; it is open from now on.
    Optional<Granted> next() {
        boolean granted = limit.isEmpty() || next < limit.getAsLong();
        if (!granted || waiting.isEmpty()) {
            return Optional.empty();
        }
        Waiting first = waiting.remove();
        long id = next;
        next += 2;
        open.put(id, first.request());
        return Optional.of(new Granted(id, first.request(), first.cause()));
    }

    /// The peer takes ids below `maximum`.
    void grant(long maximum) {
        limit = OptionalLong.of(maximum);
    }

    /// The open request of that number.
    Optional<IetfRequest> open(long id) {
        return Optional.ofNullable(open.get(id));
    }

    void close(long id) {
        open.remove(id);
    }

    /// Forgets a track that still waits.
    void forget(long number) {
        waiting.removeIf(one ->
                one.request() instanceof IetfRequest.Track track && track.number() == number);
    }

    void at(long time) {
        now = Math.max(now, time);
    }

    /// Takes those that have waited long enough.
    List<IetfRequest> lapsed() {
        List<IetfRequest> lapsed = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.getFirst().until() <= now) {
            lapsed.add(waiting.remove().request());
        }
        return lapsed;
    }

    OptionalLong nextDeadline() {
        return waiting.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(waiting.getFirst().until());
    }
}
