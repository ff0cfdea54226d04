package org.moqlab.engine.process;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Recorder;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.transport.Observer;

/// The record of one relay process, and a bell for those who read it as it grows. Safe to use from
/// any thread; nobody who reads holds up the relay.
final class Chronicle implements Observer {
    /// Events kept; older ones are dropped.
    static final int MAX_EVENTS = 100_000;

    /// Octets that the events kept may weigh together; older ones are dropped.
    static final long MAX_WEIGHT = 64L << 20;

    private final String name;
    private final Journal journal = new Journal(MAX_EVENTS, MAX_WEIGHT);
    private final Recorder recorder = new Recorder(journal);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Runnable over;
    private volatile @Nullable String failure;

    /// A record that says that the relay has started.
    ///
    /// @param id its origin id; unknown for none
    /// @param over is told when the relay has ended by itself, on its event loop
    Chronicle(String name, Origin id, LongSupplier clock, Runnable over) {
        this.name = name;
        this.over = over;
        long n =
                recorder.event(
                        clock.getAsLong(),
                        name,
                        0,
                        MeshEvent.EXTERNAL,
                        new EventBody.RelayChanged(true, "started", id));
        recorder.begin(name, n);
        ring(Kind.RELAY);
    }

    Journal journal() {
        return journal;
    }

    /// Events recorded since the start, by kind.
    Map<Kind, Long> counts() {
        lock.lock();
        try {
            return new EnumMap<>(counts);
        } finally {
            lock.unlock();
        }
    }

    /// A kind of events in one word.
    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// Why the relay ended by itself; null while it runs.
    @Nullable String failure() {
        return failure;
    }

    /// Records an order of the operator.
    void ordered(long now, String text) {
        long n =
                recorder.event(
                        now, name, 0, MeshEvent.EXTERNAL, new EventBody.CommandApplied(text));
        recorder.ordered(name, n);
        ring(Kind.COMMAND);
    }

    /// Records that something was not taken.
    void dropped(long now, String what, String why) {
        EventBody body = new EventBody.Dropped(what, why);
        var _ = recorder.event(now, name, 0, MeshEvent.EXTERNAL, body);
        ring(Kind.DROPPED);
    }

    /// The events from `from` on, at most `max`; waits for the first of them.
    ///
    /// @param patience how long, ns
    /// @return empty when none came
    List<MeshEvent> await(long from, int max, long patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience;
            while (journal.last() < from && left > 0) {
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        return journal.events(from, max);
    }

    private void ring(Kind kind) {
        lock.lock();
        try {
            counts.merge(kind, 1L, Long::sum);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean note(long now, RelayAction.Note note) {
        var _ = recorder.note(name, now, note);
        ring(note.body().kind());
        return true;
    }

    @Override
    public void dialling(long now, SessionId session, String peer) {
        var _ = recorder.dialling(now, name, session.number(), peer);
        ring(Kind.SESSION);
    }

    @Override
    public void dialFailed(SessionId session) {
        recorder.dialFailed(name, session.number());
    }

    @Override
    public void ended(long now, String reason) {
        failure = reason;
        var _ = recorder.event(now, name, 0, MeshEvent.EXTERNAL, new EventBody.RelayFailed(reason));
        ring(Kind.FAILED);
        over.run();
    }
}
