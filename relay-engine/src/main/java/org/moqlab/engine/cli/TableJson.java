package org.moqlab.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Optional;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.routing.RankedRoute;

/// Writes rows of relays' tables as JSON Lines.
final class TableJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();
    private static final int NANO_DIGITS = 9;

    private final PrintWriter out;

    TableJson(PrintWriter out) {
        this.out = out;
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
            json.writeNumberField("standby", row.map(held -> held.row().standbys()).orElse(0L));
            json.writeEndObject();
        }
        out.print('\n');
    }

    static String seconds(long ns) {
        return BigDecimal.valueOf(ns, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }
}
