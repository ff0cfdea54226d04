package org.moqlab.engine.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.StreamDetail;

/// Reads off a modelled connection what one of its ends would say of it.
final class Details {
    private final Connection connection;
    private final boolean atDialer;

    private Details(Connection connection, boolean atDialer) {
        this.connection = connection;
        this.atDialer = atDialer;
    }

    /// The detail of the end that `endpoint` holds; empty when it holds none.
    static Optional<SessionDetail> of(Connection connection, String endpoint, long now) {
        boolean atDialer = connection.name(true).equals(endpoint);
        boolean holds = connection.name(atDialer).equals(endpoint) && connection.isOpen(atDialer);
        return holds ? Optional.of(new Details(connection, atDialer).at(now)) : Optional.empty();
    }

    private SessionDetail at(long now) {
        Connection.Origin origin = connection.origin;
        return new SessionDetail(
                connection.id(),
                connection.name(atDialer),
                connection.name(!atDialer),
                atDialer,
                origin.offer().carrier(),
                connection.protocol.orElse(""),
                origin.offer().path(),
                connection.since(atDialer),
                now,
                connection.to(atDialer).read(),
                connection.to(!atDialer).sent(),
                open(atDialer),
                open(!atDialer),
                connection.to(!atDialer).opened(),
                connection.to(atDialer).seen(),
                connection.to(!atDialer).credit(),
                OptionalLong.of(2 * origin.latency()),
                Optional.empty(),
                streams());
    }

    private SessionDetail.Streams open(boolean byDialer) {
        return new SessionDetail.Streams(
                count(byDialer, StreamKind.BIDI), count(byDialer, StreamKind.UNI));
    }

    private long count(boolean byDialer, StreamKind kind) {
        return connection.streams.entrySet().stream()
                .filter(stream -> StreamKind.of(stream.getKey()) == kind)
                .filter(stream -> stream.getValue().byDialer() == byDialer)
                .filter(stream -> stream.getValue().isOpenAt(atDialer))
                .count();
    }

    private List<StreamDetail> streams() {
        return connection.streams.entrySet().stream()
                .filter(stream -> stream.getValue().isOpenAt(atDialer))
                .limit(SessionDetail.MAX_STREAMS)
                .map(this::stream)
                .toList();
    }

    private StreamDetail stream(Map.Entry<Long, Duplex> stream) {
        Duplex duplex = stream.getValue();
        return new StreamDetail(
                stream.getKey(),
                StreamKind.of(stream.getKey()),
                duplex.byDialer() == atDialer,
                duplex.to(atDialer).map(Half::read).orElse(0L),
                duplex.to(!atDialer).map(Half::sent).orElse(0L),
                duplex.to(!atDialer).map(Half::waiting).orElse(0L));
    }
}
