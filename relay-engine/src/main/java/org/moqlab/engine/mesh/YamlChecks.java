package org.moqlab.engine.mesh;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.moqlab.engine.mesh.YamlNode.Place;
import org.moqlab.engine.mesh.YamlNode.Scalar;
import org.moqlab.engine.model.Namespace;

/// Turns nodes of one file into values, or says what was expected in their place.
///
/// @param file the name for messages
public record YamlChecks(String file) {
    /// Longest name of a relay or client.
    static final int MAX_NAME = 64;

    /// Longest text, in characters.
    static final int MAX_TEXT = 1_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final int MAX_LISTED = 12;

    /// A refusal at a place.
    public ScenarioException refuse(Place place, String expected, String found) {
        return new ScenarioException(file, place.line(), place.column(), expected, found);
    }

    /// A refusal of a whole node.
    public ScenarioException refuse(YamlNode node, String expected) {
        return refuse(node.place(), expected, node.describe());
    }

    /// One line of text.
    ///
    /// @param what what it is, such as `a title`
    public String text(YamlNode node, String what) throws ScenarioException {
        if (!(node instanceof Scalar scalar)) {
            throw refuse(node, what);
        }
        boolean bare =
                scalar.type() != YamlNode.Type.TEXT && scalar.type() != YamlNode.Type.NOTHING;
        if (scalar.type() != YamlNode.Type.TEXT) {
            throw refuse(node, what + (bare ? " in quotes" : ""));
        }
        String text = scalar.text();
        if (text.isBlank() || text.codePoints().anyMatch(YamlChecks::isUnprintable)) {
            String found = text.isBlank() ? "only blanks" : "unprintable characters";
            throw refuse(node.place(), what + " on one line", found);
        }
        if (text.length() > MAX_TEXT) {
            String found = text.length() + " characters";
            throw refuse(node.place(), what + " of at most " + MAX_TEXT + " characters", found);
        }
        return text;
    }

    /// Whether a character is no text: it commands a terminal, or turns round what stands beside
    /// it.
    private static boolean isUnprintable(int codePoint) {
        return isTurning(codePoint) || isControl(codePoint);
    }

    /// The characters of Unicode that embed, override or isolate a direction of writing.
    private static boolean isTurning(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    /// Parts joined by single slashes.
    ///
    /// @param what what it is, such as `a namespace`
    public String path(YamlNode node, String what) throws ScenarioException {
        String path = text(node, what);
        if (!new Namespace(path).path().equals(path)) {
            throw refuse(node, what + " of parts joined by single slashes");
        }
        return path;
    }

    /// A name for a relay or client.
    public String name(YamlNode node, String what) throws ScenarioException {
        String name = text(node, what);
        if (name.length() > MAX_NAME) {
            String found = name.length() + " characters";
            throw refuse(node.place(), what + " of at most " + MAX_NAME + " characters", found);
        }
        if (!NAME.matcher(name).matches()) {
            throw refuse(node, what + " of letters, digits, '_', '.' and '-'");
        }
        return name;
    }

    /// A whole number within bounds.
    public long whole(YamlNode node, String what, long min, long max) throws ScenarioException {
        String expected = what + " from " + min + " to " + max;
        if (!(node instanceof Scalar scalar)
                || scalar.type() != YamlNode.Type.INTEGER
                || !WHOLE.matcher(scalar.text()).matches()) {
            throw refuse(node, expected);
        }
        long value = Long.parseLong(scalar.text());
        if (value < min || value > max) {
            throw refuse(node, expected);
        }
        return value;
    }

    /// A time with its unit, within bounds, in ns.
    public long duration(YamlNode node, long min, long max) throws ScenarioException {
        OptionalLong parsed =
                node instanceof Scalar scalar && scalar.type() == YamlNode.Type.TEXT
                        ? Durations.parse(scalar.text())
                        : OptionalLong.empty();
        if (parsed.isEmpty()) {
            throw refuse(node, "a duration with its unit, such as 250ms or 2.5s, at most a week");
        }
        long value = parsed.getAsLong();
        if (value < min || value > max) {
            String bounds = Durations.format(min) + " to " + Durations.format(max);
            throw refuse(node, "a duration from " + bounds);
        }
        return value;
    }

    /// `true` or `false`.
    public boolean truth(YamlNode node) throws ScenarioException {
        if (node instanceof Scalar scalar && scalar.type() == YamlNode.Type.TRUTH) {
            return scalar.text().equalsIgnoreCase("true");
        }
        throw refuse(node, "true or false");
    }

    /// One of some words.
    ///
    /// @param what what they are, such as `a relay`
    public String choice(YamlNode node, String what, Collection<String> words)
            throws ScenarioException {
        if (node instanceof Scalar scalar && scalar.type() == YamlNode.Type.TEXT) {
            if (words.contains(scalar.text())) {
                return scalar.text();
            }
            throw unknown(scalar, what, words);
        }
        throw refuse(node, what + ": " + listed(words));
    }

    /// One of some values that have words.
    public <T> T choice(YamlNode node, String what, List<T> values, Function<T, String> word)
            throws ScenarioException {
        List<String> words = values.stream().map(word).toList();
        return values.get(words.indexOf(choice(node, what, words)));
    }

    /// The refusal of a word that is not one of those known, with the one probably meant.
    public ScenarioException unknown(Scalar word, String what, Collection<String> words) {
        String meant =
                Nearest.to(word.text(), words).map(w -> " (did you mean '" + w + "'?)").orElse("");
        return refuse(word.place(), what + ": " + listed(words), word.quoted() + meant);
    }

    /// A list with so many items.
    public List<YamlNode> list(YamlNode node, String what, int min, int max)
            throws ScenarioException {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            throw refuse(node, "a list of " + what);
        }
        int size = sequence.items().size();
        if (size < min) {
            throw refuse(node, "a list of " + min + " or more " + what);
        }
        if (size > max) {
            Place place = sequence.items().get(max).place();
            throw refuse(place, "at most " + max + " " + what, Integer.toString(size));
        }
        return sequence.items();
    }

    private static String listed(Collection<String> words) {
        if (words.isEmpty()) {
            return "none is defined";
        }
        String shown = words.stream().limit(MAX_LISTED).collect(Collectors.joining(", "));
        int more = words.size() - MAX_LISTED;
        return "one of " + shown + (more > 0 ? " and " + more + " more" : "");
    }
}
