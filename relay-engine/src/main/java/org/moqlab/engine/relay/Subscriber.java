package org.moqlab.engine.relay;

import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;

/// A subscriber: dials one relay, waits until its namespace is announced, subscribes to one track,
/// and asks anew at every announce. A lost session is dialled again after [#REDIAL]. What it gets,
/// not what it asked for, is its state.
public final class Subscriber implements Endpoint {
    /// Time between the loss of a session and the next dial, ns.
    public static final long REDIAL = 1_000_000_000L;

    private static final int PRIORITY = 100;
    private static final long NONE = -1;

    private final ClientConfig config;
    private final ClientLine line;
    private long subscription = NONE;
    private ClientState state = ClientState.IDLE;
    private long askedAt;
    private long redialAt = Long.MAX_VALUE;

    /// A subscriber that has not begun.
    public Subscriber(ClientConfig config) {
        this(config, new ClientLine(config));
    }

    private Subscriber(ClientConfig config, ClientLine line) {
        this.config = config;
        this.line = line;
    }

    @Override
    public Subscriber copy() {
        Subscriber copy = new Subscriber(config, line.copy());
        copy.subscription = subscription;
        copy.state = state;
        copy.askedAt = askedAt;
        copy.redialAt = redialAt;
        return copy;
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public OptionalLong nextDeadline() {
        long next = Math.min(redialAt, line.nextDeadline().orElse(Long.MAX_VALUE));
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
    }

    @Override
    public List<RelayAction> handle(long now, RelayInput input) {
        if (input instanceof RelayInput.DeadlineReached && redialAt <= now) {
            redialAt = Long.MAX_VALUE;
            return line.turn(now, line::redial);
        }
        boolean before = line.isGone();
        List<RelayAction> actions = line.handle(now, input, this::happened);
        if (line.isGone()) {
            subscription = NONE;
            boolean lost = !before && !line.isStopped();
            redialAt = lost ? now + REDIAL : line.isStopped() ? Long.MAX_VALUE : redialAt;
        }
        return actions;
    }

    private void happened(SessionId session, SessionEvent event, Turn turn) {
        Talk talk = line.talk().orElseThrow();
        switch (event) {
            case SessionEvent.Ready _ -> {
                change(turn, ClientState.WAITING, -1, "not announced");
                line.say(turn, talk.askAnnouncements(config.namespace(), turn.cause()));
            }
            case SessionEvent.AnnouncementsWanted wanted ->
                    line.say(turn, talk.replay(wanted.stream(), List.of(), turn.cause()));
            case SessionEvent.Announced told -> announced(told.namespace(), talk, turn);
            case SessionEvent.Beaten _ -> {}
            case SessionEvent.Unannounced ended -> unannounced(ended.namespace(), talk, turn);
            case SessionEvent.OfTrack track -> track(track, talk, turn);
            case SessionEvent.Violated broken -> line.violated(broken, turn);
            case SessionEvent.AnnouncementsUnwanted _,
                    SessionEvent.Introduced _,
                    SessionEvent.Reannounced _,
                    SessionEvent.GoingAway _ -> {}
        }
    }

    private void track(SessionEvent.OfTrack event, Talk talk, Turn turn) {
        switch (event) {
            case SessionEvent.SubscribeRequested asked ->
                    line.say(turn, talk.fail(asked.stream(), ErrorCode.NOT_FOUND.code()));
            case SessionEvent.Accepted accepted -> {
                if (accepted.subscription() == subscription) {
                    change(turn, ClientState.ACCEPTED, -1, "no object yet");
                }
            }
            case SessionEvent.FrameArrived frame -> arrived(frame.subscription(), turn);
            case SessionEvent.DatagramArrived whole -> arrived(whole.subscription(), turn);
            case SessionEvent.Ended ended -> ended(ended, turn);
            case SessionEvent.TrackAsked asked ->
                    line.say(turn, talk.fail(asked.stream(), ErrorCode.NOT_FOUND.code()));
            case SessionEvent.FetchAsked asked ->
                    line.say(turn, talk.fail(asked.stream(), ErrorCode.NOT_FOUND.code()));
            case SessionEvent.OfTrack _ -> {}
        }
    }

    private void arrived(long number, Turn turn) {
        if (number == subscription && state != ClientState.PLAYING) {
            change(turn, ClientState.PLAYING, -1, "first object " + after(turn));
        }
    }

    private void announced(Namespace namespace, Talk talk, Turn turn) {
        if (!namespace.equals(config.namespace()) || subscription != NONE) {
            return;
        }
        subscription = line.nextSubscription();
        askedAt = turn.now();
        change(turn, ClientState.ASKED, -1, config.track().name());
        line.say(
                turn,
                talk.subscribe(
                        subscription,
                        namespace,
                        config.track(),
                        Demand.of(PRIORITY),
                        turn.cause()));
    }

    private void unannounced(Namespace namespace, Talk talk, Turn turn) {
        if (!namespace.equals(config.namespace())) {
            return;
        }
        if (subscription != NONE) {
            line.say(turn, talk.giveUp(subscription));
            subscription = NONE;
        }
        change(turn, ClientState.WAITING, -1, "not announced");
    }

    private void ended(SessionEvent.Ended ended, Turn turn) {
        if (ended.subscription() != subscription) {
            return;
        }
        subscription = NONE;
        String words = ErrorCode.describe(ended.code()) + " " + after(turn);
        if (ended.clean()) {
            change(turn, ClientState.ENDED, -1, "track ended " + after(turn));
        } else if (state == ClientState.ASKED) {
            change(turn, ClientState.REFUSED, ended.code(), words);
        } else {
            change(turn, ClientState.ACCEPTED_THEN_FAILED, ended.code(), words);
        }
    }

    private String after(Turn turn) {
        long micros = (turn.now() - askedAt) / 1_000;
        return "after " + micros / 1_000 + "." + micros % 1_000 / 100 + " ms";
    }

    private void change(Turn turn, ClientState next, long code, String detail) {
        state = next;
        line.change(turn, next, code, detail);
    }
}
