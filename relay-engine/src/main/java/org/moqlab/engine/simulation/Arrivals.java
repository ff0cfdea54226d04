package org.moqlab.engine.simulation;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.moqlab.engine.driver.Alpn;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.Role;
import org.moqlab.engine.simulation.Connection.End;

/// Turns what arrives over the modelled network into inputs of the endpoint it arrives at.
final class Arrivals {
    private final Fabric fabric;
    private final BiConsumer<String, RelayInput> hand;
    private final ToLongFunction<String> life;
    private final long now;

    /// @param hand gives an input to the endpoint of that name
    /// @param life number of the process that runs under a name; 0 for none
    Arrivals(
            Fabric fabric,
            BiConsumer<String, RelayInput> hand,
            ToLongFunction<String> life,
            long now) {
        this.fabric = fabric;
        this.hand = hand;
        this.life = life;
        this.now = now;
    }

    void arrive(Happening happening) {
        switch (happening) {
            case Happening.Knock knock ->
                    fabric.connection(knock.connection()).ifPresent(this::knock);
            case Happening.UpAtDialer up ->
                    fabric.connection(up.connection()).ifPresent(this::upAtDialer);
            case Happening.UpAtAcceptor up ->
                    fabric.connection(up.connection()).ifPresent(this::upAtAcceptor);
            case Happening.Refused dial ->
                    fabric.connection(dial.connection())
                            .ifPresent(c -> dialFailed(c, Alpn.refused(c.alpn)));
            case Happening.DialTimeout dial ->
                    fabric.connection(dial.connection()).ifPresent(c -> dialFailed(c, "no answer"));
            case Happening.Octets octets ->
                    open(octets.connection(), octets.toDialer()).ifPresent(c -> octets(c, octets));
            case Happening.Reset reset ->
                    open(reset.connection(), reset.toDialer()).ifPresent(c -> reset(c, reset));
            case Happening.Stop stop ->
                    open(stop.connection(), stop.toDialer()).ifPresent(c -> stop(c, stop));
            case Happening.Window window ->
                    open(window.connection(), window.toDialer()).ifPresent(c -> window(c, window));
            case Happening.Credit credit ->
                    open(credit.connection(), credit.toDialer()).ifPresent(c -> credit(c, credit));
            case Happening.Datagram datagram ->
                    open(datagram.connection(), datagram.toDialer())
                            .ifPresent(c -> datagram(c, datagram));
            case Happening.Close close ->
                    open(close.connection(), close.toDialer()).ifPresent(c -> close(c, close));
            case Happening.Idle idle ->
                    open(idle.connection(), idle.atDialer()).ifPresent(c -> idle(c, idle));
            case Happening.Wake _ -> throw new IllegalStateException("a wake-up is no arrival");
        }
    }

    private void stop(Connection connection, Happening.Stop stop) {
        give(
                connection,
                stop.toDialer(),
                new RelayInput.StreamStopped(
                        session(connection), stop.stream(), OptionalLong.of(stop.code())));
    }

    private void datagram(Connection connection, Happening.Datagram datagram) {
        give(
                connection,
                datagram.toDialer(),
                new RelayInput.Datagram(session(connection), datagram.bytes()));
    }

    private void close(Connection connection, Happening.Close close) {
        over(
                connection,
                close.toDialer(),
                new RelayInput.SessionClosed(
                        session(connection), close.code(), close.reason(), RelayInput.How.CLOSED));
    }

    private void idle(Connection connection, Happening.Idle idle) {
        over(
                connection,
                idle.atDialer(),
                new RelayInput.SessionClosed(session(connection), 0, "", RelayInput.How.IDLE));
    }

    private Optional<Connection> open(long connection, boolean atDialer) {
        return fabric.connection(connection).filter(c -> c.end(atDialer) == End.OPEN);
    }

    private static SessionId session(Connection connection) {
        return new SessionId(connection.id);
    }

    private void give(Connection connection, boolean atDialer, RelayInput input) {
        hand.accept(connection.name(atDialer), input);
    }

