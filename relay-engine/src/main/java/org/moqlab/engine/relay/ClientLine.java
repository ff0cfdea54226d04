package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.session.Session;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Sessions;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;

/// The one session of a client, and its life: dial, open, lose.
final class ClientLine {
    /// What a client does about what its session tells.
    interface Owner {
        void happened(SessionId session, SessionEvent event, Turn turn);
    }

    private final ClientConfig config;
    private @Nullable Session session;
    private SessionId id = Turn.NO_SESSION;
    private boolean gone;
    private boolean stopped;
    private long lastNote;

    ClientLine(ClientConfig config) {
        this.config = config;
    }

    ClientLine copy() {
        ClientLine copy = new ClientLine(config);
        copy.session = session == null ? null : session.copy();
        copy.id = id;
        copy.gone = gone;
        copy.stopped = stopped;
        copy.lastNote = lastNote;
        return copy;
    }

    /// Whether the session is over.
    boolean isGone() {
        return gone;
    }

    /// Whether the operator ended the client.
    boolean isStopped() {
        return stopped;
    }

    /// Dials again after a loss.
    void redial(Turn turn) {
        gone = false;
        dial(turn, "dialling " + config.relay() + " again");
    }

    private void dial(Turn turn, String detail) {
        change(turn, ClientState.CONNECTING, -1, detail);
        turn.act(new RelayAction.Dial(config.relay(), config.offer()));
    }

    Optional<Talk> talk() {
        return Optional.ofNullable(session).map(Session::talk);
    }

    long nextSubscription() {
        return session == null ? 0 : session.nextSubscription();
    }

    /// When the session gives up waiting for the relay, ns.
    OptionalLong nextDeadline() {
        return session == null || gone ? OptionalLong.empty() : session.nextDeadline();
    }

    List<RelayAction> turn(long now, Consumer<Turn> happens) {
        if (session != null) {
            session.at(now);
        }
        Turn turn = new Turn(now, lastNote);
        happens.accept(turn);
        lastNote = turn.lastNote();
        return turn.take();
    }

    List<RelayAction> handle(long now, RelayInput input, Owner owner) {
        return turn(now, turn -> handle(input, owner, turn));
    }

    private void handle(RelayInput input, Owner owner, Turn turn) {
        switch (input) {
            case RelayInput.Command command -> command(command.order(), turn);
            case RelayInput.SessionOpened opened -> opened(opened, owner, turn);
            case RelayInput.SessionClosed closed -> closed(closed, turn);
            case RelayInput.DialFailed failed -> {
                gone = true;
                change(turn, ClientState.DISCONNECTED, failed.code(), failed.reason());
            }
            case RelayInput.StreamOpened in -> on(s -> s.streamOpened(in.stream()), owner, turn);
            case RelayInput.StreamBytes in ->
                    on(s -> s.received(in.stream(), in.bytes()), owner, turn);
            case RelayInput.StreamFinished in -> on(s -> s.finished(in.stream()), owner, turn);
            case RelayInput.StreamReset in -> on(s -> s.reset(in.stream(), in.code()), owner, turn);
            case RelayInput.StreamStopped in -> on(s -> s.stopped(in.stream()), owner, turn);
            case RelayInput.StreamWritable in ->
                    on(s -> s.writable(in.stream(), in.bytes()), owner, turn);
            case RelayInput.StreamCredit in ->
                    on(s -> s.credit(in.kind(), in.streams()), owner, turn);
            case RelayInput.Datagram in -> on(s -> s.datagram(in.bytes()), owner, turn);
            case RelayInput.DeadlineReached _ -> on(Session::deadline, owner, turn);
            case RelayInput.CallerRefused _ -> {}
        }
    }

    private void command(RelayInput.Order order, Turn turn) {
        switch (order) {
            case RelayInput.Order.Course.START -> dial(turn, "dialling " + config.relay());
            case RelayInput.Order.Flood _ -> {}
            case RelayInput.Order.Mute _,
                    RelayInput.Order.Unmute _,
                    RelayInput.Order.Lie _,
                    RelayInput.Order.Greet _,
                    RelayInput.Order.Dial _,
                    RelayInput.Order.Undial _,
                    RelayInput.Order.Purge _ ->
                    note(turn, new EventBody.Dropped("an order to a relay", "this is a client"));
            case RelayInput.Order.Course.INTERRUPT, RelayInput.Order.Course.CLOSE -> {
                if (session != null && !gone) {
                    note(turn, sessionChanged(Phase.CLOSED, "stopped"));
                    turn.act(new RelayAction.CloseSession(id, 0, "stopped"));
                }
                gone = true;
                stopped = true;
                session = null;
                change(turn, ClientState.IDLE, -1, "stopped");
            }
        }
    }

    private void opened(RelayInput.SessionOpened opened, Owner owner, Turn turn) {
        if (gone) {
            turn.act(new RelayAction.CloseSession(opened.session(), 0, "stopped"));
            return;
        }
        id = opened.session();
        Session fresh = Sessions.dial(opened.alpn(), config.terms());
        fresh.at(turn.now());
        session = fresh;
        turn.because(note(turn, sessionChanged(Phase.OPENED, opened.alpn())));
        perform(fresh.opened(), owner, turn);
    }

    private void closed(RelayInput.SessionClosed closed, Turn turn) {
        if (gone || session == null) {
            return;
        }
        Phase phase =
                switch (closed.how()) {
                    case CLOSED -> Phase.CLOSED;
                    case IDLE -> Phase.IDLE;
                    case FAILED -> Phase.FAILED;
                };
        String detail = phase == Phase.IDLE ? "nothing heard" : ErrorCode.describe(closed.code());
        turn.because(note(turn, sessionChanged(phase, detail)));
        gone = true;
        session = null;
        change(
                turn,
                ClientState.DISCONNECTED,
                closed.code(),
                "lost " + config.relay() + why(closed));
    }

    private static String why(RelayInput.SessionClosed closed) {
        return closed.code() == 0 ? "" : ": " + Gate.describe(closed.code(), closed.reason());
    }

    void violated(SessionEvent.Violated broken, Turn turn) {
        String detail = ErrorCode.describe(broken.code()) + ": " + broken.reason();
        turn.because(note(turn, sessionChanged(Phase.CLOSED, detail)));
        gone = true;
        change(turn, ClientState.DISCONNECTED, broken.code(), broken.reason());
    }

    private EventBody sessionChanged(Phase phase, String detail) {
        return new SessionChanged(phase, config.relay(), true, detail, 0);
    }

    private void on(Function<Session, List<SessionAction>> happens, Owner owner, Turn turn) {
        Session hearing = session;
        if (hearing != null) {
            List<SessionAction> wanted = happens.apply(hearing);
            while (!wanted.isEmpty()) {
                perform(wanted, owner, turn);
                wanted = hearing.goOn();
            }
        }
    }

    private void perform(List<SessionAction> wanted, Owner owner, Turn turn) {
        turn.perform(id, wanted, event -> owner.happened(id, event, turn));
    }

    /// Carries out what a client says; the talk itself tells nothing back but a close.
    void say(Turn turn, List<SessionAction> words) {
        turn.perform(
                id,
                words,
                event -> {
                    if (event instanceof SessionEvent.Violated broken) {
                        violated(broken, turn);
                    }
                });
    }

    long note(Turn turn, EventBody body) {
        return turn.note(id, body);
    }

    void change(Turn turn, ClientState state, long code, String detail) {
        turn.because(note(turn, new EventBody.ClientChanged(state, code, detail)));
    }
}
