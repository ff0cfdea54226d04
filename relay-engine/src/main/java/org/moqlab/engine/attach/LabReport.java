package org.moqlab.engine.attach;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
/// @param connections sessions it has dialled; of those it has accepted it does not know the relay
/// @param places URLs that others dial it by
/// @param inside what else it shows
/// @param late what its clock is behind the one here, ns
record LabReport(
        long n,
        Optional<Origin> id,
        List<Row> rows,
        List<WatchedRelay.Connection> connections,
        List<String> places,
        Inside inside,
        long late) {
    /// Most rows that are taken.
    static final int MAX_ROWS = 50_000;

    /// A name, the best way to it where there is one, and how it is held.
    record Row(Namespace namespace, Optional<Hops> hops, RouteCost cost, Held held) {}

    /// Reads a snapshot.
    ///
    /// @param at when it was taken by the clock here, ns
    /// @throws IOException when it is none of version 1
    static LabReport read(Json json, long at) throws IOException {
        long version = json.at("version").whole().orElse(0L);
        if (version != 1) {
            throw new IOException("shows itself in version " + version + ", not 1");
        }
        Optional<Origin> own = LabRoutes.origin(json.at("origin").text()).filter(Origin::isKnown);
        long late = at - json.at("now").whole().orElse(at);
        LabRoutes routes = LabRoutes.ofSnapshot(own);
        List<Row> rows = new ArrayList<>();
        for (Json row : json.at("table").items()) {
            if (rows.size() < MAX_ROWS) {
                row(row, routes, late).ifPresent(rows::add);
            }
        }
        List<WatchedRelay.Connection> connections = new ArrayList<>();
        for (Json session : json.at("sessions").items()) {
            if (session.at("up").isTrue() && session.at("dialled").isTrue()) {
                connections.add(new WatchedRelay.Connection(session.at("peer").text(), true));
            }
        }
        return new LabReport(
                json.at("n").whole().orElse(0L),
                own,
                rows,
                connections,
                places(json),
                Inside.read(json, json.at("policy").text(), late),
                late);
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

    private static Optional<Row> row(Json row, LabRoutes routes, long late) {
        Json best = row.at("best");
        Optional<Hops> hops = best.isThere() ? Optional.of(routes.hops(best)) : Optional.empty();
        return namespace(row.at("namespace").text())
                .map(name ->
                        new Row(name, hops, LabRoutes.cost(best), Held.read(row, routes, late)));
    }

    /// Tells what has changed since the last one.
    void apply(String name, Cluster cluster, long now) {
        id.ifPresent(origin -> cluster.identified(name, origin, now));
        cluster.connected(name, connections, now);
        cluster.knowing(
                name,
                places.stream().map(place -> new WatchedRelay.Node(place, id, 0)).toList(),
                now);
        cluster.revealed(name, inside, now);
        WatchedRelay known = cluster.relays().get(name);
        if (known == null) {
            return;
        }
        TreeMap<Namespace, Row> wanted = new TreeMap<>();
        rows.forEach(row -> wanted.put(row.namespace(), row));
        for (Namespace gone : known.sight().held().keySet()) {
            if (!wanted.containsKey(gone)) {
                cluster.held(name, gone, Optional.empty(), now);
            }
        }
        for (Namespace gone : known.names()) {
            if (!wanted.containsKey(gone)) {
                cluster.withdrawn(name, gone, now);
            }
        }
        wanted.values().forEach(row -> tell(row, name, cluster, now));
    }

    private static void tell(Row row, String name, Cluster cluster, long now) {
        WatchedRelay known = cluster.relays().get(name);
        Seen seen = known == null ? null : known.table().get(row.namespace());
        if (row.hops().isEmpty()) {
            cluster.withdrawn(name, row.namespace(), now);
        } else if (seen == null
                || !seen.told()
                || !seen.hops().equals(row.hops().get())
                || !seen.cost().equals(row.cost())) {
            cluster.told(name, row.namespace(), row.hops().get(), row.cost(), now);
        }
        boolean nothing =
                row.hops().isEmpty()
                        && row.held().standby().isEmpty()
                        && row.held().holdDownUntil() == 0;
        cluster.held(
                name, row.namespace(), nothing ? Optional.empty() : Optional.of(row.held()), now);
    }

    /// Takes in an event.
    ///
    /// @param late what the clock of the relay is behind the one here, ns
    /// @return whether the whole has to be looked at again
    static boolean event(Json event, String name, Cluster cluster, long now, long late) {
        Optional<Origin> own =
                Optional.ofNullable(cluster.relays().get(name)).flatMap(WatchedRelay::id);
        return switch (event.at("kind").text()) {
            case "decided" -> {
                row(event, LabRoutes.ofEvent(own), late)
                        .ifPresent(row -> {
                            if (row.hops().isPresent()) {
                                cluster.told(
                                        name, row.namespace(), row.hops().get(), row.cost(), now);
                            }
                            tell(row, name, cluster, now);
                        });
                yield false;
            }
            case "session" -> true;
            default -> false;
        };
    }
}
