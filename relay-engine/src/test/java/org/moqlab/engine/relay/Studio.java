package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;

/// A publisher of `test` that sends what a test says, and writes down what it is asked.
final class Studio extends Player {
    private final TrackInfo info;
    private final List<String> asked = new ArrayList<>();
    private final TreeMap<Long, Long> subscriptions = new TreeMap<>();
    private final TreeMap<Long, List<Long>> open = new TreeMap<>();
    private final List<Long> questions = new ArrayList<>();
    private OptionalLong refusal = OptionalLong.empty();
    private boolean mute;

    Studio(Net net, String relay, String alpn, TrackInfo info) {
        super(net, "pub", relay, alpn);
        this.info = info;
    }

    /// One of several, with an identity.
    Studio(Net net, String name, String relay, String alpn, Origin origin) {
        super(net, name, relay, alpn, origin);
        this.info = TrackInfo.DEFAULT;
    }

    Studio(Net net, String relay, String alpn) {
        this(net, relay, alpn, TrackInfo.DEFAULT);
    }

    /// Refuses whatever it is asked from now on.
    Studio refusing(long code) {
        refusal = OptionalLong.of(code);
        return this;
    }

    /// Answers nothing from now on.
    Studio mute() {
        mute = true;
        return this;
    }

    /// What it was asked since the last call.
    List<String> asked() {
        List<String> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    @Override
    void happened(SessionEvent event, Turn turn) {
        switch (event) {
            case SessionEvent.AnnouncementsWanted wanted ->
                    say(
                            talk ->
                                    talk.replay(
                                            wanted.stream(),
                                            List.of(new Talk.Told(TEST, HopCount.ZERO)),
                                            0),
                            turn);
            case SessionEvent.SubscribeRequested it -> {
                asked.add("subscribe " + it.track() + " " + words(it.demand()));
                answer(it.stream(), turn, talk -> talk.accept(it.stream(), info, 0));
                subscriptions.put(it.stream(), it.id());
            }
            case SessionEvent.SubscribeUpdated it -> asked.add("update " + words(it.demand()));
            case SessionEvent.SubscribeCancelled it -> {
                asked.add("cancel");
                subscriptions.remove(it.stream());
            }
            case SessionEvent.TrackAsked it -> {
                asked.add("track " + it.track());
                questions.add(it.stream());
                answer(it.stream(), turn, talk -> talk.trackInfo(it.stream(), info, 0));
            }
            case SessionEvent.TrackUnwanted _ -> asked.add("track unwanted");
            case SessionEvent.FetchAsked it -> {
                asked.add("fetch " + it.track() + " " + it.group());
                answer(it.stream(), turn, _ -> List.of());
                open.put(-1L, List.of(it.stream()));
            }
            case SessionEvent.FetchUnwanted _ -> asked.add("fetch unwanted");
            case SessionEvent _ -> {}
        }
    }

    private interface Answer {
        List<org.moqlab.engine.session.SessionAction> say(Talk talk);
    }

    private void answer(long stream, Turn turn, Answer answer) {
        if (!mute) {
            say(
                    talk ->
                            refusal.isPresent()
                                    ? talk.fail(stream, refusal.getAsLong())
                                    : answer.say(talk),
                    turn);
        }
    }

    static String words(Demand demand) {
        return demand.priority()
                + (demand.start().isPresent() ? " from " + demand.start().getAsLong() : "")
                + (demand.end().isPresent() ? " to " + demand.end().getAsLong() : "");
    }

    /// Accepts every subscription now.
    void acceptAll() {
        subscriptions.keySet().forEach(stream -> say(talk -> talk.accept(stream, info, 0)));
    }

    /// Describes its track to all who asked.
    void answerTrack() {
        questions.forEach(stream -> say(talk -> talk.trackInfo(stream, info, 0)));
    }

    /// Begins a group for everyone who subscribed.
    void begin(long sequence) {
        List<Long> streams = new ArrayList<>();
        for (long subscription : List.copyOf(subscriptions.values())) {
            say(talk -> {
                Optional<Talk.Group> group = talk.openGroup(subscription, sequence, 0);
                group.ifPresent(begun -> streams.add(begun.stream()));
                return group.map(Talk.Group::actions).orElse(List.of());
            });
        }
        open.put(sequence, streams);
    }

    void frame(long sequence, long timestamp, Bytes payload) {
        for (long stream : open.getOrDefault(sequence, List.of())) {
            say(talk -> talk.frame(stream, OptionalLong.of(timestamp), payload, 0));
        }
    }

    void end(long sequence) {
        open.getOrDefault(sequence, List.of()).forEach(stream -> say(t -> t.endGroup(stream)));
        open.remove(sequence);
    }

    void abort(long sequence, long code) {
        open.getOrDefault(sequence, List.of())
                .forEach(stream -> say(t -> t.abortGroup(stream, code)));
        open.remove(sequence);
    }

    /// A whole group of one frame at time 0.
    void group(long sequence, Bytes payload) {
        begin(sequence);
        frame(sequence, 0, payload);
        end(sequence);
    }

    void group(long sequence) {
        group(sequence, Bytes.ofUtf8("g" + sequence));
    }

    void datagram(long sequence, long timestamp, Bytes payload) {
        for (long subscription : List.copyOf(subscriptions.values())) {
            say(talk -> talk.datagram(subscription, sequence, timestamp, payload, 0));
        }
    }

    void drop(long start, long end, long code) {
        subscriptions.keySet().forEach(s -> say(talk -> talk.drop(s, start, end, code, 0)));
    }

    void endTrack() {
        subscriptions.keySet().forEach(stream -> say(talk -> talk.end(stream)));
    }

    /// Withdraws its namespace.
    void withdraw(long feed) {
        say(talk -> talk.unannounce(feed, TEST, 0));
    }

    /// Answers the last fetch with one frame.
    void answerFetch(long timestamp, Bytes payload) {
        long stream = open.getOrDefault(-1L, List.of()).getFirst();
        say(talk -> talk.fetchFrame(stream, OptionalLong.of(timestamp), payload, 0));
        say(talk -> talk.endFetch(stream));
    }

    /// Streams of groups still open, by group.
    Map<Long, List<Long>> open() {
        return open;
    }
}
