package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;

/// A publisher: dials one relay, announces one namespace, serves the tracks of it that it has with
/// a group of one frame every [#GROUP_INTERVAL], and the last few groups to who asks for them. It
/// stops by closing its session and does not come back by itself.
public final class Publisher implements Endpoint {
    /// Time between two groups, ns.
    public static final long GROUP_INTERVAL = 200_000_000L;

    /// How many groups can still be asked for, the newest included.
    public static final int MAX_KEPT = 16;

    private static final long NANOS_A_MILLI = 1_000_000L;

    /// Somebody who subscribed.
    ///
    /// @param id the peer's number for it
    private record Audience(long id, Demand demand) {
        boolean wants(long group) {
            return group >= demand.start().orElse(0)
                    && group <= demand.end().orElse(Long.MAX_VALUE);
        }
    }

    private final ClientConfig config;
    private final ClientLine line;
    private final TreeMap<Long, Audience> subscribers = new TreeMap<>();

    /// When each group that is kept began, ms of mesh time.
    private final TreeMap<Long, Long> kept = new TreeMap<>();

    /// Prefixes the relay asks for, by stream.
    private final TreeMap<Long, Namespace> feeds = new TreeMap<>();

    /// Names announced on top of its own.
    private int flood;

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
        copy.kept.putAll(kept);
        copy.feeds.putAll(feeds);
        copy.flood = flood;
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
        long next = Math.min(nextGroupAt, line.nextDeadline().orElse(Long.MAX_VALUE));
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
    }

    @Override
    public List<RelayAction> handle(long now, RelayInput input) {
        List<RelayAction> actions = new ArrayList<>(farewell(now, input));
        actions.addAll(line.handle(now, input, this::happened));
        if (input instanceof RelayInput.DeadlineReached && nextGroupAt <= now && !line.isGone()) {
            actions.addAll(line.turn(now, this::tick));
        }
        if (input instanceof RelayInput.Command(RelayInput.Order.Flood(int names))) {
            actions.addAll(line.turn(now, turn -> flood(names, turn)));
        }
        if (line.isGone()) {
            subscribers.clear();
            feeds.clear();
            nextGroupAt = Long.MAX_VALUE;
        }
        return actions;
    }

    /// Takes back everything it has announced, where relays make a difference.
    private List<RelayAction> farewell(long now, RelayInput input) {
        boolean ends =
                input instanceof RelayInput.Command(RelayInput.Order.Course course)
                        && course != RelayInput.Order.Course.START;
        Optional<Talk> talk = line.talk().filter(_ -> ends && config.withdraws());
        return talk.isEmpty() || line.isGone()
                ? List.of()
                : line.turn(now, turn -> withdraw(talk.get(), turn));
    }

    private void withdraw(Talk talk, Turn turn) {
        feeds.forEach((stream, prefix) ->
                published()
                        .filter(name -> name.startsWith(prefix))
                        .forEach(name ->
                                line.say(turn, talk.unannounce(stream, name, turn.cause()))));
    }

    private Stream<Namespace> published() {
        return IntStream.rangeClosed(0, flood).mapToObj(this::published);
    }

    private void happened(SessionId session, SessionEvent event, Turn turn) {
        Talk talk = line.talk().orElseThrow();
        switch (event) {
            case SessionEvent.Ready ready ->
                    line.change(turn, ClientState.CONNECTING, -1, ready.wire());
            case SessionEvent.AnnouncementsWanted wanted -> announce(wanted, talk, turn);
            case SessionEvent.SubscribeRequested asked -> serve(asked, talk, turn);
            case SessionEvent.SubscribeUpdated next ->
                    subscribers.computeIfPresent(
                            next.stream(), (_, old) -> new Audience(old.id, next.demand()));
            case SessionEvent.SubscribeCancelled gone -> {
                subscribers.remove(gone.stream());
                nextGroupAt = subscribers.isEmpty() ? Long.MAX_VALUE : nextGroupAt;
            }
            case SessionEvent.Violated broken -> line.violated(broken, turn);
            case SessionEvent.TrackAsked asked -> tell(asked, talk, turn);
            case SessionEvent.FetchAsked asked -> fetch(asked, talk, turn);
            case SessionEvent.AnnouncementsUnwanted unwanted -> feeds.remove(unwanted.stream());
            case SessionEvent.Announced _,
                    SessionEvent.Beaten _,
                    SessionEvent.Unannounced _,
                    SessionEvent.Introduced _,
                    SessionEvent.Reannounced _,
                    SessionEvent.GoingAway _,
                    SessionEvent.OfTrack _ -> {}
        }
    }

    private void announce(SessionEvent.AnnouncementsWanted wanted, Talk talk, Turn turn) {
        feeds.put(wanted.stream(), wanted.prefix());
        List<Talk.Told> told =
                published()
                        .filter(name -> name.startsWith(wanted.prefix()))
                        .map(name -> new Talk.Told(name, HopCount.ZERO))
                        .toList();
        line.say(turn, talk.replay(wanted.stream(), told, turn.cause()));
        if (!told.isEmpty()) {
            line.change(turn, ClientState.PUBLISHING, -1, config.namespace().path());
        }
    }

    /// The name of a number that a flooding publisher of `own` announces.
    public static Namespace flooded(Namespace own, int number) {
        return own.join(new Namespace("flood-" + number));
    }

    private Namespace published(int number) {
        return number == 0 ? config.namespace() : flooded(config.namespace(), number);
    }

    private boolean isPublished(Namespace name) {
        return name.equals(config.namespace())
                || IntStream.rangeClosed(1, flood).anyMatch(n -> published(n).equals(name));
    }

    private void flood(int names, Turn turn) {
        int before = flood;
        flood = Math.max(flood, names);
        Optional<Talk> talk = line.talk();
        if (talk.isEmpty() || line.isGone()) {
            return;
        }
        for (int i = before + 1; i <= flood; i++) {
            Namespace name = published(i);
            feeds.forEach((stream, prefix) -> {
                if (name.startsWith(prefix)) {
                    Talk.Told told = new Talk.Told(name, HopCount.ZERO);
                    line.say(turn, talk.get().announce(stream, told, turn.cause()));
                }
            });
        }
    }

    private void tell(SessionEvent.TrackAsked asked, Talk talk, Turn turn) {
        line.say(
                turn,
                isPublished(asked.namespace()) && config.has(asked.track())
                        ? talk.trackInfo(asked.stream(), TrackInfo.DEFAULT, turn.cause())
                        : talk.fail(asked.stream(), ErrorCode.NOT_FOUND.code()));
    }

    private static TrackInfo info(Demand demand) {
        return new TrackInfo(demand.priority(), false, 0, TrackInfo.DEFAULT.timescale());
    }

    private void serve(SessionEvent.SubscribeRequested asked, Talk talk, Turn turn) {
        if (!isPublished(asked.namespace()) || !config.has(asked.track())) {
            line.say(turn, talk.fail(asked.stream(), ErrorCode.NOT_FOUND.code()));
            return;
        }
        line.say(turn, talk.accept(asked.stream(), info(asked.demand()), turn.cause()));
        Audience audience = new Audience(asked.id(), asked.demand());
        subscribers.put(asked.stream(), audience);
        keep(turn);
        long first = asked.demand().start().orElse(group);
        for (long past : List.copyOf(kept.tailMap(first).keySet())) {
            send(audience, past, talk, turn);
        }
        if (nextGroupAt == Long.MAX_VALUE) {
            nextGroupAt = turn.now() + GROUP_INTERVAL;
        }
    }

    private void keep(Turn turn) {
        kept.putIfAbsent(group, turn.now() / NANOS_A_MILLI);
        while (kept.size() > MAX_KEPT) {
            kept.pollFirstEntry();
        }
    }

    private void fetch(SessionEvent.FetchAsked asked, Talk talk, Turn turn) {
        Long began = kept.get(asked.group());
        boolean here = isPublished(asked.namespace()) && config.has(asked.track());
        if (began == null || !here) {
            line.say(turn, talk.fail(asked.stream(), ErrorCode.NOT_FOUND.code()));
            return;
        }
        Bytes payload = payload(asked.group());
        OptionalLong timestamp = OptionalLong.of(began);
        line.say(turn, talk.fetchFrame(asked.stream(), timestamp, payload, turn.cause()));
        line.say(turn, talk.endFetch(asked.stream()));
    }

    private Bytes payload(long number) {
        return Bytes.ofUtf8(config.namespace() + " " + number);
    }

    private void tick(Turn turn) {
        nextGroupAt = turn.now() + GROUP_INTERVAL;
        group++;
        keep(turn);
        Optional<Talk> talk = line.talk();
        for (Audience audience : List.copyOf(subscribers.values())) {
            talk.ifPresent(to -> send(audience, group, to, turn));
        }
    }

    private void send(Audience audience, long number, Talk talk, Turn turn) {
        if (!audience.wants(number)) {
            return;
        }
        Optional<Talk.Group> opened = talk.openGroup(audience.id, number, turn.cause());
        if (opened.isEmpty()) {
            line.note(turn, new EventBody.Dropped("group " + number, "no stream credit"));
            return;
        }
        long stream = opened.get().stream();
        OptionalLong timestamp =
                OptionalLong.of(kept.getOrDefault(number, turn.now() / NANOS_A_MILLI));
        line.say(turn, opened.get().actions());
        line.say(turn, talk.frame(stream, timestamp, payload(number), turn.cause()));
        line.say(turn, talk.endGroup(stream));
    }
}
