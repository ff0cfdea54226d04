package org.moqlab.engine.driver;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.invariant.Invariants;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.Rendezvous;

/// The one appender of a run: turns notes of endpoints into events with numbers and causes. A
/// received message finds the event that sent it by connection, stream and offset (DESIGN §3).
///
/// Thread-safe. A driver hands a note over before it performs the action behind it, so that a
/// receive always follows its send.
public final class Recorder {
    /// Most reasons for dials to come that are remembered: waits, and addresses found by gossip.
    static final int MAX_WAITS = 65_536;

    private final Journal journal;
    private final TreeMap<String, NoteNumbers> notes = new TreeMap<>();
    private final TreeMap<String, Long> orders = new TreeMap<>();
    private final TreeMap<Long, Wire> wires = new TreeMap<>();
    private final TreeMap<Wait, Long> waits = new TreeMap<>();

    /// A dialler that waits before it dials a peer again.
    private record Wait(String dialer, String peer) implements Comparable<Wait> {
        @Override
        public int compareTo(Wait other) {
            int byDialer = dialer.compareTo(other.dialer);
            return byDialer != 0 ? byDialer : peer.compareTo(other.peer);
        }
    }

    private @Nullable Invariants invariants;

    /// What [Invariants#judged] says, so that a screen need not wait for who records.
    private volatile SortedMap<String, Long> judged = Collections.emptySortedMap();

    private long judging;

    /// A recorder that appends to `journal`.
    public Recorder(Journal journal) {
        this.journal = journal;
    }

    /// An independent recorder in the same state that appends to another journal.
    public synchronized Recorder copy(Journal other) {
        Recorder copy = new Recorder(other);
        notes.forEach((name, numbers) -> copy.notes.put(name, numbers.copy()));
        copy.orders.putAll(orders);
        copy.waits.putAll(waits);
        wires.forEach((id, wire) -> copy.wires.put(id, wire.copy()));
        copy.invariants = invariants == null ? null : invariants.copy();
        copy.judged = judged;
        copy.judging = judging;
        return copy;
    }

    /// The journal appended to.
    public Journal journal() {
        return journal;
    }

    /// A fresh process of that name begins; its first notes are due to event `cause`.
    public synchronized void begin(String endpoint, long cause) {
        waits.keySet().removeIf(wait -> wait.dialer.equals(endpoint));
        notes.put(endpoint, new NoteNumbers());
        orders.put(endpoint, cause);
    }

    /// What an endpoint does next without a peer's doing is due to event `cause`.
    public synchronized void ordered(String endpoint, long cause) {
        orders.put(endpoint, cause);
    }

    /// A process ended at event `cause`; its connections end at the far side because of that.
    public synchronized void gone(String endpoint, long cause) {
        for (long id : List.copyOf(wires.keySet())) {
            Wire wire = wires.get(id);
            if (wire != null && wire.touches(endpoint) && wire.ended(endpoint, cause)) {
                wires.remove(id);
            }
        }
    }

    /// From now on connections whose ways let nothing through end because of event `cause`; the
    /// others no longer because of an earlier one.
    public synchronized void disturbed(Conditions now, long cause) {
        for (Wire wire : wires.values()) {
            boolean dead =
                    isDead(now.of(wire.dialer, wire.acceptor))
                            || isDead(now.of(wire.acceptor, wire.dialer));
            wire.disturb(dead, cause);
        }
    }

    private static boolean isDead(Conditions.Condition way) {
        return way.cut() || way.held() || way.loss() > 0;
    }

    /// Connections of a process that takes no turns end because of event `cause`.
    public synchronized void disturbed(String endpoint, long cause) {
        wires.values().stream()
                .filter(wire -> wire.touches(endpoint))
                .forEach(wire -> wire.disturb(true, cause));
    }

    /// Records that `dialer` dials `acceptor` on a new connection.
    ///
    /// @return the event's number
    public synchronized long dialling(long now, String dialer, long session, String acceptor) {
        Long waited = waits.remove(new Wait(dialer, acceptor));
        long cause = waited != null ? waited : orders.getOrDefault(dialer, MeshEvent.EXTERNAL);
        long n =
                event(
                        now,
                        dialer,
                        session,
                        cause,
                        new SessionChanged(SessionChanged.Phase.DIALLING, acceptor, true, "", 0));
        wires.put(session, new Wire(dialer, acceptor, n));
        return n;
    }

    /// Records that a dial of `dialer` came to nothing; its note follows.
    public synchronized void dialFailed(String dialer, long session) {
        Wire wire = wires.remove(session);
        if (wire != null) {
            orders.put(dialer, wire.dialling);
        }
    }

