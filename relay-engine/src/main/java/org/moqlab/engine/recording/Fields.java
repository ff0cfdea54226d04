package org.moqlab.engine.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The fields of one object of a recording, each of the type that is expected.
///
/// @param node the object
/// @param at where it stands in its line, such as `message.`; empty for the line itself
record Fields(JsonNode node, String at) {
    /// Most elements of a list.
    static final int MAX_ELEMENTS = 65_536;

    /// Most characters that a message shows of what was found.
    private static final int MAX_SHOWN = 80;

    /// What is wrong with a field.
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        private final String expected;
        private final String found;

        Wrong(String expected, String found) {
            super("expected " + expected + ", found " + found);
            this.expected = expected;
            this.found = found;
        }

        String expected() {
            return expected;
        }

        String found() {
            return found;
        }
    }

    /// Reads one value.
    interface Reading<T> {
        T of(Fields fields) throws Wrong;
    }

    private JsonNode required(String name, String what) throws Wrong {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            throw wrong(name, what);
        }
        return value;
    }

    Wrong wrong(String name, String what) {
        JsonNode value = node.path(name);
        String text = value.isMissingNode() ? "nothing" : value.toString();
        String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
        return new Wrong(at + name + ": " + what, shown);
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    long number(String name) throws Wrong {
        JsonNode value = required(name, "a number");
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw wrong(name, "a number");
        }
        return value.asLong();
    }

    long number(String name, long otherwise) throws Wrong {
        return has(name) ? number(name) : otherwise;
    }

    String text(String name) throws Wrong {
        if (!required(name, "a text").isTextual()) {
            throw wrong(name, "a text");
        }
        return node.path(name).asText();
    }

    boolean flag(String name) throws Wrong {
        if (!required(name, "true or false").isBoolean()) {
            throw wrong(name, "true or false");
        }
        return node.path(name).asBoolean();
    }

    <E extends Enum<E>> E word(String name, Class<E> type) throws Wrong {
        String word = text(name).toUpperCase(Locale.ROOT).replace('-', '_');
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        throw wrong(name, "a word for " + type.getSimpleName().toLowerCase(Locale.ROOT));
    }

    /// A text that has to mean something.
    <T> T meaning(String name, String what, Function<String, T> reading) throws Wrong {
        String text = text(name);
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw wrong(name, what);
        }
    }

    <T> T inner(String name, Reading<T> reading) throws Wrong {
        if (!required(name, "an object").isObject()) {
            throw wrong(name, "an object");
        }
        return reading.of(new Fields(node.path(name), at + name + "."));
    }

    <T> List<T> objects(String name, Reading<T> reading) throws Wrong {
        List<T> all = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            if (!element.isObject()) {
                throw wrong(name, "a list of objects");
            }
            all.add(reading.of(new Fields(element, at + name + "[" + all.size() + "].")));
        }
        return all;
    }

    List<Long> numbers(String name) throws Wrong {
        List<Long> all = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            if (!element.isIntegralNumber() || !element.canConvertToLong()) {
                throw wrong(name, "a list of numbers");
            }
            all.add(element.asLong());
        }
        return all;
    }

    List<String> texts(String name) throws Wrong {
        List<String> all = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            if (!element.isTextual()) {
                throw wrong(name, "a list of texts");
            }
            all.add(element.asText());
        }
        return all;
    }

    private JsonNode elements(String name) throws Wrong {
        JsonNode list = required(name, "a list");
        if (!list.isArray() || list.size() > MAX_ELEMENTS) {
            throw wrong(name, "a list of at most " + MAX_ELEMENTS);
        }
        return list;
    }
}
