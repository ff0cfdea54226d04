package org.moqlab.engine.mesh.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Followed;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Topology;

/// What is done against a bug, or tried instead: settings such as `hop-aware-cleanup=any-loss`, or
/// several joined by `+`.
///
/// @param text as one writes it
/// @param parts what it sets, in the order of the text
public record Fix(String text, List<Part> parts) {
    /// Nothing is done.
    public static final Fix NONE = new Fix("none", List.of());

    /// How long after its publisher has gone an operator purges a name, ns.
    public static final long PURGE_AFTER = 2 * Durations.SECOND;

    /// Most settings of one fix.
    public static final int MAX_PARTS = 16;

    /// Every reading of the four fixes that the report of March 2026 proposes, then what textbooks
    /// would try.
    private static final List<String> ALL =
            List.of(
                    "none",
                    "reconnect-delay=1s",
                    "hop-aware-cleanup=session-loss",
                    "hop-aware-cleanup=any-loss",
                    "publisher-heartbeat=naive",
                    "publisher-heartbeat=end-to-end",
                    "admin-purge=one",
                    "admin-purge=all",
                    "split-horizon",
                    "infinity=16");

    /// One setting.
    public sealed interface Part {}

    /// Knobs on every relay.
    public record Turned(Knobs knobs) implements Part {}

    /// So many sessions a pair.
    public record Sessions(int number) implements Part {}

    /// An operator purges a name once its publisher has been gone for [#PURGE_AFTER].
    ///
    /// @param everywhere at all relays, or only at the one the publisher was at
    public record Purged(boolean everywhere) implements Part {}

    /// Creates a fix; the list is copied.
    public Fix {
        parts = List.copyOf(parts);
    }

    /// How every fix there is is written.
    public static List<String> all() {
        return ALL;
    }

    /// Reads a fix, such as `split-horizon+infinity=16`.
    ///
    /// @throws ScenarioException when it sets something there is not, or not to that
    public static Fix parse(String text) throws ScenarioException {
        if (text.equals(NONE.text)) {
            return NONE;
        }
        List<Part> parts = new ArrayList<>();
        for (String setting : text.split("\\+", MAX_PARTS)) {
            int sign = setting.indexOf('=');
            String key = sign < 0 ? setting : setting.substring(0, sign);
            parts.add(part(key, sign < 0 ? "true" : setting.substring(sign + 1)));
        }
        return new Fix(text, parts);
    }

    private static Part part(String key, String value) throws ScenarioException {
        return switch (key) {
            case "admin-purge" -> new Purged(choice(key, value, List.of("one", "all")) == 1);
            case "sessions" -> new Sessions(1 + choice(key, value, List.of("1", "2")));
            default -> new Turned(ScenarioFile.knobs(key, "{" + key + ": " + value + "}"));
        };
    }

    private static int choice(String key, String value, List<String> words)
            throws ScenarioException {
        int index = words.indexOf(value);
        if (index < 0) {
            String expected = String.join(" or ", words);
            throw new ScenarioException(key, 1, 1, expected, "'" + value + "'");
        }
        return index;
    }

    /// A scenario with the settings of this fix; the purge is no setting but an act of the run.
    ///
    /// @throws IllegalArgumentException when a setting means nothing there
    public Scenario on(Scenario plain) {
        Edits varied = Edits.of(plain);
        boolean given = plain.topology().shape() == Topology.Shape.GIVEN;
        if (given && parts.stream().anyMatch(Sessions.class::isInstance)) {
            throw new IllegalArgumentException(
                    "sessions means nothing where the file says who dials whom");
        }
        for (Part part : parts) {
            switch (part) {
                case Turned(Knobs knobs) -> varied.turned(knobs);
                case Sessions(int number) -> varied.sessions(number);
                case Purged _ -> {}
            }
        }
        Scenario scenario = varied.scenario();
        Optional<String> objection = new Followed(scenario).objection();
        if (objection.isPresent()) {
            throw new IllegalArgumentException(objection.get());
        }
        return scenario;
    }

    /// Whether an operator purges, and where.
    public Optional<Purged> purge() {
        return parts.stream().filter(Purged.class::isInstance).map(Purged.class::cast).findFirst();
    }
}
