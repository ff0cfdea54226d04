package org.moqlab.app.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Bounds;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Verdicts;

/// What can be said of the invariants that are not broken, in words: silence is no success.
///
/// @param held of which nothing is found though there was something to judge; empty for none
/// @param open that had nothing to judge so far, or of which nobody knows; empty for none
/// @param waits what each of those waits for, a line each
/// @param unjudged that nobody judges here, and why; empty for none
record Standing(String held, String open, String waits, String unjudged) {
    /// @param live whether over real QUIC, where nobody counts messages against a budget
    /// @param judged those that had something to judge; empty where nobody knows
    /// @param broken those of which something is found
    static Standing of(
            Scenario scenario, boolean live, Optional<List<String>> judged, Set<String> broken) {
        List<String> held = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (String invariant : ScenarioFile.INVARIANTS) {
            Optional<String> reason = unjudged(scenario, live, invariant);
            if (reason.isPresent()) {
                reasons.add(reason.get());
            } else if (!broken.contains(invariant)) {
                boolean had = judged.filter(some -> some.contains(invariant)).isPresent();
                (had ? held : open).add(invariant);
            }
        }
        return new Standing(
                sentence("findings.held", held, ", "),
                sentence(judged.isPresent() ? "findings.open" : "findings.unknown", open, ", "),
                open.stream()
                        .filter(_ -> judged.isPresent())
                        .map(one -> Words.of("findings.waits", one, Words.of("waits." + one)))
                        .collect(Collectors.joining("\n")),
                sentence("findings.unjudged", reasons, "; "));
    }

    private static Optional<String> unjudged(Scenario scenario, boolean live, String invariant) {
        return live && invariant.equals(Bounds.STORM)
                ? Optional.of(Words.of("findings.storm"))
                : Verdicts.unjudged(scenario, invariant);
    }

    private static String sentence(String key, List<String> parts, String between) {
        return parts.isEmpty() ? "" : Words.of(key, String.join(between, parts));
    }
}
