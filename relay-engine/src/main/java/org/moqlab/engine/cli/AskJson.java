package org.moqlab.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.observe.Ask;
import org.moqlab.engine.observe.ClientView;

/// Writes subscriptions as JSON Lines.
final class AskJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    private final PrintWriter out;

    AskJson(PrintWriter out) {
        this.out = out;
    }

    /// Writes the latest subscriptions of a subscriber, a line each.
    ///
    /// @throws IOException never; the writer keeps its errors to itself
    void asks(long t, ClientSpec client, ClientView view) throws IOException {
        for (Ask ask : view.recent()) {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.writeStartObject();
                time(json, "t", OptionalLong.of(t));
                json.writeStringField("subscriber", client.name());
                json.writeStringField("relay", client.at());
                json.writeStringField("namespace", client.namespace());
                json.writeStringField("track", client.track());
                json.writeNumberField("ask", ask.number());
                json.writeNumberField("event", ask.event());
                time(json, "asked", OptionalLong.of(ask.asked()));
                time(json, "accepted", ask.accepted());
                time(json, "first_object", ask.played());
                json.writeNumberField("objects", ask.objects());
                time(json, "over", ask.over());
                json.writeStringField("state", AskText.word(ask.state()));
                json.writeFieldName("code");
                if (ask.code() < 0) {
                    json.writeNull();
                } else {
                    json.writeNumber(ask.code());
                }
                json.writeEndObject();
            }
            out.print('\n');
        }
    }

    private static void time(JsonGenerator json, String name, OptionalLong t) throws IOException {
        json.writeFieldName(name);
        if (t.isPresent()) {
            json.writeNumber(TableJson.seconds(t.getAsLong()));
        } else {
            json.writeNull();
        }
    }
}
