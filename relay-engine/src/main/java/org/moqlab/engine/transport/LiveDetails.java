package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicConnectionPathStats;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.StreamDetail;

/// What was last known of the sessions somebody asked for. Asking never waits: the answer comes
/// from the event loop of the session's end and is there for the next who asks. Safe to use from
/// any thread.
final class LiveDetails {
    /// Most sessions whose detail is remembered; beyond it all are forgotten.
    static final int MAX_KNOWN = 1_000;

    private record Key(String endpoint, long session) {}

    private final Map<Key, SessionDetail> known = new ConcurrentHashMap<>();
    private final LongSupplier clock;

    /// @param clock mesh time, ns
    LiveDetails(LongSupplier clock) {
        this.clock = clock;
    }

    /// What was last known; asks `live` anew.
    Optional<SessionDetail> of(LiveEndpoint live, String endpoint, long session) {
        Key key = new Key(endpoint, session);
        live.look(() -> ask(live, key));
        return Optional.ofNullable(known.get(key));
    }

    /// On the event loop of the endpoint.
    private void ask(LiveEndpoint live, Key key) {
        Optional<ConnectionAdapter> connection =
                live.connections()
                        .connection(new SessionId(key.session))
                        .filter(ConnectionAdapter::isOpen);
        if (connection.isEmpty()) {
            known.remove(key);
            return;
        }
        Future<QuicConnectionPathStats> path = connection.get().quic().collectPathStats(0);
        path.addListener(_ -> {
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            Optional<QuicConnectionPathStats> stats =
                    path.isSuccess() ? Optional.of(path.getNow()) : Optional.empty();
            known.put(key, detail(key, connection.get(), stats));
        });
    }

    private SessionDetail detail(
            Key key, ConnectionAdapter connection, Optional<QuicConnectionPathStats> path) {
        OpenStreams streams = connection.streams();
        Datagrams datagrams = connection.datagrams();
        List<StreamDetail> open = streams.all().stream().map(StreamAdapter::detail).toList();
        return new SessionDetail(
                key.session,
                key.endpoint,
                connection.peer(),
                !connection.isAccepted(),
                connection.carriage() instanceof BareQuic ? "quic" : "webtransport",
                connection.opened().protocol(),
                connection.opened().path(),
                connection.opened().at(),
                clock.getAsLong(),
                new SessionDetail.Volume(streams.received(), datagrams.received()),
                new SessionDetail.Volume(streams.sent(), datagrams.sent()),
                count(open, true),
                count(open, false),
                streams.opened(),
                streams.accepted(),
                StreamCredit.left(connection.quic()),
                path.map(p -> OptionalLong.of(p.rtt())).orElseGet(OptionalLong::empty),
                path.map(p -> new SessionDetail.Packets(p.sent(), p.recv(), p.lost(), p.cwnd())),
                open.stream().limit(SessionDetail.MAX_STREAMS).toList());
    }

    private static SessionDetail.Streams count(List<StreamDetail> open, boolean ours) {
        long bidi =
                open.stream().filter(s -> s.ours() == ours && s.kind() == StreamKind.BIDI).count();
        long uni =
                open.stream().filter(s -> s.ours() == ours && s.kind() == StreamKind.UNI).count();
        return new SessionDetail.Streams(bidi, uni);
    }
}
