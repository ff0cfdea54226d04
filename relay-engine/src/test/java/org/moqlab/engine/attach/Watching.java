package org.moqlab.engine.attach;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.transport.Trust;

/// A cluster that is told by a test what its relays tell; times in seconds.
public final class Watching {
    final Cluster cluster;

    /// One that keeps everything for an hour.
    public Watching() {
        this(3600);
    }

    Watching(long keepSeconds) {
        cluster = new Cluster(keepSeconds * Durations.SECOND);
    }

    static long seconds(double time) {
        return Math.round(time * Durations.SECOND);
    }

    /// A relay that is watched by a session, at `https://NAME/`.
    public Watching relay(double at, String name, long id, String wire) {
        known(at, name);
        cluster.up(name, WatchedRelay.Kind.OTHER, wire, seconds(at));
        if (id > 0) {
            cluster.identified(name, new Origin(id), seconds(at));
        }
        return this;
    }

    /// A relay that has not answered yet.
    public Watching known(double at, String name) {
        cluster.add(
                new AttachTarget(
                        name,
                        URI.create("https://" + name + "/"),
                        new Trust.Authorities(List.of()),
                        Optional.of("a-very-secret-token"),
                        Optional.empty(),
                        Optional.empty(),
                        true),
                seconds(at));
        return this;
    }

    /// Tells a way.
    public Watching tells(double at, String relay, String name, long... path) {
        List<Origin> way = Arrays.stream(path).mapToObj(Origin::new).toList();
        cluster.told(relay, new Namespace(name), new HopPath(way), RouteCost.ZERO, seconds(at));
        return this;
    }

    /// Tells how long a way is.
    public Watching counts(double at, String relay, String name, long hops) {
        cluster.told(relay, new Namespace(name), new HopCount(hops), RouteCost.ZERO, seconds(at));
        return this;
    }

    /// Takes a name back.
    public Watching withdraws(double at, String relay, String name) {
        cluster.withdrawn(relay, new Namespace(name), seconds(at));
        return this;
    }

    /// Does not answer any more.
    public Watching loses(double at, String relay, String why) {
        cluster.down(relay, WatchedRelay.State.LOST, why, seconds(at));
        return this;
    }

    /// Says whom it has sessions with.
    public Watching connects(double at, String relay, String... peers) {
        cluster.connected(
                relay,
                Arrays.stream(peers).map(peer -> new WatchedRelay.Connection(peer, true)).toList(),
                seconds(at));
        return this;
    }

    /// Shows another relay in `/nodes`.
    public Watching shows(double at, String relay, String node, long id) {
        cluster.knowing(
                relay,
                List.of(new WatchedRelay.Node(node, Optional.of(new Origin(id)), 1)),
                seconds(at));
        return this;
    }

    /// Lists names by HTTP.
    public Watching lists(double at, String relay, String... names) {
        cluster.listing(relay, Optional.of(List.of(names)), Optional.of(true), seconds(at));
        return this;
    }

    /// Shows its inside: one session, one peer it dials in vain, one reader; and that it has
    /// another way for a name.
    public Watching reveals(double at, String relay, String peer, String name, String track) {
        Namespace namespace = new Namespace(name);
        cluster.revealed(
                relay,
                new Inside(
                        "gossip-2026-08",
                        List.of(
                                new Inside.Talk(
                                        4,
                                        peer,
                                        true,
                                        true,
                                        "moq-lite-05",
                                        seconds(at) - 7,
                                        Optional.of(new Inside.Figures("quic", 1_000, 200, 5, 0)))),
                        List.of(new Inside.Dial(peer, "backing-off", seconds(at) + 9)),
                        Optional.of(List.of(new Inside.Reader(7, namespace, track, 4, true))),
                        false,
                        seconds(at)),
                seconds(at));
        Held.Way way =
                new Held.Way(
                        4,
                        new HopPath(List.of(new Origin(444_444), new Origin(555_555))),
                        new RouteCost(3, 4),
                        seconds(at) - 8,
                        "dearer");
        cluster.held(
                relay,
                namespace,
                Optional.of(new Held(2, "first-heard", List.of(way), 1, seconds(at) + 5)),
                seconds(at));
        return this;
    }

    /// Answers, or not, who asked for a track.
    public Watching answers(double at, String relay, String name, Probe.Outcome outcome) {
        cluster.probed(
                relay,
                new Probe(
                        new Namespace(name),
                        "catalog.json",
                        outcome,
                        seconds(at),
                        Durations.MILLI,
                        "what it said"),
                seconds(at));
        return this;
    }

    /// Says what it has sent of a name.
    public Watching counts(double at, String relay, String broadcast, String name) {
        String frame = "{\"%s\":{\"announced\":3,\"bytes\":12345}}".formatted(name);
        Stats.Table sent = StatsFrame.read(Bytes.ofUtf8(frame), seconds(at));
        Stats.Table none = Stats.Table.none(seconds(at), "refused by " + relay);
        cluster.counted(
                relay,
                List.of(
                        new Stats(
                                new Namespace(broadcast),
                                Map.of(Stats.Track.PUBLISHER, sent, Stats.Track.SESSIONS, none))),
                seconds(at));
        return this;
    }

    /// What was known, and what looked wrong.
    public Moment look(double at) {
        return Moment.of(cluster.relays(), seconds(at));
    }

    /// The findings as `kind subject [relays]`.
    public List<String> findings(double at) {
        return look(at).findings().stream()
                .map(each -> each.invariant() + " " + each.subject() + " " + each.relays())
                .toList();
    }

    /// What became known.
    public Flight flight(double to) {
        return cluster.flight(seconds(to));
    }
}
