package org.moqlab.engine.attach;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.transport.NodeUrl;

/// What a relay of this lab shows of itself, version 1 (docs/inspection.openapi.yaml). What is out
/// of its bounds is left out.
///
/// @param n number of its last event
/// @param id its identity
/// @param rows its table
/// @param places URLs that others dial it by
/// @param connections sessions it has dialled; of those it has accepted it does not know the relay
record LabReport(
        long n,
        Optional<Origin> id,
        List<Row> rows,
        List<WatchedRelay.Connection> connections,
        List<String> places) {
    /// Most rows that are taken.
    static final int MAX_ROWS = 50_000;

    private static final int DECIMAL = 10;
    private static final int HEX = 16;

    /// The best way to a name.
    record Row(Namespace namespace, Hops hops, RouteCost cost) {}

    /// Reads a snapshot.
    ///
    /// @throws IOException when it is none of version 1
    static LabReport read(Json json) throws IOException {
        long version = json.at("version").whole().orElse(0L);
        if (version != 1) {
            throw new IOException("shows itself in version " + version + ", not 1");
        }
        Optional<Origin> own = origin(json.at("origin").text(), DECIMAL).filter(Origin::isKnown);
        List<Row> rows = new ArrayList<>();
        for (Json row : json.at("table").items()) {
            if (rows.size() < MAX_ROWS) {
                namespace(row.at("namespace").text())
                        .ifPresent(name ->
                                route(name, row.at("best"), "hops", DECIMAL, own)
                                        .ifPresent(rows::add));
            }
        }
        List<WatchedRelay.Connection> connections = new ArrayList<>();
        for (Json session : json.at("sessions").items()) {
            if (session.at("up").isTrue() && session.at("dialled").isTrue()) {
                connections.add(new WatchedRelay.Connection(session.at("peer").text(), true));
            }
        }
        return new LabReport(json.at("n").whole().orElse(0L), own, rows, connections, places(json));
    }

    private static List<String> places(Json json) {
        List<String> places = new ArrayList<>();
        for (Json place : json.at("listening").items()) {
            places.add("https://" + place.text() + "/");
        }
        places.add(json.at("node").text());
        places.removeIf(place -> NodeUrl.parse(place).isEmpty());
        return places;
    }

    private static Optional<Namespace> namespace(String path) {
        return path.length() > Namespace.MAX_LENGTH
                ? Optional.empty()
                : Optional.of(new Namespace(path));
    }

    private static Optional<Origin> origin(String text, int radix) {
        try {
            return Optional.of(new Origin(Long.parseLong(text, radix)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// @param field where the hops are, each a number of that radix
    /// @param own the relay itself, which is not among them
    private static Optional<Row> route(
            Namespace name, Json best, String field, int radix, Optional<Origin> own) {
        if (!best.isThere()) {
            return Optional.empty();
        }
        long count = best.at("hopCount").whole().or(() -> best.at("hops").whole()).orElse(0L);
        Stream<Origin> before =
                best.at(field).items().stream()
                        .flatMap(item -> origin(item.text(), radix).stream());
        List<Origin> path = Stream.concat(before, own.stream()).toList();
        boolean listed = best.at(field).isList();
        boolean usable = listed && path.size() <= HopPath.MAX_HOPS;
        Hops hops = usable ? new HopPath(path) : new HopCount(Math.clamp(count, 0, HopCount.MAX));
        return Optional.of(new Row(name, hops, cost(best)));
    }

    private static RouteCost cost(Json best) {
        long warm = best.at("cost").whole().or(() -> best.at("warm").whole()).orElse(0L);
        long cold = best.at("coldCost").whole().or(() -> best.at("cold").whole()).orElse(0L);
        return new RouteCost(
                Math.clamp(warm, 0, RouteCost.MAX), Math.clamp(cold, 0, RouteCost.MAX));
    }

    /// Tells what has changed since the last one.
    void apply(String name, Cluster cluster, long now) {
        id.ifPresent(origin -> cluster.identified(name, origin, now));
        cluster.connected(name, connections, now);
        cluster.knowing(
                name,
                places.stream().map(place -> new WatchedRelay.Node(place, id, 0)).toList(),
                now);
        TreeMap<Namespace, Row> wanted = new TreeMap<>();
        rows.forEach(row -> wanted.put(row.namespace(), row));
        WatchedRelay known = cluster.relays().get(name);
        if (known == null) {
            return;
        }
        for (Namespace gone : known.names()) {
            if (!wanted.containsKey(gone)) {
                cluster.withdrawn(name, gone, now);
            }
        }
        for (Row row : wanted.values()) {
            Seen seen = known.table().get(row.namespace());
            boolean same =
                    seen != null
                            && seen.told()
                            && seen.hops().equals(row.hops())
                            && seen.cost().equals(row.cost());
            if (!same) {
                cluster.told(name, row.namespace(), row.hops(), row.cost(), now);
            }
        }
    }

    /// Takes in an event.
    ///
    /// @return whether the whole has to be looked at again
    static boolean event(Json event, String name, Cluster cluster, long now) {
        Optional<Origin> own =
                Optional.ofNullable(cluster.relays().get(name)).flatMap(WatchedRelay::id);
        return switch (event.at("kind").text()) {
            case "decided" -> {
                namespace(event.at("namespace").text())
                        .ifPresent(namespace ->
                                route(namespace, event.at("best"), "path", HEX, own)
                                        .ifPresentOrElse(
                                                row ->
                                                        cluster.told(
                                                                name,
                                                                namespace,
                                                                row.hops(),
                                                                row.cost(),
                                                                now),
                                                () -> cluster.withdrawn(name, namespace, now)));
                yield false;
            }
            case "session" -> true;
            default -> false;
        };
    }
}
