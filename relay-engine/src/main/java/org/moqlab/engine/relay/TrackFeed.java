package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.routing.Route;

/// One upstream subscription of a relay and everyone it is fanned out to, with the latest group for
/// those who join late.
final class TrackFeed {
    /// Most octets of the latest group that are kept; a larger group is only passed on.
    static final long MAX_CACHED = 4L << 20;

    /// Which advertisement a track is taken from: another route is another source of it.
    record Key(long route, TrackName track) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byRoute = Long.compare(route, other.route);
            return byRoute != 0 ? byRoute : track.compareTo(other.track);
        }
    }

    /// Somebody the track is fanned out to.
    ///
    /// @param stream their subscribe stream
    /// @param subscription their number for it
    record Downstream(SessionId session, long stream, long subscription)
            implements Comparable<Downstream> {
        @Override
        public int compareTo(Downstream other) {
            int bySession = session.compareTo(other.session);
            return bySession != 0 ? bySession : Long.compare(stream, other.stream);
        }
    }

    final Key key;
    final Namespace namespace;
    final SessionId upstream;
    final long subscription;

    /// Streams of the groups now open, a downstream each.
    final TreeMap<Downstream, TreeMap<Long, Long>> downstreams = new TreeMap<>();

    long latestGroup = -1;
    boolean latestEnded;
    private final List<Bytes> frames = new ArrayList<>();
    private long cached;

    TrackFeed(Route route, Namespace namespace, TrackName track, long subscription) {
        this(new Key(route.uid(), track), namespace, route.session(), subscription);
    }

    private TrackFeed(Key key, Namespace namespace, SessionId upstream, long subscription) {
        this.key = key;
        this.namespace = namespace;
        this.upstream = upstream;
        this.subscription = subscription;
    }

    TrackFeed copy() {
        TrackFeed copy = new TrackFeed(key, namespace, upstream, subscription);
        downstreams.forEach((down, open) -> copy.downstreams.put(down, new TreeMap<>(open)));
        copy.latestGroup = latestGroup;
        copy.latestEnded = latestEnded;
        copy.frames.addAll(frames);
        copy.cached = cached;
        return copy;
    }

    boolean hasOpenGroups() {
        return downstreams.values().stream().anyMatch(open -> !open.isEmpty());
    }

    void begin(long group) {
        if (group > latestGroup) {
            latestGroup = group;
            latestEnded = false;
            frames.clear();
            cached = 0;
        }
    }

    void add(long group, Bytes frame) {
        if (group == latestGroup && cached + frame.length() <= MAX_CACHED) {
            frames.add(frame);
            cached += frame.length();
        }
    }

    List<Bytes> latestFrames() {
        return List.copyOf(frames);
    }
}
