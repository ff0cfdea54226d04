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

    /// The end `name` holds; empty when it does not hold the connection any more.
    static Optional<Departures> of(Fabric fabric, String name, SessionId session) {
        return fabric.connection(session.number())
                .map(c -> new Departures(fabric, c, c.dialer.equals(name)))
                .filter(d -> d.connection.end(d.byDialer) == Connection.End.OPEN);
    }

    void open(RelayAction.OpenStream open, ArrayDeque<RelayInput> inbox) {
        fabric.open(connection, byDialer, open);
        inbox.add(
                new RelayInput.StreamWritable(
                        open.session(), open.stream(), Connection.STREAM_WINDOW));
    }

    void write(long now, RelayAction.WriteStream write) {
        fabric.write(now, connection, byDialer, write);
    }

    void reset(long now, RelayAction.ResetStream reset) {
        fabric.reset(now, connection, byDialer, reset);
    }

    void stop(long now, RelayAction.StopStream stop) {
        boolean ownUni =
                StreamKind.of(stop.stream()) == StreamKind.UNI
                        && Fabric.openedBy(byDialer, stop.stream());
        if (ownUni) {
            throw new IllegalStateException("stop of own stream " + stop.stream());
        }
        fabric.stop(now, connection, byDialer, stop);
    }

    void datagram(long now, RelayAction.SendDatagram datagram) {
        fabric.datagram(now, connection, byDialer, datagram.bytes());
    }

    void close(long now, RelayAction.CloseSession close) {
        fabric.close(now, connection, byDialer, close.code(), close.reason());
    }
}
