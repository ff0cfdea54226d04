package org.moqlab.engine.session;

import java.util.Optional;
import java.util.TreeMap;

/// What the peer receives: its subscriptions by request id, and the groups that are being sent.
final class IetfServed {
    /// Most subscriptions one peer may have.
    static final int MAX_SUBSCRIPTIONS = 10_000;

    private final TreeMap<Long, Boolean> subscriptions = new TreeMap<>();
    private final TreeMap<Long, Long> objects = new TreeMap<>();

    IetfServed copy() {
        IetfServed copy = new IetfServed();
        copy.subscriptions.putAll(subscriptions);
        copy.objects.putAll(objects);
        return copy;
    }

    boolean isFull() {
        return subscriptions.size() >= MAX_SUBSCRIPTIONS;
    }

    /// The peer subscribes.
    ///
    /// @return whether the number was free
    boolean asked(long request) {
        return subscriptions.putIfAbsent(request, false) == null;
    }

    /// Whether a subscription was accepted; empty when there is none.
    Optional<Boolean> isAccepted(long request) {
        return Optional.ofNullable(subscriptions.get(request));
    }

    void accepted(long request) {
        subscriptions.put(request, true);
    }

    void over(long request) {
        subscriptions.remove(request);
    }

    /// A group is being sent on that stream.
    void opened(long stream) {
        objects.put(stream, 0L);
    }

    /// Number of the next object on that stream; empty when no group is being sent there.
    Optional<Long> nextObject(long stream) {
        Long next = objects.get(stream);
        if (next != null) {
            objects.put(stream, next + 1);
        }
        return Optional.ofNullable(next);
    }

    void sent(long stream) {
        objects.remove(stream);
    }
}
