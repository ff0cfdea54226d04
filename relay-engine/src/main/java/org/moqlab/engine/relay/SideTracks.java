package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;

/// The subscriptions of a [Watcher] to what its [Reading] wants.
final class SideTracks {
    /// Subscriptions at once; no further ones are made.
    static final int MAX = 24;

    private static final int PRIORITY = 10;

    private record Side(Namespace name, TrackName track, long newest) {}

    private final Reading reading;
    private final TreeMap<Long, Side> sides = new TreeMap<>();

    SideTracks(Reading reading) {
        this.reading = reading;
    }

    SideTracks copy() {
        SideTracks copy = new SideTracks(reading);
        copy.sides.putAll(sides);
        return copy;
    }

    /// A name is told: what is wanted of it is subscribed to, once.
    void told(Namespace name, Hops hops, ClientLine line, Talk talk, Turn turn) {
        if (sides.values().stream().anyMatch(side -> side.name().equals(name))) {
            return;
        }
        for (TrackName track : reading.wanted(name, hops)) {
            if (sides.size() < MAX) {
                long id = line.nextSubscription();
                sides.put(id, new Side(name, track, -1));
                Demand demand = Demand.of(PRIORITY);
                line.say(turn, talk.subscribe(id, name, track, demand, turn.cause()));
            }
        }
    }

    /// A name is withdrawn.
    void withdrawn(Namespace name, ClientLine line, Talk talk, Turn turn) {
        List<Long> over = new ArrayList<>();
        sides.forEach((id, side) -> {
            if (side.name().equals(name)) {
                over.add(id);
            }
        });
        for (long id : over) {
            sides.remove(id);
            line.say(turn, talk.giveUp(id));
        }
        reading.gone(name);
    }

    /// Something of a subscription.
    void happened(SessionEvent.OfTrack event) {
        switch (event) {
            case SessionEvent.FrameArrived frame -> {
                Side side = sides.get(frame.subscription());
                if (side != null && frame.sequence() >= side.newest()) {
                    Side now = new Side(side.name(), side.track(), frame.sequence());
                    sides.put(frame.subscription(), now);
                    reading.read(side.name(), side.track(), frame.payload());
                }
            }
            case SessionEvent.Ended ended -> {
                Side side = sides.get(ended.subscription());
                if (side != null) {
                    String why = ended.clean() ? "it ended" : ErrorCode.describe(ended.code());
                    reading.failed(side.name(), side.track(), why);
                }
            }
            case SessionEvent.OfTrack _ -> {}
        }
    }

    /// The relay broke the protocol.
    void violated(String why) {
        if (!sides.isEmpty()) {
            reading.broke(why);
        }
    }

    /// The session is lost.
    void clear() {
        sides.clear();
        reading.lost();
    }
}
