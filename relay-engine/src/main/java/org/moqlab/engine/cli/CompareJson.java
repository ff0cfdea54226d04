package org.moqlab.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.compare.Outcome;
import org.moqlab.engine.mesh.compare.Variant;

/// Writes the runs of a comparison as JSON Lines, times in ns.
final class CompareJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    private final PrintWriter out;

    CompareJson(PrintWriter out) {
        this.out = out;
    }

    /// Writes one run, one line.
    ///
    /// @throws IOException never; the writer keeps its errors to itself
    void run(Variant variant, Outcome outcome) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("policy", variant.policy());
            json.writeStringField("fix", variant.fix().text());
            json.writeArrayFieldStart("wires");
            for (String wire : variant.wires()) {
                json.writeString(wire);
            }
            json.writeEndArray();
            json.writeBooleanField("ghost", outcome.ghost());
            json.writeBooleanField("storm", outcome.stormed());
            number(json, "died", outcome.died());
            number(json, "clean", outcome.clean());
            json.writeNumberField("end", outcome.end());
            json.writeNumberField("messages", outcome.messages());
            json.writeNumberField("since", outcome.gossip());
            json.writeNumberField("peakHops", outcome.peakHops());
            json.writeObjectFieldStart("findings");
            for (Map.Entry<String, Integer> finding : outcome.findings().entrySet()) {
                json.writeNumberField(finding.getKey(), finding.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("relays");
            for (Outcome.Told told : outcome.told()) {
                json.writeStartObject();
                json.writeStringField("relay", told.relay());
                json.writeNumberField("told", told.announces());
                json.writeNumberField("withdrawn", told.withdraws());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.print('\n');
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
