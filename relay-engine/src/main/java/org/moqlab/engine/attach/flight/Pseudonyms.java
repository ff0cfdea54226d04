package org.moqlab.engine.attach.flight;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.moqlab.engine.attach.AttachTarget;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.Stats;
import org.moqlab.engine.attach.Stats.Row;
import org.moqlab.engine.attach.Stats.Table;
import org.moqlab.engine.attach.Stats.Track;
import org.moqlab.engine.attach.WatchedRelay.Connection;
import org.moqlab.engine.attach.WatchedRelay.Node;
import org.moqlab.engine.attach.WatchedRelay.Speech;
import org.moqlab.engine.attach.WatchedRelay.Standing;
import org.moqlab.engine.attach.WatchedRelay.Told;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.transport.NodeUrl;
import org.moqlab.engine.transport.Trust;

/// Gives everything in a flight that somebody chose another name: relays, hosts with their ports
/// and paths, parts of namespaces, tracks, identities. One thing has one pseudonym throughout, by
/// the order in which it is met, and what was said in free words is left out. Times, hop counts,
/// costs, and which wires are spoken stay.
public final class Pseudonyms {
    /// Parts of names that mean the same at every relay.
    private static final Set<String> KEPT = Set.of("", ".internal", "origins", ".stats", "node");

    /// Stands for words.
    static final String LEFT_OUT = "left out";

    private final Map<String, String> given = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<Long, Long> identities = new TreeMap<>();

    private Pseudonyms() {}

    /// The same flight under other names.
    public static Flight of(Flight flight) {
        Pseudonyms names = new Pseudonyms();
        List<Change> before = flight.before().stream().map(names::change).toList();
        List<Change> changes = flight.changes().stream().map(names::change).toList();
        return Flight.of(before, changes, flight.to());
    }

    private Change change(Change change) {
        long at = change.at();
        String relay = relay(change.relay());
        return switch (change) {
            case Change.Watched watched -> new Change.Watched(at, target(watched.target()));
            case Change.Stands stands -> new Change.Stands(at, relay, standing(stands.standing()));
            case Change.Speaks speaks -> new Change.Speaks(at, relay, speech(speaks.speech()));
            case Change.Is is -> new Change.Is(at, relay, origin(is.id()));
            case Change.Tells tells -> new Change.Tells(at, relay, seen(tells.seen()));
            case Change.Forgets gone -> new Change.Forgets(at, relay, namespace(gone.namespace()));
            case Change.Emptied _ -> new Change.Emptied(at, relay);
            case Change.Connects connects ->
                    new Change.Connects(
                            at,
                            relay,
                            connects.connections().stream()
                                    .map(each -> new Connection(peer(each.peer()), each.dialled()))
                                    .toList());
            case Change.Shows shows -> new Change.Shows(at, relay, pages(shows.pages()));
            case Change.ShowsStill _ -> new Change.ShowsStill(at, relay);
            case Change.Reveals reveals ->
                    new Change.Reveals(at, relay, inside().inside(reveals.inside()));
            case Change.Holds holds ->
                    new Change.Holds(
                            at, relay, namespace(holds.namespace()), inside().held(holds.held()));
            case Change.Overflows _ -> new Change.Overflows(at, relay);
            case Change.Answers answers -> new Change.Answers(at, relay, probe(answers.probe()));
            case Change.Counts counts ->
                    new Change.Counts(at, relay, counts.stats().stream().map(this::stats).toList());
        };
    }

    /// @param sort what kind of thing it is; things of two sorts with one name stay two
    private String pseudonym(String sort, String real) {
        return given.computeIfAbsent(
                sort + '\0' + real, _ -> sort + "-" + counts.merge(sort, 1, Integer::sum));
    }

    private String relay(String name) {
        return pseudonym("relay", name);
    }

    private String url(URI url) {
        String host = pseudonym("host", url.getAuthority() + NodeUrl.bare(url.getRawPath() + ""));
        return url.getScheme() + "://" + host + ".invalid/";
    }