    /// Records a note of an endpoint.
    ///
    /// @return the event's number
    public synchronized long note(String endpoint, long now, RelayAction.Note note) {
        NoteNumbers numbers = notes.computeIfAbsent(endpoint, _ -> new NoteNumbers());
        long session = note.session().number();
        long cause =
                note.cause() > 0
                        ? numbers.event(note.cause())
                        : external(endpoint, session, note.body());
        long n = event(now, endpoint, session, cause, note.body());
        numbers.put(note.id(), n);
        remember(endpoint, session, note.body(), n);
        return n;
    }

    /// The last event an endpoint had a part in since its process began, as far as its own notes
    /// say: what it was at when it broke or gave up.
    synchronized long latest(String endpoint) {
        NoteNumbers numbers = notes.get(endpoint);
        long noted = numbers == null ? MeshEvent.EXTERNAL : numbers.latest();
        return Math.max(noted, orders.getOrDefault(endpoint, MeshEvent.EXTERNAL));
    }

    private long external(String endpoint, long session, EventBody body) {
        Wire wire = wires.get(session);
        if (wire == null) {
            return orders.getOrDefault(endpoint, MeshEvent.EXTERNAL);
        }
        if (body instanceof EventBody.Received received) {
            return wire.received(endpoint, received.stream(), received.offset());
        }
        if (body instanceof SessionChanged changed) {
            if (changed.phase() == SessionChanged.Phase.OPENED) {
                return wire.dialling;
            }
            long ordered = orders.getOrDefault(endpoint, MeshEvent.EXTERNAL);
            return wire.ending == MeshEvent.EXTERNAL
                    ? Math.max(ordered, wire.standing(endpoint))
                    : wire.ending;
        }
        return orders.getOrDefault(endpoint, MeshEvent.EXTERNAL);
    }

    private void remember(String endpoint, long session, EventBody body, long n) {
        if (body instanceof EventBody.ClientChanged) {
            orders.put(endpoint, n);
        } else if (body instanceof SessionChanged(var phase, var peer, _, _, _)
                && phase == SessionChanged.Phase.BACKING_OFF) {
            waits.put(new Wait(endpoint, peer), n);
        } else if (body instanceof EventBody.Decided(var row, _)
                && row.best().isPresent()
                && row.namespace().startsWith(Namespace.ORIGINS)
                && waits.size() < MAX_WAITS) {
            String found = Rendezvous.peer(row.namespace().below(Namespace.ORIGINS).path());
            waits.putIfAbsent(new Wait(endpoint, found), n);
        }
        Wire wire = wires.get(session);
        if (wire == null) {
            return;
        }
        if (body instanceof EventBody.Sent sent) {
            wire.sent(endpoint, sent.stream(), sent.offset(), n);
        } else if (body instanceof SessionChanged changed) {
            boolean over =
                    switch (changed.phase()) {
                        case CLOSED, IDLE, FAILED -> wire.ended(endpoint, n);
                        case OPENED -> {
                            wire.opened(endpoint, n);
                            yield false;
                        }
                        case DIALLING, BACKING_OFF, GAVE_UP -> false;
                    };
            if (over) {
                wires.remove(session);
            }
        }
    }

    /// Records a fact of the driver itself.
    ///
    /// @return the event's number
    public synchronized long event(
            long now, String relay, long session, long cause, EventBody body) {
        long n = journal.next();
        MeshSnapshot before = journal.snapshot();
        MeshEvent event = new MeshEvent(n, now, relay, session, cause, List.of(), body);
        journal.append(event);
        if (invariants != null) {
            found(now, invariants.saw(event, before, journal.snapshot(), journal::event));
            remember(invariants);
        }
        return n;
    }

    /// Has every event from now on judged; what is found is recorded right behind it.
    public synchronized void judge(Invariants by) {
        invariants = by;
    }

    /// When [#check] is to be called, ns.
    public synchronized OptionalLong nextCheck() {
        return invariants == null ? OptionalLong.empty() : invariants.nextCheck();
    }

    /// Has the passing of time judged.
    public synchronized void check(long now) {
        if (invariants != null) {
            found(now, invariants.check(now, journal.snapshot(), journal::event));
            remember(invariants);
        }
    }

    private void remember(Invariants by) {
        if (by.judging() != judging) {
            judging = by.judging();
            judged = by.judged();
        }
    }

    /// Ids of the invariants that had anything to judge until `now`, in alphabetical order. Waits
    /// for nobody.
    public List<String> judged(long now) {
        return judged.entrySet().stream()
                .filter(one -> one.getValue() <= now)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void found(long now, List<Finding> findings) {
        for (Finding finding : findings) {
            event(now, "", 0, finding.since(), new EventBody.FindingRaised(finding));
        }
    }
}
