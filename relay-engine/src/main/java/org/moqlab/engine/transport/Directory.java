package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.BoringSSLKeylog;
import io.netty.handler.codec.quic.QuicConnectionAddress;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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
    /// @param fingerprint SHA-256 of the certificate it shows; empty where that is not known before
    /// @param trust what it must show
    /// @param own what to show it when it asks; empty for nothing
    /// @param serverName name to ask for in TLS instead of the host; empty for the host
    record Place(
            InetSocketAddress address,
            Bytes fingerprint,
            Trust trust,
            Optional<Identity> own,
            Optional<String> serverName) {
        /// A place known by its certificate.
        Place(InetSocketAddress address, Bytes fingerprint) {
            this(
                    address,
                    fingerprint,
                    new Trust.Pinned(fingerprint),
                    Optional.empty(),
                    Optional.empty());
        }

        /// A place with a certificate that shows by itself whose it is.
        Place(InetSocketAddress address, Trust trust, Optional<Identity> own) {
            this(
                    address,
                    trust instanceof Trust.Pinned pinned ? pinned.fingerprint() : Bytes.EMPTY,
                    trust,
                    own,
                    Optional.empty());
        }

        /// The same, asked for by another name than its host's.
        Place named(Optional<String> name) {
            return new Place(address, fingerprint, trust, own, name);
        }

        /// The same where its name has been looked up.
        Place at(InetSocketAddress found) {
            return new Place(found, fingerprint, trust, own, serverName);
        }

        /// Host and port as in a URL.
        String authority() {
            String host = address.getHostString();
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
        }
    }

    /// A connection and who dialled it.
    ///
    /// @param key the connection id the dialling end chose, which the accepting end sees
    record Dialled(SessionId session, String dialer, QuicConnectionAddress key) {}

    private record Trusted(Trust trust, Optional<Identity> own, String alpn) {
        QuicSslContext context(BoringSSLKeylog keys) {
            QuicSslContextBuilder builder =
                    QuicSslContextBuilder.forClient().keylog(keys).applicationProtocols(alpn);
            own.ifPresent(identity -> builder.keyManager(new SoleKey(identity), null));
            switch (trust) {
                case Trust.Pinned pinned ->
                        builder.trustManager(new PinnedTrust(pinned.fingerprint()));
                case Trust.Unchecked _ -> builder.trustManager(new UncheckedTrust());
                case Trust.Authorities some -> {
                    builder.endpointIdentificationAlgorithm("HTTPS");
                    if (!some.roots().isEmpty()) {
                        builder.trustManager(some.roots().toArray(X509Certificate[]::new));
                    }
                }
            }
            return builder.build();
        }
    }

    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<Trusted, QuicSslContext> credentials = new ConcurrentHashMap<>();
    private final LinkedHashMap<SocketAddress, Dialled> dialled = new LinkedHashMap<>();
    private final BoringSSLKeylog keys;
    private volatile Function<String, Optional<Place>> finder = _ -> Optional.empty();
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

    /// Who is not listed may be found by its name from now on, if that says where it is.
    void find(Function<String, Optional<Place>> by) {
        finder = by;
    }

    /// Where `name` was last known to listen.
    Optional<Place> place(String name) {
        return Optional.ofNullable(places.get(name)).or(() -> finder.apply(name));
    }

    /// What a dial to the bearer of one certificate needs. Kept, because it takes a while to make;
    /// there are as many as listeners times wires.
    QuicSslContext credentials(Bytes fingerprint, String alpn) {
        return credentials(new Trust.Pinned(fingerprint), Optional.empty(), alpn);
    }

    /// What a dial to a place needs.
    QuicSslContext credentials(Place place, String alpn) {
        return credentials(place.trust(), place.own(), alpn);
    }

    private QuicSslContext credentials(Trust trust, Optional<Identity> own, String alpn) {
        return credentials.computeIfAbsent(
                new Trusted(trust, own, alpn), wanted -> wanted.context(keys));
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
