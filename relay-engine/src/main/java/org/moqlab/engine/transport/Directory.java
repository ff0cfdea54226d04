package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.BoringSSLKeylog;
import io.netty.handler.codec.quic.QuicConnectionAddress;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;

/// Who listens where, and who dialled which connection, so that both ends of a connection know each
/// other's name and number it alike. One a mesh; safe to use from any thread. Listeners are bounded
/// by the mesh's relays and outsiders.
final class Directory {
    /// Dials remembered; the acceptor of an older one takes it for a foreign client's.
    static final int MAX_DIALS = 65_536;

    /// Octets of the connection id a dialling end chooses, the most QUIC allows.
    static final int KEY_LENGTH = 20;

    /// Where an endpoint listens; it may be down.
    ///
    /// @param fingerprint SHA-256 of the certificate it shows
    record Place(InetSocketAddress address, Bytes fingerprint) {
        /// Host and port as in a URL.
        String authority() {
            return address.getHostString() + ":" + address.getPort();
        }
    }

    /// A connection and who dialled it.
    ///
    /// @param key the connection id the dialling end chose, which the accepting end sees
    record Dialled(SessionId session, String dialer, QuicConnectionAddress key) {}

    private record Trusted(Bytes fingerprint, String alpn) {}

    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<Trusted, QuicSslContext> credentials = new ConcurrentHashMap<>();
    private final LinkedHashMap<SocketAddress, Dialled> dialled = new LinkedHashMap<>();
    private final BoringSSLKeylog keys;
    private long sessions;
    private long strangers;

    /// A directory of nobody.
    ///
    /// @param keys gets the secrets of connections that are dialled
    Directory(BoringSSLKeylog keys) {
        this.keys = keys;
    }

    /// Makes known where `name` listens from now on.
    void list(String name, Place place) {
        places.put(name, place);
    }

    /// Makes known where somebody listens who is not of the mesh.
    void list(Outsider outsider) {
        list(outsider.name(), new Place(outsider.address(), outsider.fingerprint()));
    }

    /// Where `name` was last known to listen.
    Optional<Place> place(String name) {
        return Optional.ofNullable(places.get(name));
    }

    /// What a dial to the bearer of one certificate needs. Kept, because it takes a while to make;
    /// there are as many as listeners times wires.
    QuicSslContext credentials(Bytes fingerprint, String alpn) {
        return credentials.computeIfAbsent(
                new Trusted(fingerprint, alpn),
                wanted ->
                        QuicSslContextBuilder.forClient()
                                .trustManager(new PinnedTrust(wanted.fingerprint()))
                                .keylog(keys)
                                .applicationProtocols(wanted.alpn())
                                .build());
    }

    /// Numbers a connection that `dialer` is about to dial, and gives it a key.
    synchronized Dialled dial(String dialer) {
        QuicConnectionAddress key = QuicConnectionAddress.random(KEY_LENGTH);
        Dialled entry = new Dialled(new SessionId(++sessions), dialer, key);
        dialled.put(key, entry);
        if (dialled.size() > MAX_DIALS) {
            dialled.pollFirstEntry();
        }
        return entry;
    }

    /// Number and dialer's name of an accepted connection; a foreign client gets a fresh number and
    /// the name `client-<n>`.
    ///
    /// @param key the connection id the dialling end chose
    synchronized Link accept(@Nullable SocketAddress key) {
        Dialled known = dialled.get(key);
        if (known != null) {
            return new Link(known.session(), known.dialer());
        }
        return new Link(new SessionId(++sessions), stranger());
    }

    /// Relays trust each other by name, so that no stranger may have the name of one.
    private String stranger() {
        String name = "client-" + ++strangers;
        return places.containsKey(name) ? stranger() : name;
    }
}
