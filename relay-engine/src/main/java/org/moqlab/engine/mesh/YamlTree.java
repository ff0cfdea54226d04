package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.moqlab.engine.mesh.YamlNode.Mapping;
import org.moqlab.engine.mesh.YamlNode.Place;
import org.moqlab.engine.mesh.YamlNode.Scalar;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/// Reads the plain part of YAML into a tree of [YamlNode]: one document, every key once, no
/// anchors, aliases, tags or directives, nested no deeper than [#MAX_DEPTH]. Reads event by event,
/// so that a bomb is refused at its first forbidden character instead of being unfolded.
final class YamlTree {
    /// Deepest nesting; the format itself needs five.
    static final int MAX_DEPTH = 16;

    private static final CoreScalarResolver TYPES = new CoreScalarResolver(false);
    private static final Pattern EXPECTED_FOUND =
            Pattern.compile("expected (.+), but (?:found|got) (.+)");
    private static final String END = "the end of the file";
    private static final String WANTED = "a mapping that starts with title:";

    private final String file;
    private final String text;
    private final Iterator<Event> events;

    private YamlTree(String file, String text) {
        this.file = file;
        this.text = text;
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(file)
                        .setCodePointLimit(text.length() + 1)
                        // A buffer that is full up to the first half of a character breaks the
                        // library; one that holds all of the text is never full.
                        .setBufferSize(text.length() + 2)
                        .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /// Reads the one document in `text`.
    ///
    /// @param file the name for messages
    /// @throws ScenarioException when it is not one document of plain YAML
    static YamlNode parse(String file, String text) throws ScenarioException {
        YamlTree tree = new YamlTree(file, text);
        tree.refuseHalves();
        try {
            return tree.document();
        } catch (MarkedYamlEngineException e) {
            throw tree.malformed(e);
        } catch (ReaderException e) {
            throw tree.refuse(
                    tree.place(e.getPosition()),
                    "printable characters",
                    "the character U+%04X".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            throw tree.refuse(Place.START, "YAML", oneLine(String.valueOf(e.getMessage())));
        }
    }

    /// The reader of the library stumbles over half a character in some places.
    private void refuseHalves() throws ScenarioException {
        int before = 0;
        for (int i = 0; i < text.length(); before++) {
            int codePoint = text.codePointAt(i);
            if (Character.getType(codePoint) == Character.SURROGATE) {
                throw refuse(
                        place(before),
                        "printable characters",
                        "the character U+%04X".formatted(codePoint));
            }
            i += Character.charCount(codePoint);
        }
    }

    private YamlNode document() throws ScenarioException {
        events.next();
        Event first = events.next();
        if (!(first instanceof DocumentStartEvent start)) {
            throw refuse(Place.START, WANTED, text.isBlank() ? "an empty file" : "only comments");
        }
        if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
            throw refuse(place(first), "no % directive", "one");
        }
        YamlNode root = node(events.next(), 1);
        events.next();
        Event after = events.next();
        if (after instanceof DocumentStartEvent) {
            throw refuse(place(after), "one document", "a second one");
        }
        return root;
    }

    private YamlNode node(Event event, int depth) throws ScenarioException {
        refuseDecorations(event);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (depth > MAX_DEPTH) {
            throw refuse(place(event), "at most " + MAX_DEPTH + " levels of nesting", "more");
        }
        return event.getEventId() == Event.ID.SequenceStart
                ? sequence(event, depth)
                : mapping(event, depth);
    }

    private void refuseDecorations(Event event) throws ScenarioException {
        if (event instanceof AliasEvent alias) {
            throw refuse(place(event), "a value", "the alias *" + alias.getAlias().getValue());
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            String anchor = node.getAnchor().get().getValue();
            throw refuse(place(event), "a value without an anchor", "&" + anchor);
        }
        Optional<String> tag =
                switch (event) {
                    case ScalarEvent scalar -> scalar.getTag();
                    case CollectionStartEvent collection -> collection.getTag();
                    default -> Optional.empty();
                };
        if (tag.isPresent()) {
            throw refuse(place(event), "a value without a tag", oneLine(tag.get()));
        }
    }

    private static Scalar scalar(ScalarEvent event) {
        return new Scalar(place(event), event.getValue(), type(event));
    }

    private static YamlNode.Type type(ScalarEvent event) {
        Tag tag = TYPES.resolve(event.getValue(), event.isPlain());
        if (tag.equals(Tag.INT)) {
            return YamlNode.Type.INTEGER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return YamlNode.Type.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return YamlNode.Type.TRUTH;
        }
        return tag.equals(Tag.NULL) ? YamlNode.Type.NOTHING : YamlNode.Type.TEXT;
    }

    private YamlNode sequence(Event start, int depth) throws ScenarioException {
        List<YamlNode> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(event, depth + 1));
            event = events.next();
        }
        return new YamlNode.Sequence(place(start), items);
    }

    private YamlNode mapping(Event start, int depth) throws ScenarioException {
        List<Mapping.Pair> pairs = new ArrayList<>();
        Map<String, Place> seen = new TreeMap<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            YamlNode key = node(event, depth + 1);
            if (!(key instanceof Scalar name)) {
                throw refuse(key.place(), "a plain key", key.describe());
            }
            Place before = seen.putIfAbsent(name.text(), name.place());
            if (before != null) {
                String again = name.quoted() + " again after line " + before.line();
                throw refuse(name.place(), "every key once", again);
            }
            pairs.add(new Mapping.Pair(name, node(events.next(), depth + 1)));
            event = events.next();
        }
        return new Mapping(place(start), pairs);
    }

    private ScenarioException malformed(MarkedYamlEngineException e) {
        Place place =
                e.getProblemMark().or(e::getContextMark).map(YamlTree::place).orElse(Place.START);
        String problem = plain(oneLine(String.valueOf(e.getProblem())));
        String since =
                e.getContextMark()
                        .map(mark -> mark.getLine() + 1)
                        .filter(line -> line < place.line() && problem.endsWith(END))
                        .map(line -> ", inside what starts on line " + line)
                        .orElse("");
        Matcher both = EXPECTED_FOUND.matcher(problem);
        return both.matches()
                ? refuse(place, both.group(1), both.group(2) + since)
                : refuse(place, "YAML", problem.replaceFirst("^found ", "") + since);
    }

    private static String plain(String problem) {
        return problem.replace("'<document start>'", END)
                .replace("<block end>", "the end of the block")
                .replace("'<block mapping start>'", "a key indented deeper")
                .replace("<block mapping start>", "a key indented deeper")
                .replace("'<scalar>'", "a value")
                .replace("the node content", "a value")
                .replace("'<stream end>'", END)
                .replace("<stream end>", END)
                .replace("unexpected end of stream", END)
                .replace("could not find expected ':'", "expected ':' after a key, but found none")
                .replace("mapping values are not allowed here", "a ':' that cannot stand here");
    }

    private ScenarioException refuse(Place place, String expected, String found) {
        return new ScenarioException(file, place.line(), place.column(), expected, found);
    }

    private static Place place(Event event) {
        return event.getStartMark().map(YamlTree::place).orElse(Place.START);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Place place(int codePoints) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(codePoints, text.codePointCount(0, text.length())));
        int line = 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
        int lineStart = text.lastIndexOf('\n', Math.max(0, end - 1)) + 1;
        return new Place(line, 1 + text.codePointCount(Math.min(lineStart, end), end));
    }

    private static String oneLine(String problem) {
        return problem.replaceAll("\\s+", " ").strip();
    }
}
