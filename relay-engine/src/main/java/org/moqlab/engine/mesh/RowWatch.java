package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Scenario.ExpectRow;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;

/// Watches for one expected row.
final class RowWatch implements Watch {
    private static final int MAX_SHOWN = 8;

    private final ExpectRow row;
    private final Namespace namespace;
    private final long from;
    private final long to;
    private final List<String> unmet;
    private Optional<MeshSnapshot> atTime = Optional.empty();

    /// @param tolerance how far from its time a row may be met, ns
    RowWatch(ExpectRow row, List<String> allRelays, long tolerance) {
        this.row = row;
        this.namespace = new Namespace(row.namespace());
        this.from = Math.max(0, row.at() - tolerance);
        this.to = row.at() + tolerance;
        this.unmet = new ArrayList<>(row.relay().map(List::of).orElse(allRelays));
    }

    @Override
    public long to() {
        return to;
    }

    @Override
    public void look(MeshSnapshot state, long first, long last) {
        long begin = Math.max(first, from);
        long end = Math.min(last, to);
        if (begin > end) {
            return;
        }
        // An entry only ever turns from lingering to ghost while nothing happens.
        unmet.removeIf(relay -> shows(state, relay, begin) || shows(state, relay, end));
        if (first <= row.at() && row.at() <= last) {
            atTime = Optional.of(state);
        }
    }

    private boolean shows(MeshSnapshot state, String relay, long now) {
        boolean asState =
                row.state()
                        .map(wanted -> wanted == Truth.state(state, relay, namespace, now))
                        .orElse(true);
        return asState && (row.hops().isEmpty() || row.hops().equals(hops(state, relay)));
    }

    private OptionalLong hops(MeshSnapshot state, String relay) {
        return state.row(relay, namespace)
                .flatMap(held -> held.row().best())
                .map(best -> OptionalLong.of(best.route().hops().length()))
                .orElse(OptionalLong.empty());
    }

    @Override
    public Verdicts.Outcome outcome() {
        return new Verdicts.Outcome(row.text(), unmet.isEmpty(), unmet.isEmpty() ? "" : found());
    }

    private String found() {
        if (atTime.isEmpty()) {
            return "the run ended before";
        }
        MeshSnapshot state = atTime.get();
        List<String> seen = new ArrayList<>();
        for (String relay : unmet.subList(0, Math.min(MAX_SHOWN, unmet.size()))) {
            String word = Truth.state(state, relay, namespace, row.at()).word();
            OptionalLong hops = hops(state, relay);
            seen.add(
                    relay
                            + " "
                            + word
                            + (hops.isPresent() ? " with " + hops.getAsLong() + " hops" : ""));
        }
        int more = unmet.size() - seen.size();
        return String.join(", ", seen) + (more > 0 ? " and " + more + " more" : "");
    }
}
