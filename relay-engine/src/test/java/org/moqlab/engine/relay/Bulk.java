package org.moqlab.engine.relay;

import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.LiteSession;
import org.moqlab.engine.session.Session;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Terms;

/// One end of a large transfer whose every octet is known beforehand; for any driver of endpoints.
public abstract sealed class Bulk implements Endpoint permits BulkPublisher, BulkListener {
    /// How much there is to send.
    ///
    /// @param octets of one frame, at most 1 MiB
    /// @param interval between two groups, ns
    public record Load(long groups, int frames, int octets, long interval) {
        /// Payload octets of everything.
        public long total() {
            return groups * frames * octets;
        }
    }

    static final Namespace NAMESPACE = new Namespace("bulk");
    static final TrackName TRACK = new TrackName("data");

    final Load load;
    final Session session;
    private final String name;
    private final String relay;
    private final String alpn;
    private SessionId id = Turn.NO_SESSION;

    Bulk(String name, String relay, String alpn, Load load) {
        this.name = name;
        this.relay = relay;
        this.alpn = alpn;
        this.load = load;
        session = new LiteSession(true, alpn, new Terms(Origin.UNKNOWN, List.of(), false));
    }

    /// The octets of a frame: no two near each other are alike.
    static Bytes content(long group, int frame, int octets) {
        byte[] content = new byte[octets];
        long word = (group << 20 | frame) * 0x9e3779b97f4a7c15L;
        for (int i = 0; i < octets; i++) {
            word = word * 6364136223846793005L + 1442695040888963407L;
            content[i] = (byte) (word >>> 56);
        }
        return Bytes.wrap(content);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public OptionalLong nextDeadline() {
        return OptionalLong.empty();
    }

    @Override
    public final Endpoint copy() {
        throw new UnsupportedOperationException("stays where it is");
    }

    abstract void happened(SessionEvent event, Turn turn);

    void tick(Turn turn) {}

    final void say(List<SessionAction> words, Turn turn) {
        turn.perform(id, words, event -> happened(event, turn));
    }

    @Override
    public final List<RelayAction> handle(long now, RelayInput input) {
        Turn turn = new Turn(now, 0);
        switch (input) {
            case RelayInput.Command(RelayInput.Order order) -> {
                if (order.equals(RelayInput.Order.START)) {
                    turn.act(new RelayAction.Dial(relay, alpn));
                }
            }
            case RelayInput.SessionOpened opened -> {
                id = opened.session();
                say(session.opened(), turn);
            }
            case RelayInput.StreamOpened in -> say(session.streamOpened(in.stream()), turn);
            case RelayInput.StreamBytes in -> say(session.received(in.stream(), in.bytes()), turn);
            case RelayInput.StreamFinished in -> say(session.finished(in.stream()), turn);
            case RelayInput.StreamReset in -> say(session.reset(in.stream(), in.code()), turn);
            case RelayInput.StreamStopped in -> say(session.stopped(in.stream()), turn);
            case RelayInput.StreamWritable in ->
                    say(session.writable(in.stream(), in.bytes()), turn);
            case RelayInput.StreamCredit in -> say(session.credit(in.kind(), in.streams()), turn);
            case RelayInput.Datagram in -> say(session.datagram(in.bytes()), turn);
            case RelayInput.DeadlineReached _ -> tick(turn);
            case RelayInput.SessionClosed _,
                    RelayInput.DialFailed _,
                    RelayInput.CallerRefused _ -> {}
        }
        return turn.take().stream().filter(a -> !(a instanceof RelayAction.Note)).toList();
    }
}
