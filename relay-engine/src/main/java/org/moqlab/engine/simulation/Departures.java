package org.moqlab.engine.simulation;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// What an endpoint sends on the connections it holds.
final class Departures {
    private final Fabric fabric;
    private final String name;
    private final long now;

    /// @param name the endpoint that sends
    Departures(Fabric fabric, String name, long now) {
        this.fabric = fabric;
        this.name = name;
        this.now = now;
    }

    /// Does one thing at one end of a connection.
    private interface Deed {
        List<RelayInput> on(Traffic traffic, boolean byDialer);
    }

    /// Sends what the endpoint wants sent; nothing happens on a connection it does not hold any
    /// more.
    ///
    /// @return what this end is told at once
    List<RelayInput> perform(RelayAction action) {
        return switch (action) {
            case RelayAction.OpenStream open -> send(open.session(), (t, d) -> t.open(d, open));
            case RelayAction.WriteStream write ->
                    send(write.session(), (t, d) -> t.write(d, write));
            case RelayAction.ResetStream reset ->
                    send(reset.session(), (t, d) -> t.reset(d, reset));
            case RelayAction.StopStream stop -> send(stop.session(), (t, d) -> t.stop(d, stop));
            case RelayAction.SetPriority rank -> send(rank.session(), (t, d) -> t.rank(d, rank));
            case RelayAction.SendDatagram datagram ->
                    send(datagram.session(), (t, d) -> t.datagram(d, datagram.bytes()));
            case RelayAction.CloseSession close -> {
                held(close.session()).ifPresent(c -> fabric.close(now, c, isDialer(c), close));
                yield List.of();
            }
            case RelayAction.Note _, RelayAction.Dial _, RelayAction.Exit _ ->
                    throw new IllegalStateException("nothing to send: " + action);
        };
    }

    private boolean isDialer(Connection connection) {
        return connection.origin.dialer().equals(name);
    }

    private Optional<Connection> held(SessionId session) {
        return fabric.connection(session.number()).filter(c -> c.isOpen(isDialer(c)));
    }

    private List<RelayInput> send(SessionId session, Deed deed) {
        Optional<Connection> held = held(session);
        if (held.isEmpty()) {
            return List.of();
        }
        boolean byDialer = isDialer(held.get());
        fabric.said(now, held.get(), byDialer);
        return deed.on(fabric.traffic(now, held.get()), byDialer);
    }

    /// Whether the endpoint has closed the connection an input is about since it was told.
    boolean isVoid(RelayInput input) {
        return input instanceof RelayInput.StreamWritable(SessionId session, long _, long _)
                && held(session).isEmpty();
    }
}
