package org.moqlab.engine.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.moqlab.engine.driver.Alpn;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.Role;
import org.moqlab.engine.simulation.Connection.End;

/// Turns what arrives over the modelled network into inputs of the endpoint it arrives at.
final class Arrivals {
    private final Fabric fabric;
    private final BiConsumer<String, RelayInput> hand;
    private final Population population;
    private final long now;

    /// @param hand gives an input to the endpoint of that name
    Arrivals(Fabric fabric, BiConsumer<String, RelayInput> hand, Population population, long now) {
        this.fabric = fabric;
        this.hand = hand;
        this.population = population;
        this.now = now;
    }

    void arrive(Happening happening) {
        switch (happening) {
            case Happening.Knock knock -> on(knock.connection(), this::knock);
            case Happening.UpAtDialer up -> on(up.connection(), this::upAtDialer);
            case Happening.UpAtAcceptor up -> on(up.connection(), this::upAtAcceptor);
            case Happening.Refused dial -> on(dial.connection(), this::refused);
            case Happening.DialTimeout dial ->
                    on(dial.connection(), c -> dialFailed(c, -1, "no answer"));
            case Happening.Idle idle ->
                    on(
                            idle.connection(),
                            c -> over(c, idle.atDialer(), 0, "", RelayInput.How.IDLE));
            case Happening.Arrival arrival -> on(arrival.connection(), c -> arrival(c, arrival));
            case Happening.Wake _, Happening.Again _ ->
                    throw new IllegalStateException("that is no arrival");
        }
    }

    private void on(long connection, Consumer<Connection> happens) {
        fabric.connection(connection).ifPresent(happens);
    }

    private void arrival(Connection connection, Happening.Arrival arrival) {
        boolean atDialer = arrival.toDialer();
        if (!connection.isOpen(atDialer)) {
            return;
        }
        fabric.heard(now, connection, atDialer);
        Traffic traffic = fabric.traffic(now, connection);
        List<RelayInput> news =
                switch (arrival) {
                    case Happening.Octets octets -> traffic.octets(octets);
                    case Happening.Reset reset -> traffic.reset(reset);
                    case Happening.Stop stop -> traffic.stop(stop);
                    case Happening.StreamWindow window -> traffic.window(window);
                    case Happening.Window window -> traffic.window(window);
                    case Happening.Credit credit -> traffic.credit(credit);
                    case Happening.Datagram datagram -> traffic.datagram(datagram);
                    case Happening.Close close -> {
                        over(
                                connection,
                                atDialer,
                                close.code(),
                                close.reason(),
                                RelayInput.How.CLOSED);
                        yield List.of();
                    }
                };
        news.forEach(input -> give(connection, atDialer, input));
    }

    private static SessionId session(Connection connection) {
        return new SessionId(connection.id());
    }

    /// What an end has closed by now it does not hear of.
    private void give(Connection connection, boolean atDialer, RelayInput input) {
        if (connection.isOpen(atDialer)) {
            hand.accept(connection.name(atDialer), input);
        }
    }

    private void knock(Connection connection) {
        String name = connection.origin.acceptor();
        long acceptor = population.life(name);
        if (acceptor > 0) {
            connection.protocol =
                    population
                            .endpoint(name)
                            .flatMap(there -> answer(connection.origin.offer(), there));
            ask(connection);
            fabric.knocked(now, connection, acceptor);
        }
    }

    private static Optional<String> answer(Offer offer, Endpoint there) {
        return switch (offer) {
            case Offer.Quic quic -> quic.answer(there.protocols());
            case Offer.WebTransport web -> web.answer(Alpn.TAKEN);
        };
    }

    /// A request for a WebTransport session may be answered by a status.
    private void ask(Connection connection) {
        Connection.Origin origin = connection.origin;
        if (origin.offer() instanceof Offer.WebTransport web) {
            population
                    .endpoint(origin.acceptor())
                    .map(acceptor -> acceptor.refuses(origin.dialer(), web.path()))
                    .flatMap(status -> status.stream().boxed().findFirst())
                    .ifPresent(status -> {
                        connection.refusal = status;
                        hand.accept(
                                origin.acceptor(),
                                new RelayInput.CallerRefused(origin.dialer(), web.path(), status));
                    });
        }
    }

    private void refused(Connection connection) {
        int status = connection.refusal;
        if (status == 0) {
            dialFailed(connection, -1, Alpn.refused(connection.origin.offer().wanted()));
        } else {
            dialFailed(connection, status, Alpn.answered(status));
        }
    }

    private void upAtDialer(Connection connection) {
        boolean acceptorGone = connection.end(false) == End.OVER;
        fabric.upAtDialer(now, connection);
        if (acceptorGone) {
            fabric.unheard(now, connection, true);
        }
        up(connection, true);
    }

    private void upAtAcceptor(Connection connection) {
        boolean same = population.life(connection.origin.acceptor()) == connection.acceptorLife;
        if (!same || connection.end(false) == End.OVER) {
            return;
        }
        boolean dialerGone = connection.end(true) == End.OVER;
        fabric.upAtAcceptor(now, connection);
        if (dialerGone) {
            fabric.unheard(now, connection, false);
        }
        up(connection, false);
    }

    private void up(Connection connection, boolean atDialer) {
        SessionId session = session(connection);
        Role role = atDialer ? Role.DIALLED : Role.ACCEPTED;
        String peer = connection.name(!atDialer);
        Offer offer = connection.origin.offer();
        String alpn = connection.protocol.orElseThrow();
        give(
                connection,
                atDialer,
                new RelayInput.SessionOpened(session, role, alpn, offer.path(), peer));
        for (StreamKind kind : StreamKind.values()) {
            give(
                    connection,
                    atDialer,
                    new RelayInput.StreamCredit(session, kind, fabric.tuning().maxStreams()));
        }
    }

    /// One end gives up sending something anew.
    void giveUp(Connection connection, boolean atDialer) {
        if (connection.isOpen(atDialer)) {
            String why = Links.MAX_TRIES + " packets in a row lost";
            over(connection, atDialer, 0, why, RelayInput.How.FAILED);
        }
    }

    private void dialFailed(Connection connection, long code, String reason) {
        fabric.forget(connection);
        hand.accept(
                connection.origin.dialer(),
                new RelayInput.DialFailed(connection.origin.acceptor(), code, reason));
    }

    private void over(
            Connection connection, boolean atDialer, long code, String reason, RelayInput.How how) {
        connection.end(atDialer, End.OVER);
        fabric.listen(now, connection, !atDialer);
        if (connection.isOver()) {
            fabric.forget(connection);
        }
        hand.accept(
                connection.name(atDialer),
                new RelayInput.SessionClosed(session(connection), code, reason, how));
    }
}
