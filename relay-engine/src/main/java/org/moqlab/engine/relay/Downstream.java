package org.moqlab.engine.relay;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;

/// Somebody a track is fanned out to: what he wants, and the groups on their way to him. When he
/// does not keep up, he loses the oldest of them and stays.
final class Downstream {
    /// Most octets that wait at this end in all groups but the newest; enough for a whole
    /// [GroupCache#MAX_FEED_OCTETS] at once.
    static final long MAX_WAITING = 4L << 20;

    /// Most octets of one group that wait, well above the largest frame; the newest group may have
    /// as many beside [#MAX_WAITING].
    static final long MAX_GROUP_WAITING = 8L << 20;

    /// Most groups on their way at once.
    static final int MAX_GROUPS = 64;

    /// Octets of the longest datagram.
    static final int MAX_DATAGRAM = 1_200;

    /// A group on its way.
    ///
    /// @param ended whether nothing more is added to it
    private record Outgoing(long stream, boolean ended) {}

    final TheirRequest place;
    final Share share;
    private final long subscription;
    private Demand demand;
    private boolean accepted;
    private long from;
    private final TreeMap<Long, Outgoing> groups = new TreeMap<>();

    /// Groups that began while the peer gave no stream for them.
    private final TreeSet<Long> delayed = new TreeSet<>();

    /// Whether the track is over, and its end waits for the groups before it.
    private boolean finishing;

    /// @param subscription the peer's number for it
    Downstream(TheirRequest place, long subscription, Demand demand, Share share) {
        this.place = place;
        this.share = share;
        this.subscription = subscription;
        this.demand = demand;
        this.from = demand.start().orElse(0);
    }

    Downstream copy() {
        Downstream copy = new Downstream(place, subscription, demand, share);
        copy.accepted = accepted;
        copy.from = from;
        copy.groups.putAll(groups);
        copy.delayed.addAll(delayed);
        copy.finishing = finishing;
        return copy;
    }

    Demand demand() {
        return demand;
    }

    /// Whether groups of it are still to be continued.
    boolean hasOpenGroups() {
        return finishing || groups.values().stream().anyMatch(group -> !group.ended);
    }

    boolean wants(long sequence) {
        return sequence >= from && sequence <= demand.end().orElse(Long.MAX_VALUE);
    }

    /// Groups before that number are no longer wanted.
    void startAt(long sequence) {
        from = Math.max(from, sequence);
    }

    /// Wants something else from now on; a start names itself, else the old one holds.
    void change(Demand next, Outlet out) {
        demand = next;
        from = next.start().orElse(from);
        for (Outgoing group : List.copyOf(groups.values())) {
            out.ranking().change(session(), group.stream, next.priority(), out.lines());
        }
    }

    /// Accepts the subscription, once.
    void accept(TrackInfo known, Lines lines) {
        if (!accepted) {
            accepted = true;
            TrackInfo info = new TrackInfo(demand.priority(), false, 0, known.timescale());
            lines.say(session(), talk -> talk.accept(place.stream(), info, lines.cause()));
        }
    }

    private SessionId session() {
        return place.session();
    }

    /// A group begins.
    void begin(long sequence, Outlet out) {
        Lines lines = out.lines();
        settle(out);
        boolean newest = groups.isEmpty() || sequence > groups.lastKey();
        lines.say(
                session(),
                talk -> {
                    Optional<Talk.Group> group =
                            talk.openGroup(subscription, sequence, lines.cause());
                    if (group.isEmpty()) {
                        delayed.add(sequence);
                        return List.of();
                    }
                    groups.put(sequence, new Outgoing(group.get().stream(), false));
                    return group.get().actions();
                });
        Outgoing begun = groups.get(sequence);
        if (begun != null) {
            out.ranking().begin(session(), begun.stream, demand.priority(), newest, lines);
            shed(out);
        } else if (delayed.size() > MAX_GROUPS) {
            lose(delayed.pollFirst(), "it gives no stream credit", out);
        }
    }

    /// The track is over.
    void finish() {
        finishing = true;
    }

    /// Tells the end of the track once nothing before it waits here any more: on a stream of its
    /// own it would overtake.
    ///
    /// @return whether it has been told
    boolean finished(Lines lines) {
        boolean idle =
                groups.values().stream()
                        .allMatch(group -> lines.waiting(session(), group.stream) == 0);
        if (finishing && delayed.isEmpty() && idle) {
            finishing = false;
            lines.say(session(), talk -> talk.end(place.stream()));
        }
        return !finishing;
    }

    /// The newest group that began while the peer gave no stream for it.
    OptionalLong newestDelayed() {
        return delayed.isEmpty() ? OptionalLong.empty() : OptionalLong.of(delayed.last());
    }

    /// Sends a delayed group as far as it is known, now that there may be a stream for it.
    ///
    /// @return whether it is no longer delayed
    boolean resume(long sequence, Optional<GroupCache.Group> kept, Outlet out) {
        delayed.remove(sequence);
        if (kept.isEmpty()) {
            if (wants(sequence)) {
                lose(sequence, "it gave no stream credit in time", out);
            }
        } else if (wants(sequence)) {
            replay(kept.get(), out);
        }
        return !delayed.contains(sequence);
    }

