package org.moqlab.app.marks;

import org.moqlab.app.feed.Moment;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.TruthView;

/// Judges table entries for the panes.
public final class Entries {
    private Entries() {}

    /// What `relay` holds for `namespace` at a moment.
    public static EntryMark mark(Moment moment, String relay, Namespace namespace) {
        String state = Truth.state(moment.snapshot(), relay, namespace, moment.now()).word();
        boolean holdDown =
                moment.snapshot()
                        .row(relay, namespace)
                        .filter(row -> row.row().inHoldDown(moment.now()))
                        .isPresent();
        return new EntryMark(state, Words.of("state." + state), holdDown);
    }

    /// How many entries of a relay nobody publishes. Looks at what is gone and not at every entry,
    /// so that it stays cheap in a large mesh: while nobody publishes, no pointer reaches a
    /// publisher.
    public static int ghosts(Moment moment, String relay) {
        return moment.snapshot().relay(relay).map(view -> ghosts(moment, view)).orElse(0);
    }

    private static int ghosts(Moment moment, RelayView view) {
        return (int)
                moment.snapshot().truth().entrySet().stream()
                        .filter(told -> isOver(told.getValue(), moment.now()))
                        .filter(told -> view.rows().containsKey(told.getKey()))
                        .count();
    }

    private static boolean isOver(TruthView truth, long now) {
        return !truth.isPublished() && now >= truth.since() + truth.bound();
    }
}
