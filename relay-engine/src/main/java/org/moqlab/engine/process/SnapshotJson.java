package org.moqlab.engine.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.DialView;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.routing.RankedRoute;

/// What a relay is like at a moment, as JSON of version 1 (docs/inspection.openapi.yaml). Times are
/// ns since its start, identities decimal text.
final class SnapshotJson {
    /// Version of all JSON that is shown.
    static final int VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private SnapshotJson(JsonGenerator json) {
        this.json = json;
    }

    /// The whole of it.
    static byte[] of(Inspected relay) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            new SnapshotJson(json).write(relay);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every octet", e);
        }
        return out.toByteArray();
    }

    private void write(Inspected relay) throws IOException {
        MeshSnapshot snapshot = relay.snapshot();
        String name = relay.settings().name();
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeStringField("name", name);
        json.writeStringField("origin", Long.toString(relay.settings().origin().id()));
        json.writeStringField("policy", relay.settings().policy());
        json.writeStringField(
                "node", relay.settings().mesh().map(RelaySettings.Gossip::self).orElse(""));
        json.writeStringField("certificate", relay.settings().identity().fingerprint().toHex());
        json.writeArrayFieldStart("listening");
        for (InetSocketAddress place : relay.process().places()) {
            json.writeString(Inspected.shown(place));
        }
        json.writeEndArray();
        json.writeNumberField("n", snapshot.n());
        json.writeNumberField("now", relay.process().now());
        json.writeArrayFieldStart("table");
        for (RowView row : relay.rows().values()) {
            row(row);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("sessions");
        for (SessionView session : snapshot.sessions().values()) {
            json.writeStartObject();
            session(json, session, name);
            json.writeEndObject();
        }
        json.writeEndArray();
        dials(json, snapshot, name);
        json.writeEndObject();
    }

    private void row(RowView view) throws IOException {
        json.writeStartObject();
        json.writeStringField("namespace", view.row().namespace().path());
        json.writeNumberField("since", view.since());
        json.writeNumberField("changed", view.changedAt());
        json.writeNumberField("event", view.event());
        json.writeNumberField("holddownUntil", view.row().holdDownUntil());
        json.writeFieldName("best");
        if (view.row().best().isPresent()) {
            route(view.row().best().get());
        } else {
            json.writeNull();
        }
        json.writeArrayFieldStart("standby");
        for (RankedRoute route : view.row().standby()) {
            route(route);
        }
        json.writeEndArray();
        json.writeNumberField("unlisted", view.row().unlisted());
        json.writeEndObject();
    }

    private void route(RankedRoute ranked) throws IOException {
        json.writeStartObject();
        json.writeNumberField("session", ranked.route().session().number());
        json.writeNumberField("hopCount", ranked.route().hops().length());
        if (ranked.route().hops() instanceof HopPath path) {
            json.writeArrayFieldStart("hops");
            for (Origin origin : path.origins()) {
                json.writeString(Long.toString(origin.id()));
            }
            json.writeEndArray();
        }
        json.writeNumberField("cost", ranked.route().cost().warm());
        json.writeNumberField("coldCost", ranked.route().cost().cold());
        json.writeNumberField("arrived", ranked.route().arrivedAt());
        json.writeStringField("reason", word(ranked.reason()));
        json.writeEndObject();
    }

    /// The fields of a session.
    static void session(JsonGenerator json, SessionView session, String name) throws IOException {
        boolean dialled = session.dialer().equals(name);
        json.writeNumberField("id", session.id());
        json.writeStringField("peer", session.other(name));
        json.writeBooleanField("dialled", dialled);
        json.writeBooleanField("up", dialled ? session.dialerUp() : session.acceptorUp());
        json.writeStringField("protocol", session.alpn());
        json.writeNumberField("since", session.since());
    }

    /// The field with whom it dials.
    static void dials(JsonGenerator json, MeshSnapshot snapshot, String name) throws IOException {
        json.writeArrayFieldStart("dials");
        Map<String, DialView> dials =
                snapshot.relay(name)
                        .<Map<String, DialView>>map(view -> view.dials())
                        .orElse(Map.of());
        for (Map.Entry<String, DialView> dial : dials.entrySet()) {
            json.writeStartObject();
            json.writeStringField("peer", dial.getKey());
            json.writeStringField("phase", word(dial.getValue().phase()));
            json.writeNumberField("until", dial.getValue().until());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The names of relays that a table holds.
    static boolean isNode(Namespace namespace) {
        return namespace.startsWith(Namespace.ORIGINS) && !namespace.equals(Namespace.ORIGINS);
    }
}
