package org.moqlab.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Route;

/// Writes rows of relays' tables as JSON Lines.
final class TableJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();
    private static final int NANO_DIGITS = 9;

    private final PrintWriter out;
    private final boolean routes;

    /// @param routes whether every route is written, and the rule that gave it its place
    TableJson(PrintWriter out, boolean routes) {
        this.out = out;
        this.routes = routes;
    }

    /// Writes what `relay` holds for `namespace` at `t`, one line.
    ///
    /// @throws IOException never; the writer keeps its errors to itself
    void row(long t, String relay, Namespace namespace, MeshSnapshot snapshot) throws IOException {
        Optional<RowView> row = snapshot.row(relay, namespace);
        Optional<RankedRoute> best = row.flatMap(held -> held.row().best());
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeFieldName("t");
            json.writeNumber(seconds(t));
            json.writeStringField("relay", relay);
            json.writeStringField("namespace", namespace.path());
            json.writeStringField("state", Truth.state(snapshot, relay, namespace, t).word());
            json.writeBooleanField(
                    "holddown", row.filter(held -> held.row().inHoldDown(t)).isPresent());
            json.writeFieldName("hops");
            if (best.isPresent()) {
                json.writeNumber(best.get().route().hops().length());
            } else {
                json.writeNull();
            }
            Optional<String> via = Truth.next(snapshot, relay, namespace);
            json.writeFieldName("via");
            json.writeString(via.orElse(null));
            Optional<Namespace> root = best.map(route -> route.route().root());
            if (root.filter(at -> !at.equals(Namespace.ROOT)).isPresent()) {
                json.writeStringField("root", root.get().path());
            }
            json.writeNumberField("standby", row.map(held -> held.row().standbys()).orElse(0L));
            if (routes) {
                json.writeArrayFieldStart("routes");
                int rank = 1;
                for (RankedRoute route : row.stream().flatMap(TableJson::ranked).toList()) {
                    route(rank++, route, relay, snapshot, json);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        out.print('\n');
    }

    /// The best first, then the others in the table's own order.
    private static Stream<RankedRoute> ranked(RowView view) {
        return Stream.concat(view.row().best().stream(), view.row().standby().stream());
    }

    private static void route(
            int rank, RankedRoute ranked, String relay, MeshSnapshot snapshot, JsonGenerator json)
            throws IOException {
        Route route = ranked.route();
        SessionView session = snapshot.sessions().get(route.session().number());
        json.writeStartObject();
        json.writeNumberField("rank", rank);
        json.writeFieldName("via");
        json.writeString(session == null ? null : session.other(relay));
        json.writeNumberField("session", route.session().number());
        json.writeNumberField("hops", route.hops().length());
        if (!route.cost().equals(RouteCost.ZERO)) {
            json.writeNumberField("warm", route.cost().warm());
            json.writeNumberField("cold", route.cost().cold());
        }
        json.writeStringField("why", ranked.reason().text());
        json.writeEndObject();
    }

    static String seconds(long ns) {
        return BigDecimal.valueOf(ns, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }
}
