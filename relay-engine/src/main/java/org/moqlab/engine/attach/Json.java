package org.moqlab.engine.attach;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value of JSON from outside: an object, a list, a text, a number, a truth value or nothing.
/// What is not there, or is of another kind, reads as empty.
public record Json(@Nullable Object value) {
    /// Deepest nesting.
    static final int MAX_DEPTH = 16;

    /// Longest text, characters.
    static final int MAX_TEXT = 65_536;

    /// Longest document, octets.
    public static final int MAX_LENGTH = 16 << 20;

    /// Most tokens of a document.
    static final int MAX_TOKENS = 2_000_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxStringLength(MAX_TEXT)
                                    .maxNameLength(MAX_TEXT)
                                    .maxNumberLength(40)
                                    .maxDocumentLength(MAX_LENGTH)
                                    .maxTokenCount(MAX_TOKENS)
                                    .build())
                    .build();

    private static final Json NOTHING = new Json(null);

    /// Reads a document.
    ///
    /// @throws IOException when it is none, or beyond a bound
    public static Json read(byte[] document) throws IOException {
        try (JsonParser parser = FACTORY.createParser(document)) {
            parser.nextToken();
            return new Json(value(parser));
        }
    }

    private static @Nullable Object value(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == null) {
            throw new IOException("the document ends early");
        }
        return switch (token) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> list(in);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, Json> object(JsonParser in) throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            fields.put(name, new Json(value(in)));
        }
        return fields;
    }

    private static List<Json> list(JsonParser in) throws IOException {
        List<Json> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(new Json(value(in)));
        }
        return items;
    }

    /// A field of an object.
    public Json at(String name) {
        return value instanceof Map<?, ?> fields && fields.get(name) instanceof Json found
                ? found
                : NOTHING;
    }

    /// Whether it is a list.
    public boolean isList() {
        return value instanceof List<?>;
    }

    /// The items of a list.
    public List<Json> items() {
        return value instanceof List<?> list
                ? list.stream().map(Json.class::cast).toList()
                : List.of();
    }

    /// Whether it is a text.
    public boolean isText() {
        return value instanceof String;
    }

    /// A text.
    public String text() {
        return value instanceof String text ? text : "";
    }

    /// A whole number, also as decimal text.
    public Optional<Long> whole() {
        if (value instanceof Number number) {
            return Optional.of(number.longValue());
        }
        try {
            return value instanceof String text
                    ? Optional.of(Long.parseLong(text))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// Whether it is `true`.
    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    /// Whether it is there.
    public boolean isThere() {
        return value != null;
    }
}
