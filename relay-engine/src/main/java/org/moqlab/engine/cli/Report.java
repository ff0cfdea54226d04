package org.moqlab.engine.cli;

import java.util.List;
import org.moqlab.engine.mesh.Verdicts.Outcome;

/// What came of one play.
///
/// @param play what was played
/// @param how in which way, one line
/// @param judged how points were judged, for diagnostics
/// @param outcomes the points, in the order of the file
/// @param figures how far it came
/// @param comments further lines about it
/// @param unmet what the run was to go on until and did not come; empty when it came or nothing was
///   asked
record Report(
        Play play,
        String how,
        String judged,
        List<Outcome> outcomes,
        Figures figures,
        List<String> comments,
        String unmet) {
    /// Figures of a run.
    ///
    /// @param meshTime where its clock stood at the end, ns
    /// @param messages messages sent
    /// @param events events recorded
    /// @param hash hash of the run, or why there is none
    /// @param took how long it took to play, ns
    record Figures(long meshTime, long messages, long events, String hash, long took) {}

    /// Creates a report; the lists are copied.
    Report {
        outcomes = List.copyOf(outcomes);
        comments = List.copyOf(comments);
    }

    /// Whether everything came as expected.
    boolean ok() {
        return unmet.isEmpty() && outcomes.stream().allMatch(Outcome::ok);
    }
}
