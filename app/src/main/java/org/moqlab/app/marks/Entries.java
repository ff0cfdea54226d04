package org.moqlab.app.marks;

import java.util.List;
import java.util.Map;
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
        return moment.snapshot().relay(relay).map(view -> ghosts(view, over(moment))).orElse(0);
    }

    /// What nobody publishes any more, and no relay should hold; for who asks of many relays.
    public static List<Namespace> over(Moment moment) {
        return moment.snapshot().truth().entrySet().stream()
                .filter(told -> isOver(told.getValue(), moment.now()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How many entries of a relay are among those that are [over][#over].
    public static int ghosts(RelayView view, List<Namespace> over) {
        return (int) over.stream().filter(view.rows()::containsKey).count();
    }

    private static boolean isOver(TruthView truth, long now) {
        return !truth.isPublished() && now >= truth.since() + truth.bound();
    }
}
