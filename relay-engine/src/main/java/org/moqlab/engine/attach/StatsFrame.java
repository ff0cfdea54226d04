package org.moqlab.engine.attach;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.moqlab.engine.attach.Stats.Count;
import org.moqlab.engine.attach.Stats.Row;
import org.moqlab.engine.attach.Stats.Table;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;

/// Reads one frame of a track of `.stats`: an object of objects of numbers (GOSSIP D.2). What it
/// does not know in the inner ones is passed over.
final class StatsFrame {
    /// Deepest nesting.
    static final int MAX_DEPTH = 8;

    private static final int MAX_TEXT = 65_536;
    private static final int MAX_DIGITS = 40;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxStringLength(MAX_TEXT)
                                    .maxNameLength(MAX_TEXT)
                                    .maxNumberLength(MAX_DIGITS)
                                    .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build();

    private static final Map<String, Count> COUNTS =
            Stream.of(Count.values()).collect(Collectors.toMap(Count::word, count -> count));

    private final TreeMap<String, Row> rows = new TreeMap<>();
    private long leftOut;

    private StatsFrame() {}

    /// Reads a frame; what is none becomes a table that says so.
    static Table read(Bytes frame, long at) {
        StatsFrame read = new StatsFrame();
        try (JsonParser in = FACTORY.createParser(frame.toArray())) {
            read.all(in);
            return new Table(at, List.copyOf(read.rows.values()), read.leftOut, "");
        } catch (IOException _) {
            return Table.none(at, "what came are no counts");
        }
    }

    private void all(JsonParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("no object");
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object in it");
            }
            keep(new Row(name, counts(in)));
        }
        if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
            throw new IOException("more than an object, or less");
        }
    }

    private void keep(Row row) {
        boolean room = rows.size() < Stats.MAX_ROWS || rows.containsKey(row.name());
        if (room && row.name().length() <= Namespace.MAX_LENGTH) {
            rows.put(row.name(), row);
        } else {
            leftOut++;
        }
    }

    private static Map<Count, Long> counts(JsonParser in) throws IOException {
        EnumMap<Count, Long> counts = new EnumMap<>(Count.class);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            Optional<Count> count = Optional.ofNullable(COUNTS.get(in.currentName()));
            JsonToken value = in.nextToken();
            if (count.isEmpty()) {
                in.skipChildren();
            } else if (value != JsonToken.VALUE_NUMBER_INT || in.getLongValue() < 0) {
                throw new IOException("no number");
            } else {
                counts.put(count.get(), in.getLongValue());
            }
        }
        return counts;
    }
}
