package org.moqlab.app.marks;

import org.moqlab.app.feed.Moment;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;

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

    /// How many entries of a relay nobody publishes.
    public static int ghosts(Moment moment, String relay) {
        return moment.snapshot()
                .relay(relay)
                .map(view -> view.rows().keySet())
                .map(names -> names.stream().filter(n -> mark(moment, relay, n).isGhost()).count())
                .orElse(0L)
                .intValue();
    }
}
