package org.moqlab.engine.observe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.WireName;

/// One end of a session in detail, at a moment. Unlike everything in the journal it is not
/// recorded; it is asked for. What was said on the session is in the journal: the `sent` and
/// `received` events of that end with the session's number.
///
/// @param session the session's number
/// @param endpoint whose end it is
/// @param peer name of the other end
/// @param dialled whether this end dialled
/// @param transport what carries it: `quic` or `webtransport`, modelled where the network is
/// @param alpn the protocol name that was negotiated; empty when none was
/// @param path path of the URL; empty on raw QUIC
/// @param openedAt when this end learned that it was up, ns
/// @param asOf when these figures were taken, ns
/// @param received what came in since it is up
/// @param sent what QUIC took from this end since it is up
/// @param ours streams now open that this end opened
/// @param theirs streams now open that the other end opened
/// @param opened all streams this end opened since it is up
/// @param accepted all streams the other end opened since it is up, as far as this end knows
/// @param credit streams this end may open now
/// @param roundTrip smoothed round-trip time, ns; modelled where the network is
/// @param packets what QUIC tells of packets; empty where there is none
/// @param streams the first [#MAX_STREAMS] open streams, by number
public record SessionDetail(
        long session,
        String endpoint,
        String peer,
        boolean dialled,
        String transport,
        String alpn,
        String path,
        long openedAt,
        long asOf,
        Volume received,
        Volume sent,
        Streams ours,
        Streams theirs,
        Streams opened,
        Streams accepted,
        Streams credit,
        OptionalLong roundTrip,
        Optional<Packets> packets,
        List<StreamDetail> streams) {
    /// Most streams that are listed one by one.
    public static final int MAX_STREAMS = 1_000;

    /// Creates the detail; the list is copied.
    public SessionDetail {
        streams = List.copyOf(streams);
    }

    /// Whether it is spoken between relays of the lab only.
    public boolean isOnLabWire() {
        return WireName.of(alpn).filter(WireName::isLab).isPresent();
    }

    /// How much went one way.
    ///
    /// @param octets of all streams together
    /// @param datagrams without those that only keep the connection alive
    public record Volume(long octets, long datagrams) {}

    /// A number of streams.
    ///
    /// @param bidi bidirectional ones
    /// @param uni unidirectional ones
    public record Streams(long bidi, long uni) {}

    /// Packets of a QUIC connection, from this end.
    ///
    /// @param sent packets that went out
    /// @param received packets that came in
    /// @param lost packets counted as lost
    /// @param window octets that may be under way, the congestion window
    public record Packets(long sent, long received, long lost, long window) {}
}
