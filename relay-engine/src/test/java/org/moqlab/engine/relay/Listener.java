package org.moqlab.engine.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.SessionEvent;

/// A subscriber that asks what a test says, and writes down in words what it hears.
final class Listener extends Player {
    static final TrackName VIDEO = new TrackName("v");

    private static final int LONGEST_WORD = 20;

    private final List<String> heard = new ArrayList<>();
    private long octets;

    Listener(Net net, String name, String relay, String alpn) {
        super(net, name, relay, alpn);
    }

    static Demand demand(int priority, OptionalLong start, OptionalLong end) {
        return new Demand(priority, true, 0, start, end);
    }

    static Demand from(long start) {
        return demand(100, OptionalLong.of(start), OptionalLong.empty());
    }

    /// Subscribes to a track of `test`.
    ///
    /// @return the number of it
    long subscribe(TrackName track, Demand demand) {
        long number = session.nextSubscription();
        say(talk -> talk.subscribe(number, TEST, track, demand, 0));
        return number;
    }

    long subscribe() {
        return subscribe(VIDEO, Demand.of(100));
    }

    void update(long number, Demand demand) {
        say(talk -> talk.update(number, demand, 0));
    }

    void giveUp(long number) {
        say(talk -> talk.giveUp(number));
    }

    long askTrack() {
        long number = session.nextSubscription();
        say(talk -> talk.askTrack(number, TEST, VIDEO, 0));
        return number;
    }

    long fetch(long group) {
        long number = session.nextSubscription();
        say(talk -> talk.fetch(number, TEST, VIDEO, 7, group, 0));
        return number;
    }

    /// What it heard since the last call.
    List<String> heard() {
        List<String> taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }

    /// Octets of all frames it got.
    long octets() {
        return octets;
    }

    @Override
    void happened(SessionEvent event, Turn turn) {
        switch (event) {
            case SessionEvent.Accepted it -> heard.add("accepted " + words(it.info()));
            case SessionEvent.Ended it -> heard.add(it.clean() ? "ended" : "failed " + it.code());
            case SessionEvent.GroupsDropped it ->
                    heard.add("dropped " + it.start() + "-" + it.end() + " " + it.code());
            case SessionEvent.GroupBegan it -> heard.add("begin " + it.sequence());
            case SessionEvent.FrameArrived it ->
                    frame(it.sequence() + "", it.timestamp(), it.payload());
            case SessionEvent.GroupEnded it ->
                    heard.add((it.clean() ? "end " : "abort ") + it.sequence());
            case SessionEvent.DatagramArrived it ->
                    frame(
                            "datagram " + it.sequence(),
                            OptionalLong.of(it.timestamp()),
                            it.payload());
            case SessionEvent.TrackTold it -> heard.add("track " + words(it.info()));
            case SessionEvent.TrackRefused it -> heard.add("no track " + it.code());
            case SessionEvent.Fetched it -> frame("fetch", it.timestamp(), it.payload());
            case SessionEvent.FetchEnded it ->
                    heard.add(it.clean() ? "fetched" : "no fetch " + it.code());
            case SessionEvent.Violated it -> heard.add("violated " + it.reason());
            case SessionEvent _ -> {}
        }
    }

    private void frame(String where, OptionalLong timestamp, Bytes payload) {
        octets += payload.length();
        String what =
                payload.length() <= LONGEST_WORD
                        ? new String(payload.toArray(), StandardCharsets.UTF_8)
                        : payload.length() + " octets";
        String when = timestamp.isPresent() ? " @" + timestamp.getAsLong() : "";
        heard.add(where + ": " + what + when);
    }

    static String words(TrackInfo info) {
        return info.priority()
                + "/"
                + info.ordered()
                + "/"
                + info.maxLatency()
                + "/"
                + info.timescale();
    }
}
