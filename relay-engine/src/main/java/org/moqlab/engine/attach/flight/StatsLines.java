package org.moqlab.engine.attach.flight;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.moqlab.engine.attach.Json;
import org.moqlab.engine.attach.Stats;
import org.moqlab.engine.attach.Stats.Count;
import org.moqlab.engine.attach.Stats.Row;
import org.moqlab.engine.attach.Stats.Table;
import org.moqlab.engine.attach.Stats.Track;
import org.moqlab.engine.model.Namespace;

/// Writes and reads what relays say they have counted.
final class StatsLines {
    private StatsLines() {}

    static void write(List<Stats> all, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("stats");
        for (Stats stats : all) {
            json.writeStartObject();
            json.writeStringField("broadcast", stats.broadcast().path());
            for (Track track : Track.values()) {
                if (stats.of(track).isPresent()) {
                    json.writeObjectFieldStart(track.word());
                    write(stats.of(track).get(), json);
                    json.writeEndObject();
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Table table, JsonGenerator json) throws IOException {
        json.writeNumberField("heardAt", table.heardAt());
        json.writeNumberField("leftOut", table.leftOut());
        json.writeStringField("trouble", table.trouble());
        json.writeArrayFieldStart("rows");
        for (Row row : table.rows()) {
            json.writeStartObject();
            json.writeStringField("name", row.name());
            for (Count count : Count.values()) {
                if (row.counts().containsKey(count)) {
                    json.writeNumberField(count.word(), row.of(count));
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// @throws IllegalArgumentException when it is something else
    static List<Stats> read(Json list) {
        List<Stats> all = new ArrayList<>();
        for (Json item : list.items()) {
            Map<Track, Table> tables = new EnumMap<>(Track.class);
            for (Track track : Track.values()) {
                if (item.at(track.word()).isThere()) {
                    tables.put(track, table(item.at(track.word())));
                }
            }
            all.add(new Stats(new Namespace(item.at("broadcast").text()), tables));
        }
        return all;
    }

    private static Table table(Json json) {
        List<Row> rows = new ArrayList<>();
        for (Json item : json.at("rows").items()) {
            Map<Count, Long> counts = new EnumMap<>(Count.class);
            for (Count count : Count.values()) {
                item.at(count.word()).whole().ifPresent(value -> counts.put(count, value));
            }
            rows.add(new Row(item.at("name").text(), counts));
        }
        return new Table(
                number(json, "heardAt"), rows, number(json, "leftOut"), json.at("trouble").text());
    }

    private static long number(Json json, String field) {
        return json.at(field)
                .whole()
                .orElseThrow(() -> new IllegalArgumentException("no " + field + ", or another"));
    }
}
