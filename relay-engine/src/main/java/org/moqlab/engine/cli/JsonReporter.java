package org.moqlab.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import org.moqlab.engine.mesh.Verdicts.Outcome;

/// Reports as JSON Lines, one object a play.
final class JsonReporter implements Reporter {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();
    private static final int NANO_DIGITS = 9;

    private final PrintWriter out;

    JsonReporter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(int plays) {}

    @Override
    public void ended(Report report) throws IOException {
        Play play = report.play();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("file", play.file().toString());
            json.writeStringField("variant", play.variant().name());
            json.writeStringField("title", play.scenario().title());
            json.writeStringField("policy", play.scenario().policy());
            json.writeStringField("how", report.how());
            json.writeNumberField("seed", play.scenario().seed());
            json.writeBooleanField("ok", report.ok());
            json.writeArrayFieldStart("points");
            for (Outcome outcome : report.outcomes()) {
                json.writeStartObject();
                json.writeStringField("expected", outcome.text());
                json.writeBooleanField("ok", outcome.ok());
                if (!outcome.ok()) {
                    json.writeStringField("found", outcome.found());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeFieldName("meshTime");
            json.writeNumber(seconds(report.figures().meshTime()));
            json.writeNumberField("messages", report.figures().messages());
            json.writeNumberField("events", report.figures().events());
            json.writeStringField("hash", report.figures().hash());
            json.writeEndObject();
        }
        out.print('\n');
        out.flush();
    }

    private static BigDecimal seconds(long ns) {
        BigDecimal exact = BigDecimal.valueOf(ns, NANO_DIGITS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
