package org.moqlab.app.attach;

import java.util.List;
import java.util.Optional;
import org.moqlab.app.canvas.Survey;
import org.moqlab.app.findings.FindingRow;
import org.moqlab.engine.attach.Moment;

/// Everything the window shows of one moment, made beside the screen's thread.
///
/// @param question what it answers
/// @param moment what it was made of
/// @param survey for the canvas
/// @param sources for the list of relays
/// @param invisible what cannot be seen, a line each
/// @param sheet for the pane of the selected relay
/// @param grid for the matrix
/// @param findings for the list of findings
/// @param changesHead what the changes are about
/// @param changes what was heard up to the moment, newest first; or what differs from another one
/// @param counts how many relays are watched, in words
/// @param track what there is to go through
/// @param lanes who told the selected namespace when
/// @param problem why it could not be made; empty when it could
record Look(
        Question question,
        Moment moment,
        Survey survey,
        List<Source> sources,
        List<String> invisible,
        Sheet sheet,
        Grid grid,
        List<FindingRow> findings,
        String changesHead,
        List<Line> changes,
        String counts,
        Track track,
        Lanes lanes,
        Optional<String> problem) {
    Look {
        sources = List.copyOf(sources);
        invisible = List.copyOf(invisible);
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
    }

    /// What is shown where a look broke.
    static Look broken(Question question, Moment moment, String why) {
        return new Look(
                question,
                moment,
                Survey.EMPTY,
                List.of(),
                List.of(),
                Sheet.NOTHING,
                Grid.EMPTY,
                List.of(),
                "",
                List.of(),
                "",
                Track.EMPTY,
                Lanes.EMPTY,
                Optional.of(Shown.text(why, Shown.MAX_NAME)));
    }
}
