package org.moqlab.app.acts;

import java.util.List;
import java.util.Optional;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.RelayView;

/// Which relays can be linked at a moment. Pure.
public final class Linking {
    private Linking() {}

    /// The command that has one relay dial another; empty where either is none, where it is the
    /// same, where the first is not up, or dials the other already.
    public static Optional<MeshCommand> of(Moment moment, String from, String to) {
        List<String> relays = moment.scenario().topology().relays();
        boolean both = relays.contains(from) && relays.contains(to) && !from.equals(to);
        boolean up = moment.snapshot().relay(from).filter(RelayView::up).isPresent();
        return both && up && !dials(moment, from, to)
                ? Optional.of(new MeshCommand.Dial(from, to))
                : Optional.empty();
    }

    /// Whether one relay dials another, with or without success.
    public static boolean dials(Moment moment, String from, String to) {
        boolean joined =
                moment.snapshot().sessions().values().stream()
                        .anyMatch(s -> s.dialer().equals(from) && s.acceptor().equals(to));
        boolean tries =
                moment.snapshot()
                        .relay(from)
                        .map(relay -> relay.dials().get(to))
                        .filter(dial -> dial.phase() != Phase.GAVE_UP)
                        .isPresent();
        return joined || tries;
    }
}
