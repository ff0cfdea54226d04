package org.moqlab.engine.interop;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// A line that a driver of ours has printed: what happened, and its details as text.
record Said(String event, Map<String, String> details) {
    private static final JsonFactory JSON = new JsonFactory();

    /// Reads a flat JSON object; any other line is an event of that text.
    static Said of(String line) {
        Map<String, String> fields = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(line)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, parser.getText());
                }
            }
        } catch (IOException _) {
            return new Said(line, Map.of());
        }
        String event = fields.remove("ev");
        fields.remove("t");
        return new Said(event == null ? line : event, fields);
    }

    /// Whether it is that event with all of those details, given as names and values in turn.
    boolean is(String wanted, String... namesAndValues) {
        boolean same = event.equals(wanted);
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            same &= namesAndValues[i + 1].equals(details.get(namesAndValues[i]));
        }
        return same;
    }

    /// A detail, empty when there is none of that name.
    String get(String name) {
        return details.getOrDefault(name, "");
    }
}
