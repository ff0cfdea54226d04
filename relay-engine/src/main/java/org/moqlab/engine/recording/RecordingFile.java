package org.moqlab.engine.recording;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RunHash;
import org.moqlab.engine.recording.Fields.Wrong;

/// Reads recorded runs, as `./lab journal` prints them.
public final class RecordingFile {
    /// How the names of such files end.
    public static final String SUFFIX = ".jsonl";

    /// Most characters of a file.
    public static final long MAX_LENGTH = 4L << 30;

    private static final int MAX_DEPTH = 16;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(MAX_LENGTH)
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxStringLength(2 * ScenarioFile.MAX_BYTES)
                                    .build())
                    .build();
    private static final ObjectMapper MAPPER = new ObjectMapper(JSON);

    private final String name;
    private final Journal journal = new Journal();
    private final RunHash hash = new RunHash();
    private @Nullable Scenario scenario;
    private boolean live;
    private Recording.Seal seal = Recording.Seal.OPEN;
    private int line;

    private RecordingFile(String name) {
        this.name = name;
    }

    /// Reads a file. Of more events than a [Journal] keeps the last ones are kept.
    ///
    /// @throws ScenarioException when it is no recording, with the line and what was expected
    public static Recording read(Path file) throws ScenarioException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file.toString(), reader);
        } catch (IOException e) {
            throw new ScenarioException(file.toString(), 1, 1, "a file to read", e.toString());
        }
    }

    /// Reads a recording; `name` is for messages.
    ///
    /// @throws ScenarioException when it is none, with the line and what was expected
    /// @throws IOException when the reader fails
    public static Recording read(String name, Reader reader) throws ScenarioException, IOException {
        return new RecordingFile(name).all(reader);
    }

    private Recording all(Reader reader) throws ScenarioException, IOException {
        try (MappingIterator<JsonNode> lines =
                MAPPER.readerFor(JsonNode.class).readValues(JSON.createParser(reader))) {
            while (lines.hasNextValue()) {
                JsonNode node = lines.nextValue();
                line++;
                take(new Fields(node, ""));
            }
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            int row = at == null ? line + 1 : at.getLineNr();
            int column = at == null ? 1 : at.getColumnNr();
            throw new ScenarioException(
                    name, row, column, "a line of a journal", e.getOriginalMessage());
        }
        if (scenario == null) {
            throw refusal("a first line with journal, driver and scenario", "an empty file");
        }
        return new Recording(scenario, live, journal, seal);
    }

    private void take(Fields fields) throws ScenarioException {
        try {
            if (line == 1) {
                head(fields);
            } else if (seal != Recording.Seal.OPEN) {
                throw refusal("nothing after the hash", fields.node().toString());
            } else if (fields.has("hash")) {
                boolean same = fields.text("hash").equals(hash.hex());
                seal = same ? Recording.Seal.WHOLE : Recording.Seal.CHANGED;
            } else {
                event(EventReader.event(fields));
            }
        } catch (Wrong wrong) {
            throw refusal(wrong.expected(), wrong.found());
        }
    }

    private void head(Fields fields) throws Wrong, ScenarioException {
        if (fields.number("journal", 0) != RecordingWriter.VERSION) {
            throw fields.wrong("journal", "version " + RecordingWriter.VERSION);
        }
        live = fields.text("driver").equals("live");
        scenario = ScenarioFile.parse(name + " (scenario)", fields.text("scenario"));
    }

    private void event(MeshEvent event) throws Wrong {
        if (event.n() != journal.next()) {
            throw new Wrong("n: " + journal.next(), Long.toString(event.n()));
        }
        hash.add(event);
        journal.append(event);
    }

    private ScenarioException refusal(String expected, String found) {
        return new ScenarioException(name, Math.max(1, line), 1, expected, found);
    }
}
