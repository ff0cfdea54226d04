package org.moqlab.engine.simulation;

import java.util.ArrayDeque;
import java.util.Optional;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// What one end of an open connection sends.
final class Departures {
    private final Fabric fabric;
    private final Connection connection;
    private final boolean byDialer;

    private Departures(Fabric fabric, Connection connection, boolean byDialer) {
        this.fabric = fabric;
        this.connection = connection;
        this.byDialer = byDialer;
    }

    /// Sends what `name` wants sent; nothing happens on a connection it does not hold any more.
    ///
    /// @param inbox gets what this end is told at once
    static void perform(
            Fabric fabric,
            String name,
            long now,
            RelayAction action,
            ArrayDeque<RelayInput> inbox) {
        switch (action) {
            case RelayAction.OpenStream open ->
                    of(fabric, name, open.session()).ifPresent(d -> d.open(open, inbox));
            case RelayAction.WriteStream write ->
                    of(fabric, name, write.session()).ifPresent(d -> d.write(now, write));
            case RelayAction.ResetStream reset ->
                    of(fabric, name, reset.session()).ifPresent(d -> d.reset(now, reset));
            case RelayAction.StopStream stop ->
                    of(fabric, name, stop.session()).ifPresent(d -> d.stop(now, stop));
            case RelayAction.SendDatagram datagram ->
                    of(fabric, name, datagram.session()).ifPresent(d -> d.datagram(now, datagram));
            case RelayAction.CloseSession close ->
                    of(fabric, name, close.session()).ifPresent(d -> d.close(now, close));
            case RelayAction.Note _,
                    RelayAction.Dial _,
                    RelayAction.Exit _,
                    RelayAction.SetPriority _ ->
                    throw new IllegalStateException("nothing to send: " + action);
        }
    }

    /// The end `name` holds; empty when it does not hold the connection any more.
    private static Optional<Departures> of(Fabric fabric, String name, SessionId session) {
        return fabric.connection(session.number())
                .map(c -> new Departures(fabric, c, c.dialer.equals(name)))
                .filter(d -> d.connection.end(d.byDialer) == Connection.End.OPEN);
    }

    private void open(RelayAction.OpenStream open, ArrayDeque<RelayInput> inbox) {
        fabric.open(connection, byDialer, open);
        inbox.add(
                new RelayInput.StreamWritable(
                        open.session(), open.stream(), Connection.STREAM_WINDOW));
    }

    private void write(long now, RelayAction.WriteStream write) {
        fabric.write(now, connection, byDialer, write);
    }

    private void reset(long now, RelayAction.ResetStream reset) {
        fabric.reset(now, connection, byDialer, reset);
    }

    private void stop(long now, RelayAction.StopStream stop) {
        boolean ownUni =
                StreamKind.of(stop.stream()) == StreamKind.UNI
                        && Fabric.openedBy(byDialer, stop.stream());
        if (ownUni) {
            throw new IllegalStateException("stop of own stream " + stop.stream());
        }
        fabric.stop(now, connection, byDialer, stop);
    }

    private void datagram(long now, RelayAction.SendDatagram datagram) {
        fabric.datagram(now, connection, byDialer, datagram.bytes());
    }

    private void close(long now, RelayAction.CloseSession close) {
        fabric.close(now, connection, byDialer, close.code(), close.reason());
    }
}
