package org.moqlab.engine.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.HopClimb;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// Counts what is worth a comment at the end of a run.
final class Tally {
    private static final int MAX_FAILURES = 10;

    private final HopClimb climb = new HopClimb();
    private final Map<MessageView.Kind, Long> sent = new EnumMap<>(MessageView.Kind.class);
    private final List<String> failures = new ArrayList<>();
    private long events;

    /// Takes in the next event.
    void accept(MeshEvent event) {
        events++;
        climb.accept(event);
        if (event.body() instanceof EventBody.Sent message) {
            sent.merge(message.message().kind(), 1L, Long::sum);
        }
        if (event.body() instanceof EventBody.RelayFailed failed
                && failures.size() < MAX_FAILURES) {
            String at = Durations.format(event.t());
            failures.add(event.relay() + " failed at " + at + ": " + failed.reason());
        }
    }

    /// Messages sent so far.
    long messages() {
        return sent.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Events so far.
    long events() {
        return events;
    }

    /// The lines, without comment signs.
    List<String> lines() {
        List<String> lines = new ArrayList<>(failures);
        climb.longest().forEach(c -> lines.add(line(c)));
        StringJoiner kinds = new StringJoiner(", ", " (", ")").setEmptyValue("");
        sent.forEach((kind, n) -> kinds.add(kind.name().toLowerCase(Locale.ROOT) + " " + n));
        lines.add("messages sent: " + messages() + kinds);
        lines.add("events: " + events);
        return lines;
    }

    private static String line(HopClimb.Climb climb) {
        long rate = climb.milliHopsPerSecond();
        return "hops of %s at %s: %d to %d in %s, %d.%02d a second"
                .formatted(
                        climb.namespace(),
                        climb.relay(),
                        climb.from(),
                        climb.to(),
                        Durations.format((climb.end() - climb.begin()) / MS * MS),
                        rate / 1_000,
                        rate % 1_000 / 10);
    }

    private static final long MS = Durations.MILLI;
}