    private AttachTarget target(AttachTarget target) {
        return new AttachTarget(
                relay(target.name()),
                URI.create(url(target.url())),
                new Trust.Authorities(List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                target.named());
    }

    /// A peer is a URL, its form inside a name, or what it is called.
    private String peer(String peer) {
        Optional<URI> url = peer.contains(":/") ? NodeUrl.of(slashed(peer)) : Optional.empty();
        return url.map(this::url).orElseGet(() -> relay(peer));
    }

    private static String slashed(String peer) {
        return peer.length() > Namespace.MAX_LENGTH ? "" : new Namespace(peer).path();
    }

    private static Standing standing(Standing standing) {
        String detail = standing.detail().isEmpty() ? "" : LEFT_OUT;
        return new Standing(standing.state(), standing.since(), detail);
    }

    private static Speech speech(Speech speech) {
        boolean known =
                WireName.of(speech.wire()).isPresent()
                        || Set.of("", "inspection").contains(speech.wire());
        return new Speech(speech.kind(), known ? speech.wire() : LEFT_OUT);
    }

    private Origin origin(Origin id) {
        if (!id.isKnown()) {
            return id;
        }
        return new Origin(identities.computeIfAbsent(id.id(), _ -> identities.size() + 1L));
    }

    private InsidePseudonyms inside() {
        return new InsidePseudonyms(this::peer, this::namespace, this::pseudonym, this::hops);
    }

    private Hops hops(Hops real) {
        return real instanceof HopPath path
                ? new HopPath(path.origins().stream().map(this::origin).toList())
                : real;
    }

    private Seen seen(Seen seen) {
        return new Seen(
                namespace(seen.namespace()),
                seen.told(),
                hops(seen.hops()),
                seen.cost(),
                seen.since(),
                seen.changedAt(),
                seen.rises(),
                seen.changes());
    }

    private Namespace namespace(Namespace name) {
        if (name.startsWith(Namespace.ORIGINS) && !name.equals(Namespace.ORIGINS)) {
            Optional<URI> url = NodeUrl.of(name.below(Namespace.ORIGINS).path());
            if (url.isPresent()) {
                return Namespace.ORIGINS.join(new Namespace(url(url.get())));
            }
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.path().split("/", -1)) {
            parts.add(KEPT.contains(part) ? part : pseudonym("part", part));
        }
        String path = String.join("/", parts);
        return new Namespace(
                path.length() <= Namespace.MAX_LENGTH ? path : pseudonym("name", name.path()));
    }

    private Told pages(Told pages) {
        return new Told(
                pages.nodes().stream()
                        .map(node ->
                                new Node(
                                        peer(node.node()),
                                        node.id().map(this::origin),
                                        node.connections()))
                        .toList(),
                pages.listed()
                        .map(names ->
                                names.stream()
                                        .filter(name -> name.length() <= Namespace.MAX_LENGTH)
                                        .map(name -> namespace(new Namespace(name)).path())
                                        .toList()),
                pages.listedAt(),
                pages.healthy());
    }

    private Stats stats(Stats stats) {
        Map<Track, Table> tables = new EnumMap<>(Track.class);
        stats.tables()
                .forEach((track, table) ->
                        tables.put(
                                track,
                                new Table(
                                        table.heardAt(),
                                        table.rows().stream().map(this::row).toList(),
                                        table.leftOut(),
                                        table.trouble().isEmpty() ? "" : LEFT_OUT)));
        return new Stats(namespace(stats.broadcast()), tables);
    }

    private Row row(Row row) {
        return new Row(namespace(new Namespace(row.name())).path(), row.counts());
    }

    private Probe probe(Probe probe) {
        return new Probe(
                namespace(probe.namespace()),
                pseudonym("track", probe.track()),
                probe.outcome(),
                probe.askedAt(),
                probe.took(),
                LEFT_OUT);
    }
}
