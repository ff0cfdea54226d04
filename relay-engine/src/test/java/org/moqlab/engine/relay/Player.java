package org.moqlab.engine.relay;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.session.Session;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Sessions;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.session.Terms;
import org.moqlab.engine.wire.lite.LiteVersion;

/// The far end of one session with a relay: it does what a test says.
abstract class Player implements Endpoint {
    static final Namespace TEST = new Namespace("test");

    private final Net net;
    private final String name;
    private final String relay;
    private final String alpn;
    final Session session;
    private SessionId id = Turn.NO_SESSION;

    Player(Net net, String name, String relay, String alpn) {
        this(net, name, relay, alpn, Origin.UNKNOWN);
    }

    Player(Net net, String name, String relay, String alpn, Origin origin) {
        this.net = net;
        this.name = name;
        this.relay = relay;
        this.alpn = alpn;
        this.session =
                Sessions.dial(alpn, new Terms(origin, List.of(LiteVersion.LITE_02.code()), false));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public OptionalLong nextDeadline() {
        return OptionalLong.empty();
    }

    @Override
    public Endpoint copy() {
        throw new UnsupportedOperationException("stays where it is");
    }

    SessionId id() {
        return id;
    }

    /// Says something, and all that comes of it.
    void say(Function<Talk, List<SessionAction>> words) {
        Turn turn = new Turn(net.now, 0);
        say(words, turn);
        net.act(name, turn.take());
    }

    void say(Function<Talk, List<SessionAction>> words, Turn turn) {
        turn.perform(id, words.apply(session.talk()), event -> happened(event, turn));
    }

    /// What the session told.
    abstract void happened(SessionEvent event, Turn turn);

    @Override
    public List<RelayAction> handle(long now, RelayInput input) {
        Turn turn = new Turn(now, 0);
        List<SessionAction> wanted =
                switch (input) {
                    case RelayInput.Command _ -> {
                        turn.act(new RelayAction.Dial(relay, alpn));
                        yield List.of();
                    }
                    case RelayInput.SessionOpened opened -> {
                        id = opened.session();
                        yield session.opened();
                    }
                    case RelayInput.StreamOpened in -> session.streamOpened(in.stream());
                    case RelayInput.StreamBytes in -> session.received(in.stream(), in.bytes());
                    case RelayInput.StreamFinished in -> session.finished(in.stream());
                    case RelayInput.StreamReset in -> session.reset(in.stream(), in.code());
                    case RelayInput.StreamStopped in -> session.stopped(in.stream());
                    case RelayInput.StreamWritable in -> session.writable(in.stream(), in.bytes());
                    case RelayInput.StreamCredit in -> session.credit(in.kind(), in.streams());
                    case RelayInput.Datagram in -> session.datagram(in.bytes());
                    case RelayInput.SessionClosed _,
                            RelayInput.DialFailed _,
                            RelayInput.CallerRefused _,
                            RelayInput.DeadlineReached _ ->
                            List.of();
                };
        while (!wanted.isEmpty()) {
            turn.perform(id, wanted, event -> happened(event, turn));
            wanted = session.goOn();
        }
        return turn.take();
    }
}
