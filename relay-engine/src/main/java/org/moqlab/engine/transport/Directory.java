package org.moqlab.engine.transport;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;

/// Who listens where, and who dialled from which port, so that both ends of a connection know each
/// other's name and number it alike. One a mesh; safe to use from any thread. Listeners are bounded
/// by the mesh's relays, dials by the ports of a machine.
final class Directory {
    /// Where an endpoint listens; it may be down.
    ///
    /// @param fingerprint SHA-256 of the certificate it shows
    record Place(InetSocketAddress address, Bytes fingerprint) {}

    /// A connection and who dialled it.
    record Dialled(SessionId session, String dialer) {}

    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<Integer, Dialled> dialled = new ConcurrentHashMap<>();
    private final AtomicLong sessions = new AtomicLong();
    private final AtomicLong strangers = new AtomicLong();

    /// Makes known where `name` listens from now on.
    void list(String name, Place place) {
        places.put(name, place);
    }

    /// Where `name` was last known to listen.
    Optional<Place> place(String name) {
        return Optional.ofNullable(places.get(name));
    }

    /// Numbers a connection that `dialer` is about to dial from `port`.
    Dialled dial(int port, String dialer) {
        Dialled entry = new Dialled(new SessionId(sessions.incrementAndGet()), dialer);
        dialled.put(port, entry);
        return entry;
    }

    /// Who a connection accepted from `port` is from. A foreign client gets a number and the name
    /// `client-<n>`.
    Dialled accept(int port) {
        Dialled known = dialled.get(port);
        if (known != null) {
            return known;
        }
        return new Dialled(
                new SessionId(sessions.incrementAndGet()), "client-" + strangers.incrementAndGet());
    }

    /// Frees `port`, which `entry` was dialled from.
    void release(int port, Dialled entry) {
        dialled.remove(port, entry);
    }
}