    /// Sends a group as far as it is known.
    void replay(GroupCache.Group group, Outlet out) {
        begin(group.sequence(), out);
        group.frames().forEach(frame -> pass(group.sequence(), frame, out));
        if (group.complete()) {
            end(group.sequence(), true, out);
        }
    }

    /// A frame of a group that has begun.
    void pass(long sequence, TimedFrame frame, Outlet out) {
        Lines lines = out.lines();
        Outgoing group = groups.get(sequence);
        if (group == null || group.ended) {
            return;
        }
        long waiting = lines.waiting(session(), group.stream);
        if (waiting + frame.payload().length() > MAX_GROUP_WAITING) {
            lose(sequence, waiting + " octets of it wait", out);
            return;
        }
        OptionalLong timestamp = OptionalLong.of(frame.timestamp());
        lines.say(
                session(),
                talk -> talk.frame(group.stream, timestamp, frame.payload(), lines.cause()));
        if (lines.waiting(session(), group.stream) > 0) {
            shed(out);
        }
    }

    /// A group ends; one that was aborted is aborted here too.
    void end(long sequence, boolean clean, Outlet out) {
        Outgoing group = groups.get(sequence);
        if (group == null) {
            if (!clean) {
                delayed.remove(sequence);
            }
            return;
        }
        if (!clean) {
            abort(sequence, ErrorCode.CANCEL.code(), out);
        } else if (!group.ended) {
            groups.put(sequence, new Outgoing(group.stream, true));
            out.lines().say(session(), talk -> talk.endGroup(group.stream));
        }
    }

    /// A whole group of one frame: as a datagram if it can be, else on a stream.
    void whole(long sequence, TimedFrame frame, Outlet out) {
        Lines lines = out.lines();
        int head = varint(subscription) + varint(sequence) + varint(frame.timestamp());
        boolean small = head + frame.payload().length() <= MAX_DATAGRAM;
        if (small && lines.can(session(), Talk::takesDatagrams)) {
            lines.say(
                    session(),
                    talk ->
                            talk.datagram(
                                    subscription,
                                    sequence,
                                    frame.timestamp(),
                                    frame.payload(),
                                    lines.cause()));
        } else {
            begin(sequence, out);
            pass(sequence, frame, out);
            end(sequence, true, out);
        }
    }

    private static int varint(long value) {
        return value < 1 << 6 ? 1 : value < 1 << 14 ? 2 : value < 1 << 30 ? 4 : 8;
    }

    /// Says that groups will not come.
    void missing(long start, long end, long code, Lines lines) {
        if (accepted) {
            lines.say(
                    session(), talk -> talk.drop(place.stream(), start, end, code, lines.cause()));
        }
    }

    /// Aborts whatever is on its way.
    void abortAll(long code, Outlet out) {
        delayed.clear();
        for (long sequence : List.copyOf(groups.keySet())) {
            abort(sequence, code, out);
        }
    }

    /// Goes on elsewhere: what is not whole by now never will be.
    ///
    /// @param next the first group to come
    void resumeAt(long next, Outlet out) {
        delayed.clear();
        List<Long> open =
                groups.entrySet().stream()
                        .filter(group -> !group.getValue().ended)
                        .map(Map.Entry::getKey)
                        .toList();
        open.forEach(sequence -> abort(sequence, ErrorCode.CANCEL.code(), out));
        startAt(next);
    }

    /// Lets what is on its way go its way; nothing more is added to it.
    void release(Outlet out) {
        groups.values().forEach(group -> out.ranking().end(session(), group.stream));
        groups.clear();
        delayed.clear();
    }

    private void abort(long sequence, long code, Outlet out) {
        Outgoing group = groups.remove(sequence);
        if (group != null) {
            out.ranking().end(session(), group.stream);
            out.lines().say(session(), talk -> talk.abortGroup(group.stream, code));
        }
    }

    /// Forgets groups that have left this end.
    private void settle(Outlet out) {
        Iterator<Outgoing> all = groups.values().iterator();
        while (all.hasNext()) {
            Outgoing group = all.next();
            if (group.ended && out.lines().waiting(session(), group.stream) == 0) {
                all.remove();
                out.ranking().end(session(), group.stream);
            }
        }
    }

    /// Lets the oldest groups go while too much waits; the newest stays.
    private void shed(Outlet out) {
        while (groups.size() > MAX_GROUPS) {
            lose(groups.firstKey(), groups.size() + " groups are on their way", out);
        }
        while (groups.size() > 1) {
            long waiting = waitingBeforeNewest(out.lines());
            if (waiting <= MAX_WAITING) {
                return;
            }
            lose(groups.firstKey(), waiting + " octets wait", out);
        }
    }

    private long waitingBeforeNewest(Lines lines) {
        long waiting = 0;
        for (Outgoing group : groups.headMap(groups.lastKey()).values()) {
            waiting += lines.waiting(session(), group.stream);
        }
        return waiting;
    }

    private void lose(long sequence, String why, Outlet out) {
        out.lines()
                .note(
                        session(),
                        new EventBody.Dropped(
                                "group " + sequence, "the subscriber is too slow, " + why));
        abort(sequence, lagged(), out);
        missing(sequence, sequence, lagged(), out.lines());
    }

    private static long lagged() {
        return ErrorCode.LAGGED.code();
    }
}
