package org.moqlab.engine.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.routing.policy.Policies;

/// Reads scenario files (DESIGN §7): strict, bounded, and precise about what is wrong where.
public final class ScenarioFile {
    /// Largest file, bytes.
    public static final int MAX_BYTES = 1 << 20;

    /// Most relays.
    public static final int MAX_RELAYS = 1_000;

    /// Most clients.
    public static final int MAX_CLIENTS = 1_000;

    /// Most acts, each name of a list counted.
    public static final int MAX_ACTS = 10_000;

    /// Most expectations.
    public static final int MAX_EXPECTATIONS = 10_000;

    /// Most variants of a scenario.
    public static final int MAX_VARIANTS = 32;

    /// Largest seed.
    public static final long MAX_SEED = 999_999_999_999_999_999L;

    /// Names of the policies there are.
    public static final List<String> POLICIES = Policies.names();

    /// Names of the wires that links can speak.
    public static final List<String> WIRES = WireName.texts();

    /// Names of the wires that clients can speak: all but those of the lab.
    public static final List<String> CLIENT_WIRES =
            WIRES.stream()
                    .filter(wire -> WireName.of(wire).filter(WireName::isLab).isEmpty())
                    .toList();

    /// Wires whose SETUP has a place for the path of a client on raw QUIC (WIRE §1.3).
    public static final List<String> WIRES_WITH_PATH = List.of("moq-lite-05", "moq-transport-14");

    /// Ids of the invariants there are (DESIGN §6).
    public static final List<String> INVARIANTS =
            List.of(
                    "no-ghost",
                    "no-blackhole",
                    "loop-free",
                    "split-horizon",
                    "no-subscribe-cycle",
                    "converged",
                    "no-flap",
                    "bounded",
                    "session-survives",
                    "failover",
                    "one-upstream",
                    "quiet",
                    "storm");

    private static final String SIZE = "a file of at most " + MAX_BYTES + " bytes";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ScenarioFile() {}

    /// Reads a scenario file; never reads more than [#MAX_BYTES] and one.
    ///
    /// @throws ScenarioException when it cannot be read or is no scenario
    public static Scenario read(Path file) throws ScenarioException {
        return exhibit(file).scenario();
    }

    /// Reads a scenario file with what it says beside its scenario.
    ///
    /// @throws ScenarioException when it cannot be read or is no scenario
    public static Exhibit exhibit(Path file) throws ScenarioException {
        return exhibit(file.toString(), text(file));
    }

    /// The tree of a YAML file of another kind, held to the same bounds.
    ///
    /// @throws ScenarioException when it cannot be read or is no YAML
    public static YamlNode tree(Path file) throws ScenarioException {
        return tree(file.toString(), text(file));
    }

    /// A scenario with something changed, as its own file would have it among its variants.
    ///
    /// @param checks of the file in which the variant stands
    /// @param root the tree of the scenario
    /// @param variant a tree with the keys of a variant
    /// @throws ScenarioException when it is no variant of that scenario
    public static Scenario varied(YamlChecks checks, YamlNode.Mapping root, YamlNode variant)
            throws ScenarioException {
        return new ExhibitReader(checks).variant(variant, root, false).scenario();
    }

    /// Knobs in a tree, as a scenario has them for its mesh.
    ///
    /// @throws ScenarioException when they are none
    public static Knobs knobs(YamlChecks checks, YamlNode node) throws ScenarioException {
        return new KnobReader(checks).ofMesh(node);
    }

    /// Knobs as a file has them, on one line.
    public static String text(Knobs knobs) {
        return ScenarioWriter.turned(knobs).text();
    }

    /// The tree of a YAML text.
    ///
    /// @param name of the file, for messages
    /// @throws ScenarioException when it is no YAML
    public static YamlNode tree(String name, String text) throws ScenarioException {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return YamlTree.parse(name, marked ? text.substring(1) : text);
    }

    /// The text of a file; never reads more than [#MAX_BYTES] and one.
    ///
    /// @throws ScenarioException when it cannot be read
    public static String text(Path file) throws ScenarioException {
        String name = file.toString();
        try {
            if (Files.isDirectory(file)) {
                throw whole(name, "a scenario file", "a directory");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw whole(name, SIZE, Files.size(file) + " bytes");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw whole(name, SIZE, "more");
                }
                return decode(name, bytes);
            }
        } catch (NoSuchFileException e) {
            throw whole(name, "a scenario file", "no file of that name");
        } catch (AccessDeniedException e) {
            throw whole(name, "a readable scenario file", "one that may not be read");
        } catch (IOException e) {
            throw whole(name, "a readable scenario file", "an error: " + e.getMessage());
        }
    }

    /// Reads a scenario from text.
    ///
    /// @param name the file's name, for messages
    /// @throws ScenarioException when it is no scenario, or longer than [#MAX_BYTES] characters
    public static Scenario parse(String name, String text) throws ScenarioException {
        return exhibit(name, text).scenario();
    }

    /// Reads a scenario and what goes with it from text.
    ///
    /// @param name the file's name, for messages
    /// @throws ScenarioException when it is no scenario, or longer than [#MAX_BYTES] characters
    public static Exhibit exhibit(String name, String text) throws ScenarioException {
        if (text.length() > MAX_BYTES) {
            throw whole(name, SIZE, text.length() + " characters");
        }
        return new ExhibitReader(new YamlChecks(name)).exhibit(tree(name, text));
    }

    /// Reads knobs from a mapping such as `{hold-down: 1s}`, as a scenario has them.
    ///
    /// @param name where the text is from, for messages
    /// @throws ScenarioException when they are no knobs, or longer than [#MAX_BYTES] characters
    public static Knobs knobs(String name, String text) throws ScenarioException {
        if (text.length() > MAX_BYTES) {
            throw whole(name, SIZE, text.length() + " characters");
        }
        return new KnobReader(new YamlChecks(name)).ofMesh(YamlTree.parse(name, text));
    }

    private static String decode(String name, byte[] bytes) throws ScenarioException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            int column = 1 + text.length() - (text.lastIndexOf('\n') + 1);
            String found = "the byte 0x%02X".formatted(in.get());
            throw new ScenarioException(name, line, column, "UTF-8 text", found);
        }
        return text;
    }

    private static ScenarioException whole(String name, String expected, String found) {
        return new ScenarioException(name, 1, 1, expected, found);
    }
}