    private void knock(Connection connection) {
        long acceptor = life.applyAsLong(connection.acceptor);
        if (acceptor > 0) {
            fabric.knocked(now, connection, acceptor);
        }
    }

    private void upAtDialer(Connection connection) {
        if (life.applyAsLong(connection.dialer) != connection.dialerLife) {
            fabric.forget(connection);
            return;
        }
        boolean acceptorGone = connection.acceptorEnd == End.OVER;
        fabric.upAtDialer(now, connection);
        if (acceptorGone) {
            fabric.unheard(now, connection, true);
        }
        up(connection, true);
    }

    private void upAtAcceptor(Connection connection) {
        boolean same = life.applyAsLong(connection.acceptor) == connection.acceptorLife;
        if (!same || connection.acceptorEnd == End.OVER) {
            return;
        }
        boolean dialerGone = connection.dialerEnd == End.OVER;
        fabric.upAtAcceptor(connection);
        if (dialerGone) {
            fabric.unheard(now, connection, false);
        }
        up(connection, false);
    }

    private void up(Connection connection, boolean atDialer) {
        SessionId session = session(connection);
        Role role = atDialer ? Role.DIALLED : Role.ACCEPTED;
        give(
                connection,
                atDialer,
                new RelayInput.SessionOpened(
                        session, role, connection.alpn, "", connection.name(!atDialer)));
        for (StreamKind kind : StreamKind.values()) {
            give(
                    connection,
                    atDialer,
                    new RelayInput.StreamCredit(session, kind, Connection.STREAM_LIMIT));
        }
    }

    private void dialFailed(Connection connection, String reason) {
        fabric.forget(connection);
        give(connection, true, new RelayInput.DialFailed(connection.acceptor, reason));
    }

    private void octets(Connection connection, Happening.Octets octets) {
        boolean atDialer = octets.toDialer();
        SessionId session = session(connection);
        long stream = octets.stream();
        announce(connection, atDialer, stream);
        if (!octets.bytes().isEmpty()) {
            give(connection, atDialer, new RelayInput.StreamBytes(session, stream, octets.bytes()));
        }
        fabric.consumed(now, connection, atDialer, octets);
        if (octets.fin()) {
            fabric.finished(now, connection, atDialer, stream);
            give(connection, atDialer, new RelayInput.StreamFinished(session, stream));
        }
    }

    /// The first that arrives of a stream of the far end opens it here.
    private void announce(Connection connection, boolean atDialer, long stream) {
        boolean fresh = Fabric.openedBy(!atDialer, stream) && connection.to(atDialer).first(stream);
        if (!fresh) {
            return;
        }
        SessionId session = session(connection);
        StreamKind kind = StreamKind.of(stream);
        give(connection, atDialer, new RelayInput.StreamOpened(session, stream, kind));
        if (kind == StreamKind.BIDI) {
            connection.to(!atDialer).answer(stream);
            give(
                    connection,
                    atDialer,
                    new RelayInput.StreamWritable(session, stream, Connection.STREAM_WINDOW));
        }
    }

    private void reset(Connection connection, Happening.Reset reset) {
        announce(connection, reset.toDialer(), reset.stream());
        fabric.finished(now, connection, reset.toDialer(), reset.stream());
        give(
                connection,
                reset.toDialer(),
                new RelayInput.StreamReset(session(connection), reset.stream(), reset.code()));
    }

    private void window(Connection connection, Happening.Window window) {
        connection.to(!window.toDialer()).give(window.stream(), window.octets());
        give(
                connection,
                window.toDialer(),
                new RelayInput.StreamWritable(
                        session(connection), window.stream(), window.octets()));
    }

    private void credit(Connection connection, Happening.Credit credit) {
        connection.to(!credit.toDialer()).allow(credit.kind(), credit.streams());
        give(
                connection,
                credit.toDialer(),
                new RelayInput.StreamCredit(session(connection), credit.kind(), credit.streams()));
    }

    private void over(Connection connection, boolean atDialer, RelayInput.SessionClosed closed) {
        connection.end(atDialer, End.OVER);
        if (connection.isOver()) {
            fabric.forget(connection);
        }
        give(connection, atDialer, closed);
    }
}
