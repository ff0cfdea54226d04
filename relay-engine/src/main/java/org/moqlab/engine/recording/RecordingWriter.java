package org.moqlab.engine.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.Writer;
import org.moqlab.engine.mesh.JournalJson;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RunHash;

/// Writes a run as JSON Lines: what was played, then one event a line, then the hash of the run.
public final class RecordingWriter {
    /// The version of the format, the value of `journal` in the first line.
    public static final int VERSION = 1;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    private final Writer out;
    private final RunHash hash = new RunHash();

    /// Begins the recording of a run.
    ///
    /// @param live whether it goes over real QUIC
    /// @throws IOException when the writer fails
    public RecordingWriter(Writer out, Scenario scenario, boolean live) throws IOException {
        this.out = out;
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("journal", VERSION);
            json.writeStringField("driver", live ? "live" : "simulated");
            json.writeStringField("scenario", ScenarioWriter.print(scenario));
            json.writeEndObject();
        }
        out.write('\n');
    }

    /// Adds the next event.
    ///
    /// @throws IOException when the writer fails
    public void add(MeshEvent event) throws IOException {
        hash.add(event);
        JournalJson.write(event, out);
        out.write('\n');
    }

    /// Ends the recording with the hash of its events.
    ///
    /// @return the hash, in lower-case hexadecimal
    /// @throws IOException when the writer fails
    @CanIgnoreReturnValue
    public String end() throws IOException {
        out.write("{\"hash\":\"" + hash.hex() + "\"}\n");
        return hash.hex();
    }
}
