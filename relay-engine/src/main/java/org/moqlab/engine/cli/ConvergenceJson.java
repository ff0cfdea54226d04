package org.moqlab.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.convergence.Change;

/// Writes how changes get round as JSON Lines.
final class ConvergenceJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    private final PrintWriter out;

    ConvergenceJson(PrintWriter out) {
        this.out = out;
    }

    /// Writes one change, one line.
    ///
    /// @throws IOException never; the writer keeps its errors to itself
    void change(Change change) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("event", change.event());
            json.writeNumberField("t", change.t());
            json.writeStringField("what", change.what());
            json.writeStringField("namespace", change.namespace().path());
            json.writeStringField("kind", change.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringField("place", change.place().orElse(null));
            number(json, "duration", change.duration());
            number(json, "optimum", change.optimum());
            json.writeNumberField("messages", change.messages());
            json.writeNumberField("edges", change.edges());
            json.writeBooleanField("over", change.over());
            json.writeArrayFieldStart("unsettled");
            for (String relay : change.unsettled()) {
                json.writeString(relay);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("relays");
            for (Change.Learned learned : change.relays()) {
                relay(json, learned);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.print('\n');
    }

    private static void relay(JsonGenerator json, Change.Learned learned) throws IOException {
        json.writeStartObject();
        json.writeStringField("relay", learned.relay());
        number(json, "first", learned.first());
        number(json, "last", learned.last());
        json.writeNumberField("changes", learned.changes());
        number(json, "optimum", learned.optimum());
        json.writeBooleanField("settled", learned.settled());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, OptionalLong value)
            throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsLong());
        } else {
            json.writeNullField(name);
        }
    }
}
