package org.moqlab.engine.transport;

import io.netty.channel.ChannelFuture;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// The open connections of an endpoint. What the machine wants of a connection that has just ended
/// is dropped: it has not heard of the end yet. Confined to the endpoint's event loop.
final class Connections implements Owner {
    /// Connections an endpoint may have at once; what it accepts beyond that it closes at once.
    /// Dials have their own bound.
    static final int MAX_CONNECTIONS = 4_096;

    /// An endpoint keeps as many streams of its peers as so many peers may have that use up all
    /// their credit; with one more the connection that has most of them is ended.
    static final long GREEDY_PEERS = 5;

    private final Turns turns;
    private final LongSupplier clock;
    private final QuicheInternals quiche;
    private final Admission admission;
    private final long maxHeld;
    private long held;
    private final Map<SessionId, ConnectionAdapter> open = new TreeMap<>();

    /// @param clock mesh time, ns
    Connections(Turns turns, LongSupplier clock, Equipment equipment) {
        this.turns = turns;
        this.clock = clock;
        this.quiche = equipment.quiche();
        this.admission = equipment.admission();
        this.maxHeld = GREEDY_PEERS * StreamKind.values().length * equipment.tuning().maxStreams();
    }

    @Override
    public QuicheInternals quiche() {
        return quiche;
    }

    @Override
    public Admission admission() {
        return admission;
    }

    @Override
    public OptionalInt refuses(String peer, String path) {
        OptionalInt status = turns.refuses(peer, path);
        if (status.isPresent()) {
            turns.accept(new RelayInput.CallerRefused(peer, path, status.getAsInt()), null);
        }
        return status;
    }

    @Override
    public long now() {
        return clock.getAsLong();
    }

    @Override
    public void heard(ConnectionAdapter from, RelayInput input) {
        turns.accept(input, from);
    }

    @Override
    public void shed(RelayInput.SessionClosed end) {
        turns.accept(end, null);
    }

    @Override
    public void holds(ConnectionAdapter connection, int more) {
        held += more;
        if (held > maxHeld) {
            open.values().stream()
                    .max(Comparator.comparingInt(each -> each.streams().theirs()))
                    .ifPresent(most -> {
                        int own = most.streams().theirs();
                        most.shed("too many streams, " + own + " of " + maxHeld);
                    });
        }
    }

    @Override
    public boolean opened(ConnectionAdapter connection) {
        if (connection.isAccepted() && open.size() >= MAX_CONNECTIONS) {
            return false;
        }
        open.put(connection.session(), connection);
        return true;
    }

    @Override
    public void ended(ConnectionAdapter connection) {
        open.remove(connection.session());
        held -= connection.streams().theirs();
    }

    /// All connections that are kept, those without a session yet included.
    List<ConnectionAdapter> all() {
        return List.copyOf(open.values());
    }

    /// The open connection of that number.
    Optional<ConnectionAdapter> connection(SessionId session) {
        return Optional.ofNullable(open.get(session));
    }

    private Optional<StreamAdapter> stream(SessionId session, long stream) {
        return connection(session).flatMap(c -> c.streams().get(stream));
    }

    void open(RelayAction.OpenStream action) {
        connection(action.session()).ifPresent(c -> c.open(action.stream(), action.kind()));
    }

    void write(RelayAction.WriteStream action) {
        stream(action.session(), action.stream())
                .ifPresent(s -> s.write(action.bytes(), action.fin()));
    }

    void reset(RelayAction.ResetStream action) {
        stream(action.session(), action.stream()).ifPresent(s -> s.reset(action.code()));
    }

    void stop(RelayAction.StopStream action) {
        stream(action.session(), action.stream()).ifPresent(s -> s.stop(action.code()));
    }

    void rank(RelayAction.SetPriority action) {
        stream(action.session(), action.stream()).ifPresent(s -> s.rank(action.priority()));
    }

    void send(RelayAction.SendDatagram action) {
        connection(action.session()).ifPresent(c -> c.datagrams().send(action.bytes()));
    }

    /// Closes a connection.
    ///
    /// @return done when the close has been handed to the socket; empty when it is not open
    Optional<ChannelFuture> close(RelayAction.CloseSession action) {
        return connection(action.session()).map(c -> c.close(action.code(), action.reason()));
    }
}
