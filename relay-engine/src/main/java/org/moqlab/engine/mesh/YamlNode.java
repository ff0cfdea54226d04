package org.moqlab.engine.mesh;

import java.util.List;

/// A value of a YAML document with the place it starts at. No anchors, aliases or tags: those are
/// refused before.
public sealed interface YamlNode {
    /// Where it starts.
    Place place();

    /// What it is in words, for messages; never longer than a line.
    String describe();

    /// Line and column, both from 1, columns in characters.
    record Place(int line, int column) {
        /// Where a file starts; stands for the file as a whole.
        public static final Place START = new Place(1, 1);
    }

    /// What a scalar is by the YAML 1.2 core schema.
    enum Type {
        /// Quoted, or like none of the others.
        TEXT,
        /// Whole number.
        INTEGER,
        /// Number with a fraction or exponent.
        NUMBER,
        /// `true` or `false`.
        TRUTH,
        /// Empty, `~` or `null`.
        NOTHING
    }

    /// A single value.
    record Scalar(Place place, String text, Type type) implements YamlNode {
        private static final int MAX_SHOWN = 40;

        @Override
        public String describe() {
            return switch (type) {
                case TEXT -> quoted();
                case INTEGER, NUMBER -> "the number " + shown();
                case TRUTH -> "the truth value " + shown();
                case NOTHING -> "nothing";
            };
        }

        /// The text in quotes, control characters replaced, cut to a readable length.
        public String quoted() {
            return "'" + shown() + "'";
        }

        private String shown() {
            StringBuilder out = new StringBuilder();
            text.codePoints()
                    .limit(MAX_SHOWN)
                    .map(c -> Character.isISOControl(c) ? '?' : c)
                    .forEach(out::appendCodePoint);
            return text.codePointCount(0, text.length()) > MAX_SHOWN
                    ? out.append('…') + ""
                    : out + "";
        }
    }

    /// A list.
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        /// Creates a list; the items are copied.
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /// Keys with values, in the order of the file, each key once.
    record Mapping(Place place, List<Pair> pairs) implements YamlNode {
        /// A key and its value.
        public record Pair(Scalar key, YamlNode value) {}

        /// Creates a mapping; the pairs are copied.
        public Mapping {
            pairs = List.copyOf(pairs);
        }

        @Override
        public String describe() {
            return pairs.isEmpty() ? "an empty mapping" : "a mapping";
        }
    }
}
