package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.attach.Stats.Table;
import org.moqlab.engine.attach.Stats.Track;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.relay.Reading;

/// Takes in what one relay counts. Only what the relay publishes itself is read, so that nobody has
/// to fetch it from another one. Frames are kept as they are, the last one of a track, and looked
/// into every [#EVERY].
final class StatsDesk implements Reading {
    /// Time between two looks into what came, ns.
    static final long EVERY = 2 * Durations.SECOND;

    /// Octets of frames kept at once; a further one is left out.
    static final int MAX_OCTETS = 4 << 20;

    private record Raw(Bytes frame, long at) {}

    private final String relay;
    private final Cluster cluster;
    private final LongSupplier clock;
    private final TreeMap<Namespace, Stats> known = new TreeMap<>();
    private final Map<Namespace, EnumMap<Track, Raw>> fresh = new TreeMap<>();
    private @Nullable String broken;
    private int octets;
    private boolean changed;
    private long next;

    /// @param clock ns
    StatsDesk(String relay, Cluster cluster, LongSupplier clock) {
        this.relay = relay;
        this.cluster = cluster;
        this.clock = clock;
    }

    @Override
    public synchronized List<TrackName> wanted(Namespace name, Hops told) {
        boolean own = told instanceof HopPath path && path.origins().size() == 1;
        boolean room = known.size() < Stats.MAX_BROADCASTS || known.containsKey(name);
        if (!own || !room || Stats.node(name).isEmpty()) {
            return List.of();
        }
        Stats stats = new Stats(name, Map.of());
        known.put(name, stats);
        changed = true;
        String why = broken;
        if (why != null) {
            long now = clock.getAsLong();
            String words = "left alone since it broke the session: " + why;
            for (Track track : Track.values()) {
                stats = stats.with(track, Table.none(now, words));
            }
            known.put(name, stats);
            return List.of();
        }
        return List.of(Track.values()).stream().map(Track::trackName).toList();
    }

    @Override
    public synchronized void read(Namespace name, TrackName track, Bytes frame) {
        Track of = Track.of(track).orElse(null);
        if (of == null || !known.containsKey(name)) {
            return;
        }
        EnumMap<Track, Raw> raws = fresh.computeIfAbsent(name, _ -> new EnumMap<>(Track.class));
        Raw before = raws.remove(of);
        octets -= before == null ? 0 : before.frame().length();
        if (octets + frame.length() > MAX_OCTETS) {
            failed(name, track, "more octets than are kept of one relay");
        } else {
            octets += frame.length();
            raws.put(of, new Raw(frame, clock.getAsLong()));
        }
    }

    @Override
    public synchronized void failed(Namespace name, TrackName track, String why) {
        Stats stats = known.get(name);
        Track of = Track.of(track).orElse(null);
        if (stats != null && of != null) {
            known.put(name, stats.with(of, Table.none(clock.getAsLong(), why)));
            changed = true;
        }
    }

    @Override
    public synchronized void gone(Namespace name) {
        EnumMap<Track, Raw> raws = fresh.remove(name);
        if (raws != null) {
            octets -= raws.values().stream().mapToInt(raw -> raw.frame().length()).sum();
        }
        changed |= known.remove(name) != null;
    }

    @Override
    public synchronized void lost() {
        changed |= !known.isEmpty();
        known.clear();
        fresh.clear();
        octets = 0;
    }

    @Override
    public synchronized void broke(String why) {
        broken = why;
    }

    /// Looks into what came, when it is time to.
    ///
    /// @param now ns
    synchronized void look(long now) {
        if (now < next) {
            return;
        }
        next = now + EVERY;
        fresh.forEach((name, raws) ->
                raws.forEach((track, raw) -> {
                    Stats stats = known.get(name);
                    if (stats != null) {
                        known.put(name, stats.with(track, StatsFrame.read(raw.frame(), raw.at())));
                        changed = true;
                    }
                }));
        fresh.clear();
        octets = 0;
        if (changed) {
            changed = false;
            cluster.counted(relay, new ArrayList<>(known.values()), now);
        }
    }
}
