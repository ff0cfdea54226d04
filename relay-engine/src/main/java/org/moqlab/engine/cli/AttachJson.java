package org.moqlab.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.moqlab.engine.attach.ClusterDiff;
import org.moqlab.engine.attach.ClusterView;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.Stats;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.Finding;

/// Writes what is known of watched relays as one line of JSON: version 1. Ages are in ms,
/// identities decimal text. Everything beyond ASCII is escaped, so that a terminal obeys nothing.
final class AttachJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    private static final long MILLI = 1_000_000L;

    private final JsonGenerator json;
    private final long now;

    private AttachJson(JsonGenerator json, long now) {
        this.json = json;
        this.now = now;
    }

    static void write(Moment moment, PrintWriter out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            new AttachJson(json, moment.at()).all(moment.view(), moment.findings());
        }
        out.print('\n');
    }

    /// What two moments differ in.
    static void write(ClusterDiff diff, PrintWriter out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeArrayFieldStart("differences");
            for (ClusterDiff.Difference each : diff.all()) {
                json.writeStartObject();
                json.writeStringField("sort", word(each.sort()));
                json.writeStringField("where", each.where());
                json.writeStringField("subject", each.subject());
                json.writeStringField("before", each.before());
                json.writeStringField("after", each.after());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("more", diff.more());
            json.writeEndObject();
        }
        out.print('\n');
    }

    private void all(ClusterView view, List<Finding> findings) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", 1);
        json.writeNumberField("now", now / MILLI);
        json.writeArrayFieldStart("relays");
        for (WatchedRelay relay : view.relays().values()) {
            relay(relay);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("edges");
        for (ClusterView.Edge edge : view.edges()) {
            json.writeStartObject();
            json.writeStringField("from", edge.from());
            json.writeStringField("to", edge.to());
            json.writeStringField("basis", word(edge.basis()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            finding(finding);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void relay(WatchedRelay relay) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", relay.name());
        json.writeStringField("url", relay.target().address());
        json.writeBooleanField("named", relay.target().named());
        json.writeStringField("kind", word(relay.kind()));
        json.writeStringField("state", word(relay.state()));
        json.writeStringField("detail", relay.standing().detail());
        json.writeStringField("wire", relay.wire());
        json.writeStringField("id", relay.id().map(id -> Long.toString(id.id())).orElse(null));
        json.writeNumberField("stateAge", (now - relay.standing().since()) / MILLI);
        json.writeNumberField("heardAge", (now - relay.heardAt()) / MILLI);
        json.writeBooleanField("overflowed", relay.overflowed());
        json.writeArrayFieldStart("table");
        for (Seen seen : relay.table().values()) {
            if (seen.told()) {
                seen(seen);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("probes");
        for (Probe probe : relay.probes().values()) {
            probe(probe);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("stats");
        for (Stats stats : relay.stats()) {
            stats(stats);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void probe(Probe probe) throws IOException {
        json.writeStartObject();
        json.writeStringField("namespace", probe.namespace().path());
        json.writeStringField("track", probe.track());
        json.writeStringField("outcome", word(probe.outcome()));
        json.writeNumberField("age", (now - probe.askedAt()) / MILLI);
        json.writeNumberField("took", probe.took() / MILLI);
        json.writeStringField("detail", probe.detail());
        json.writeEndObject();
    }

    private void stats(Stats stats) throws IOException {
        json.writeStartObject();
        json.writeStringField("broadcast", stats.broadcast().path());
        json.writeStringField("node", stats.node());
        json.writeStringField("basis", "observed");
        for (Stats.Track track : Stats.Track.values()) {
            if (stats.of(track).isPresent()) {
                json.writeObjectFieldStart(track.word());
                counts(stats.of(track).get());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void counts(Stats.Table table) throws IOException {
        json.writeNumberField("age", (now - table.heardAt()) / MILLI);
        json.writeStringField("trouble", table.trouble());
        json.writeNumberField("leftOut", table.leftOut());
        json.writeObjectFieldStart("rows");
        for (Stats.Row row : table.rows()) {
            json.writeObjectFieldStart(row.name());
            for (Stats.Count count : Stats.Count.values()) {
                if (row.counts().containsKey(count)) {
                    json.writeNumberField(count.word(), row.of(count));
                }
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void seen(Seen seen) throws IOException {
        json.writeStartObject();
        json.writeStringField("namespace", seen.namespace().path());
        json.writeNumberField("hopCount", seen.hops().length());
        json.writeArrayFieldStart("hops");
        for (Origin origin : seen.path()) {
            json.writeString(Long.toString(origin.id()));
        }
        json.writeEndArray();
        json.writeNumberField("age", (now - seen.since()) / MILLI);
        json.writeNumberField("changedAge", (now - seen.changedAt()) / MILLI);
        json.writeEndObject();
    }

    private void finding(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", finding.invariant());
        json.writeStringField("subject", finding.subject());
        json.writeArrayFieldStart("relays");
        for (String relay : finding.relays()) {
            json.writeString(relay);
        }
        json.writeEndArray();
        json.writeStringField("expected", finding.expected());
        json.writeStringField("found", finding.found());
        json.writeStringField("but", finding.why());
        json.writeEndObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
