package org.moqlab.engine.attach;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Durations;
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
