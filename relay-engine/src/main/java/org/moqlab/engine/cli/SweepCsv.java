package org.moqlab.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.moqlab.engine.mesh.compare.Axis;
import org.moqlab.engine.mesh.compare.Outcome;
import org.moqlab.engine.mesh.compare.Sweep;

/// The runs of a sweep as comma-separated values, times in ns.
final class SweepCsv {
    private static final List<String> FIGURES =
            List.of(
                    "ghost",
                    "storm",
                    "clean_ns",
                    "ghost_time_ns",
                    "told",
                    "withdrawn",
                    "messages",
                    "since",
                    "peak_hops");

    private SweepCsv() {}

    static String head(Sweep sweep) {
        List<String> names = new ArrayList<>();
        for (Axis axis : sweep.axes()) {
            names.add(axis.key() + (axis.time() ? "_ns" : ""));
        }
        names.addAll(FIGURES);
        return String.join(",", names);
    }

    static String row(Sweep.Point point, Outcome outcome) {
        List<String> cells = new ArrayList<>();
        point.values().forEach(value -> cells.add(Long.toString(value)));
        cells.add(outcome.ghost() ? "yes" : "no");
        cells.add(outcome.stormed() ? "yes" : "no");
        cells.add(number(outcome.clean()));
        cells.add(Long.toString(outcome.haunted()));
        cells.add(most(outcome, Outcome.Told::announces));
        cells.add(most(outcome, Outcome.Told::withdraws));
        cells.add(Long.toString(outcome.messages()));
        cells.add(Long.toString(outcome.gossip()));
        cells.add(Long.toString(outcome.peakHops()));
        return String.join(",", cells);
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    private static String most(Outcome outcome, ToLongFunction<Outcome.Told> number) {
        return Long.toString(outcome.told().stream().mapToLong(number).max().orElse(0));
    }
}
