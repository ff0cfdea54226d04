package org.moqlab.engine.mesh;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.observe.Effect;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.WayView;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.TableRow;

/// Writes events as JSON, one object an event with its fields in a fixed order: `n`, `t` (ns),
/// `relay`, `session`, `kind`, `cause` (0 for what came from outside), `also`, then what the kind
/// adds. Octets are lower-case hexadecimal. JSON is a view; the hash of a run is not over it.
public final class JournalJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    private final JsonGenerator json;

    private JournalJson(JsonGenerator json) {
        this.json = json;
    }

    /// Writes one event, without a line end.
    ///
    /// @throws IOException when the writer fails
    public static void write(MeshEvent event, Writer out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            new JournalJson(json).event(event);
        }
    }

    private void event(MeshEvent event) throws IOException {
        json.writeStartObject();
        json.writeNumberField("n", event.n());
        json.writeNumberField("t", event.t());
        json.writeStringField("relay", event.relay());
        json.writeNumberField("session", event.session());
        json.writeStringField("kind", word(event.kind()));
        json.writeNumberField("cause", event.cause());
        numbers("also", event.also());
        body(event.body());
        json.writeEndObject();
    }

    private void body(EventBody body) throws IOException {
        switch (body) {
            case EventBody.Sent sent -> message(sent.message(), sent.stream(), sent.offset());
            case EventBody.Received got -> message(got.message(), got.stream(), got.offset());
            case EventBody.Dropped dropped -> {
                json.writeStringField("what", dropped.what());
                json.writeStringField("why", dropped.why());
            }
            case EventBody.Decided decided -> row(decided.row(), decided.rule());
            case EventBody.DeadlineReached due -> {
                json.writeStringField("timer", due.timer());
                json.writeStringField("subject", due.subject());
                json.writeStringField("effect", due.effect());
            }
            case EventBody.SessionChanged change -> session(change);
            case EventBody.ClientChanged change -> {
                json.writeStringField("state", word(change.state()));
                json.writeNumberField("code", change.code());
                json.writeStringField("detail", change.detail());
            }
            case EventBody.RelayChanged change -> relay(change);
            case EventBody.TruthChanged truth -> {
                json.writeStringField("namespace", truth.namespace().path());
                texts("publishers", truth.publishers());
                json.writeNumberField("bound", truth.bound());
            }
            case EventBody.CommandApplied command -> json.writeStringField("text", command.text());
            case EventBody.FaultApplied fault -> {
                json.writeStringField("text", fault.text());
                effect(fault.effect());
            }
            case EventBody.FindingRaised raised -> finding(raised.finding());
            case EventBody.RelayFailed failed -> json.writeStringField("reason", failed.reason());
        }
    }

    private void effect(Effect effect) throws IOException {
        switch (effect) {
            case Effect.Nothing _ -> {
                // Most faults are over as soon as they have happened.
            }
            case Effect.Freezes(String name) -> json.writeStringField("freezes", name);
            case Effect.Thaws(String name) -> json.writeStringField("thaws", name);
            case Effect.Ways(List<WayView> troubled) -> {
                json.writeArrayFieldStart("ways");
                for (WayView way : troubled) {
                    way(way);
                }
                json.writeEndArray();
            }
        }
    }

    private void way(WayView way) throws IOException {
        json.writeStartObject();
        json.writeStringField("from", way.from());
        json.writeStringField("to", way.to());
        json.writeBooleanField("cut", way.cut());
        json.writeBooleanField("held", way.held());
        json.writeNumberField("delay", way.delay());
        json.writeNumberField("jitter", way.jitter());
        json.writeNumberField("loss", way.loss());
        json.writeEndObject();
    }

    private void message(MessageView message, long stream, long offset) throws IOException {
        json.writeNumberField("stream", stream);
        json.writeNumberField("offset", offset);
        json.writeObjectFieldStart("message");
        json.writeStringField("kind", word(message.kind()));
        json.writeStringField("name", message.name());
        json.writeStringField("summary", message.summary());
        json.writeArrayFieldStart("fields");
        for (MessageView.Field field : message.fields()) {
            json.writeStartObject();
            json.writeStringField("name", field.name());
            json.writeStringField("value", field.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("bytes", message.bytes().toHex());
        json.writeEndObject();
    }

    private void row(TableRow row, String rule) throws IOException {
        json.writeStringField("namespace", row.namespace().path());
        json.writeFieldName("best");
        if (row.best().isPresent()) {
            route(row.best().get());
        } else {
            json.writeNull();
        }
        json.writeArrayFieldStart("standby");
        for (RankedRoute route : row.standby()) {
            route(route);
        }
        json.writeEndArray();
        if (row.unlisted() > 0) {
            json.writeNumberField("unlisted", row.unlisted());
        }
        if (row.waitsUntil() > 0) {
            json.writeNumberField("waitsUntil", row.waitsUntil());
        }
        json.writeNumberField("holddownUntil", row.holdDownUntil());
        json.writeStringField("rule", rule);
    }

    private void route(RankedRoute ranked) throws IOException {
        json.writeStartObject();
        json.writeNumberField("uid", ranked.route().uid());
        json.writeNumberField("session", ranked.route().session().number());
        json.writeNumberField("hops", ranked.route().hops().length());
        if (ranked.route().hops() instanceof HopPath path) {
            texts("path", path.origins().stream().map(Origin::toString).toList());
        }
        json.writeNumberField("arrivedAt", ranked.route().arrivedAt());
        json.writeNumberField("note", ranked.route().note());
        json.writeStringField("reason", word(ranked.reason()));
        cost("warm", "cold", ranked.route().cost());
        cost("warmThere", "coldThere", ranked.route().advertised());
        if (!ranked.route().root().equals(Namespace.ROOT)) {
            json.writeStringField("root", ranked.route().root().path());
        }
        json.writeEndObject();
    }

    private void cost(String warm, String cold, RouteCost cost) throws IOException {
        if (!cost.equals(RouteCost.ZERO)) {
            json.writeNumberField(warm, cost.warm());
            json.writeNumberField(cold, cost.cold());
        }
    }

    private void relay(EventBody.RelayChanged change) throws IOException {
        json.writeBooleanField("up", change.up());
        json.writeStringField("how", change.how());
        if (change.id().isKnown()) {
            json.writeStringField("id", change.id().toString());
        }
    }

    private void session(EventBody.SessionChanged change) throws IOException {
        json.writeStringField("phase", word(change.phase()));
        json.writeStringField("peer", change.peer());
        json.writeBooleanField("dialled", change.dialled());
        json.writeStringField("detail", change.detail());
        json.writeNumberField("until", change.until());
    }

    private void finding(Finding finding) throws IOException {
        json.writeStringField("invariant", finding.invariant());
        json.writeStringField("subject", finding.subject());
        texts("relays", finding.relays());
        json.writeNumberField("since", finding.since());
        json.writeStringField("expected", finding.expected());
        json.writeStringField("found", finding.found());
        json.writeStringField("why", finding.why());
        numbers("evidence", finding.evidence());
    }

    private void numbers(String name, List<Long> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (long value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
