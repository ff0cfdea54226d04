package org.moqlab.engine.relay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;

/// A publisher: dials one relay, announces one namespace, serves any track of it with a group of
/// one frame every [#GROUP_INTERVAL]. It stops by closing its session and does not come back by
/// itself.
public final class Publisher implements Endpoint {
    /// Time between two groups, ns.
    public static final long GROUP_INTERVAL = 200_000_000L;

    private final ClientConfig config;
    private final ClientLine line;
    private final TreeMap<Long, Long> subscribers = new TreeMap<>();
    private long group;
    private long nextGroupAt = Long.MAX_VALUE;

    /// A publisher that has not begun.
    public Publisher(ClientConfig config) {
        this(config, new ClientLine(config));
    }

    private Publisher(ClientConfig config, ClientLine line) {
        this.config = config;
        this.line = line;
    }

    @Override
    public Publisher copy() {
        Publisher copy = new Publisher(config, line.copy());
        copy.subscribers.putAll(subscribers);
        copy.group = group;
        copy.nextGroupAt = nextGroupAt;
        return copy;
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public OptionalLong nextDeadline() {
        return nextGroupAt == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(nextGroupAt);
    }

    @Override
    public List<RelayAction> handle(long now, RelayInput input) {
        if (input instanceof RelayInput.DeadlineReached) {
            return line.turn(now, this::tick);
        }
        List<RelayAction> actions = line.handle(now, input, this::happened);
        if (line.isGone()) {
            subscribers.clear();
            nextGroupAt = Long.MAX_VALUE;
        }
        return actions;
    }

    private void happened(SessionId session, SessionEvent event, Turn turn) {
        Talk talk = line.talk().orElseThrow();
        switch (event) {
            case SessionEvent.Ready ready ->
                    line.change(turn, ClientState.CONNECTING, -1, ready.wire());
            case SessionEvent.AnnouncementsWanted wanted -> announce(wanted, talk, turn);
            case SessionEvent.SubscribeRequested asked -> serve(asked, talk, turn);
            case SessionEvent.SubscribeCancelled gone -> {
                subscribers.remove(gone.stream());
                nextGroupAt = subscribers.isEmpty() ? Long.MAX_VALUE : nextGroupAt;
            }
            case SessionEvent.Violated broken -> line.violated(broken, turn);
            case SessionEvent.TrackAsked asked -> tell(asked, talk, turn);
            case SessionEvent.FetchAsked asked ->
                    line.say(turn, talk.fail(asked.stream(), ErrorCode.NOT_FOUND.code()));
            case SessionEvent.AnnouncementsUnwanted _,
                    SessionEvent.Announced _,
                    SessionEvent.Unannounced _,
                    SessionEvent.Introduced _,
                    SessionEvent.Reannounced _,
                    SessionEvent.GoingAway _,
                    SessionEvent.OfTrack _ -> {}
        }
    }

    private void announce(SessionEvent.AnnouncementsWanted wanted, Talk talk, Turn turn) {
        List<Talk.Told> told =
                config.namespace().startsWith(wanted.prefix())
                        ? List.of(new Talk.Told(config.namespace(), HopCount.ZERO))
                        : List.of();
        line.say(turn, talk.replay(wanted.stream(), told, turn.cause()));
        if (!told.isEmpty()) {
            line.change(turn, ClientState.PUBLISHING, -1, config.namespace().path());
        }
    }

    private void tell(SessionEvent.TrackAsked asked, Talk talk, Turn turn) {
        line.say(
                turn,
                asked.namespace().equals(config.namespace())
                        ? talk.trackInfo(asked.stream(), TrackInfo.DEFAULT, turn.cause())
                        : talk.fail(asked.stream(), ErrorCode.NOT_FOUND.code()));
    }

    private static TrackInfo info(Demand demand) {
        return new TrackInfo(demand.priority(), false, 0, TrackInfo.DEFAULT.timescale());
    }

    private void serve(SessionEvent.SubscribeRequested asked, Talk talk, Turn turn) {
        if (!asked.namespace().equals(config.namespace())) {
            line.say(turn, talk.fail(asked.stream(), ErrorCode.NOT_FOUND.code()));
            return;
        }
        line.say(turn, talk.accept(asked.stream(), info(asked.demand()), turn.cause()));
        subscribers.put(asked.stream(), asked.id());
        send(asked.id(), talk, turn);
        if (nextGroupAt == Long.MAX_VALUE) {
            nextGroupAt = turn.now() + GROUP_INTERVAL;
        }
    }

    private void tick(Turn turn) {
        nextGroupAt = turn.now() + GROUP_INTERVAL;
        group++;
        Optional<Talk> talk = line.talk();
        for (Map.Entry<Long, Long> subscriber : subscribers.entrySet()) {
            talk.ifPresent(to -> send(subscriber.getValue(), to, turn));
        }
    }

    private void send(long subscription, Talk talk, Turn turn) {
        Optional<Talk.Group> opened = talk.openGroup(subscription, group, turn.cause());
        if (opened.isEmpty()) {
            line.note(turn, new EventBody.Dropped("group " + group, "no stream credit"));
            return;
        }
        long stream = opened.get().stream();
        OptionalLong timestamp = OptionalLong.of(turn.now() / 1_000_000);
        Bytes payload = Bytes.ofUtf8(config.namespace() + " " + group);
        line.say(turn, opened.get().actions());
        line.say(turn, talk.frame(stream, timestamp, payload, turn.cause()));
        line.say(turn, talk.endGroup(stream));
    }
}
