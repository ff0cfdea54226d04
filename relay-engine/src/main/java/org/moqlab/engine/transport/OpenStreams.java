package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.relay.RelayInput;

/// The streams of one connection that are not over in both directions, and the credit for more.
final class OpenStreams {
    private final ConnectionAdapter connection;
    private final Owner owner;
    private final StreamCredit credit = new StreamCredit();
    private final Outbox outbox;
    private final LoneEnds loneEnds;
    private final Map<Long, StreamAdapter> streams = new TreeMap<>();
    private int theirs;
    private int stops;
    private long bidiAccepted;
    private long uniAccepted;
    private long sent;
    private long received;

    OpenStreams(ConnectionAdapter connection, Owner owner) {
        this.connection = connection;
        this.owner = owner;
        this.outbox = new Outbox(connection);
        this.loneEnds = new LoneEnds(connection);
    }

    /// What they have to send.
    Outbox outbox() {
        return outbox;
    }

    /// Their ends that go out without octets.
    LoneEnds loneEnds() {
        return loneEnds;
    }

    /// Tells the machine of streams that the peer lets this end open since the last call.
    void grant() {
        credit.refresh(connection.quic())
                .forEach((kind, more) ->
                        connection.hear(
                                new RelayInput.StreamCredit(connection.session(), kind, more)));
    }

    /// Opens the next stream of a kind.
    ///
    /// @throws IllegalStateException without credit, or when `id` is not the next of its kind
    void open(long id, StreamKind kind, Carriage carriage) {
        credit.spend(connection.quic(), kind);
        QuicStreamChannel stream = StreamCredit.create(connection.quic(), kind);
        if (stream.streamId() != carriage.quicId(id)) {
            throw new IllegalStateException("stream " + id + " opened as " + stream.streamId());
        }
        add(StreamAdapter.opened(connection, stream, id, carriage.preface(kind)), stream);
    }

    /// Hands a stream the peer opened to the machine.
    ///
    /// @param id as the machine numbers it
    StreamAdapter carry(QuicStreamChannel stream, long id) {
        StreamAdapter adapter = StreamAdapter.accepted(connection, stream, id);
        holds(1);
        switch (adapter.kind()) {
            case BIDI -> bidiAccepted++;
            case UNI -> uniAccepted++;
        }
        connection.hear(new RelayInput.StreamOpened(connection.session(), id, adapter.kind()));
        add(adapter, stream);
        return adapter;
    }

    private void add(StreamAdapter adapter, QuicStreamChannel stream) {
        streams.put(adapter.id(), adapter);
        stream.pipeline().addLast(adapter);
        adapter.grantFirst();
    }

    /// The peer opened streams, or such are over; the machine need not know of them.
    void holds(int more) {
        theirs += more;
        if (connection.isKept()) {
            owner.holds(connection, more);
        }
    }

    /// A stream is over in both directions.
    void over(StreamAdapter stream) {
        streams.remove(stream.id());
        if (stream.isTheirs()) {
            holds(-1);
        }
    }

    /// The stream of that id, unless it is over.
    Optional<StreamAdapter> get(long id) {
        return Optional.ofNullable(streams.get(id));
    }

    int size() {
        return streams.size();
    }

    /// How many of them the peer opened.
    int theirs() {
        return theirs;
    }

    /// Octets of the machine's went out or came in.
    void counted(long out, long in) {
        sent += out;
        received += in;
    }

    /// Octets of all streams that went out since the connection is up.
    long sent() {
        return sent;
    }

    /// Octets of all streams that came in since the connection is up.
    long received() {
        return received;
    }

    /// Streams this end has opened.
    SessionDetail.Streams opened() {
        return credit.opened();
    }

    /// Streams the peer has opened.
    SessionDetail.Streams accepted() {
        return new SessionDetail.Streams(bidiAccepted, uniAccepted);
    }

    /// All that are not over in both directions, by number.
    List<StreamAdapter> all() {
        return List.copyOf(streams.values());
    }

    /// Looks for streams the peer stopped while nothing was written to them, and for ends of which
    /// QUIC did not tell.
    void sweep() {
        for (StreamAdapter stream : List.copyOf(streams.values())) {
            stream.noticeStop();
            stream.noticeEnd();
        }
    }

    /// Whether one more stream may be stopped in the life of the connection.
    boolean spendStop() {
        return stops++ < Tuning.MAX_STOPS;
    }
}
