package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.convergence.Change;

/// Writes how changes get round for people.
final class ConvergenceText {
    private static final long TENTH = Durations.MILLI / 10;

    private final PrintWriter out;

    ConvergenceText(PrintWriter out) {
        this.out = out;
    }

    /// Writes one change, a line for the whole and a line a relay.
    void change(Change change) {
        String does =
                switch (change.kind()) {
                    case PUBLISHED -> " is published";
                    case UNPUBLISHED -> " is published no more";
                    case REROUTED -> " is rerouted";
                };
        String place = change.place().map(at -> " at " + at).orElse("");
        out.print(
                "%s, event %d, %s: %s%s%s\n"
                        .formatted(
                                Durations.format(change.t() / TENTH * TENTH),
                                change.event(),
                                change.what(),
                                change.namespace(),
                                does,
                                place));
        out.print(
                "  last relay after %s, best %s%s; %d messages, best %d%s\n"
                        .formatted(
                                time(change.duration()),
                                time(change.optimum()),
                                times(change.duration().orElse(0), change.optimum().orElse(0)),
                                change.messages(),
                                change.edges(),
                                times(change.messages(), change.edges())));
        List<String> wrong = change.unsettled();
        if (!wrong.isEmpty()) {
            String when = change.over() ? "when the next change came" : "at the end";
            out.print("  not converged %s: %s\n".formatted(when, String.join(", ", wrong)));
        }
        change.relays().forEach(this::relay);
    }

    private void relay(Change.Learned learned) {
        String changes = learned.changes() == 1 ? "1 change" : learned.changes() + " changes";
        String until = learned.changes() > 1 ? ", the last after " + time(learned.last()) : "";
        out.print(
                "    %s: after %s (best %s), %s%s\n"
                        .formatted(
                                learned.relay(),
                                time(learned.first()),
                                time(learned.optimum()),
                                changes,
                                until));
    }

    private static String time(OptionalLong ns) {
        return ns.isPresent() ? Durations.format(ns.getAsLong() / TENTH * TENTH) : "never";
    }

    /// How many times the best it is, such as ` (2.4 times)`.
    private static String times(long value, long best) {
        if (best <= 0) {
            return "";
        }
        long tenths = value * 10 / best;
        return " (" + tenths / 10 + "." + tenths % 10 + " times)";
    }
}
