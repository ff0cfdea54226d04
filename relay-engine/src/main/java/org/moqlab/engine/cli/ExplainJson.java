package org.moqlab.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import org.moqlab.engine.mesh.explain.Explanation;
import org.moqlab.engine.mesh.explain.Statement;

/// Writes an explanation as one line of JSON.
final class ExplainJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    private final PrintWriter out;

    ExplainJson(PrintWriter out) {
        this.out = out;
    }

    /// Writes it.
    ///
    /// @throws IOException never; the writer keeps its errors to itself
    void write(Explanation explanation) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("subject", explanation.subject());
            json.writeFieldName("t");
            json.writeNumber(TableJson.seconds(explanation.t()));
            json.writeNumberField("last", explanation.last());
            json.writeArrayFieldStart("statements");
            for (Statement statement : explanation.statements()) {
                statement(statement, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.print('\n');
    }

    private static void statement(Statement statement, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", statement.kind().word());
        json.writeStringField("relay", statement.relay());
        json.writeFieldName("route");
        if (statement.route().isPresent()) {
            json.writeNumber(statement.route().getAsLong());
        } else {
            json.writeNull();
        }
        json.writeStringField("text", statement.text());
        json.writeArrayFieldStart("events");
        for (long n : statement.events()) {
            json.writeNumber(n);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
