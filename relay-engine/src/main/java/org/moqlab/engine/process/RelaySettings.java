package org.moqlab.engine.process;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.transport.Admission;
import org.moqlab.engine.transport.Identity;

/// What a relay process is told at its start.
///
/// @param name what it calls itself, in the record and to those who inspect it
/// @param origin its identity on the wire
/// @param policy by name
/// @param listen where it takes QUIC
/// @param identity what it shows there
/// @param open prefix below which anybody may publish and subscribe; empty for nothing
/// @param admission judges tokens
/// @param authorities who may sign certificates of callers that may do everything; none asks for no
///   certificate
/// @param connect relays it dials, and dials again when a session ends
/// @param mesh how it finds further relays; empty for not at all
/// @param peers where a list of further relays to dial is; empty for none
/// @param web where it answers what every moq-relay answers over HTTP; empty for nowhere
/// @param inspect where it shows everything over HTTP, to whoever can reach that; empty for nowhere
public record RelaySettings(
        String name,
        Origin origin,
        String policy,
        Knobs knobs,
        List<InetSocketAddress> listen,
        Identity identity,
        Optional<Namespace> open,
        Admission admission,
        List<X509Certificate> authorities,
        List<PeerLink> connect,
        Optional<Gossip> mesh,
        Optional<PeerList> peers,
        Optional<InetSocketAddress> web,
        Optional<InetSocketAddress> inspect) {
    /// Most relays a configuration names.
    public static final int MAX_PEERS = 256;

    /// Most places to listen at.
    public static final int MAX_PLACES = 16;

    /// How a relay finds others by gossip.
    ///
    /// @param self its URL as others dial it; public, so never with a token
    /// @param like how the others are dialled; its URL counts for nothing
    public record Gossip(String self, PeerLink like) {}

    /// Creates the value; the lists are copied.
    public RelaySettings {
        listen = List.copyOf(listen);
        authorities = List.copyOf(authorities);
        connect = List.copyOf(connect);
    }
}
