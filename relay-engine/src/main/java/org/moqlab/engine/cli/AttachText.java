package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.moqlab.engine.attach.ClusterView;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.Finding;

/// Writes what is known of watched relays for a person. Whatever comes from outside is made fit for
/// a terminal, and cut.
final class AttachText {
    /// Rows of one table that are shown; the rest is counted.
    static final int MAX_ROWS = 50;

    /// Characters of a text from outside that are shown.
    static final int MAX_TEXT = 80;

    private static final long SECOND = 1_000_000_000L;

    private final ClusterView view;
    private final List<Finding> findings;
    private final long now;

    AttachText(Moment moment) {
        this.view = moment.view();
        this.findings = moment.findings();
        this.now = moment.at();
    }

    void print(PrintWriter out) {
        out.print("-- " + age(0) + " after the start\n");
        view.relays().values().forEach(relay -> relay(relay, out));
        if (!view.edges().isEmpty()) {
            out.print("sessions\n");
            for (ClusterView.Edge edge : view.edges()) {
                out.print(
                        "  %s - %s  %s\n"
                                .formatted(fit(edge.from()), fit(edge.to()), basis(edge.basis())));
            }
        }
        for (Finding finding : findings) {
            out.print(
                    "%s %s at %s: expected %s, found %s; but %s\n"
                            .formatted(
                                    finding.invariant(),
                                    fit(finding.subject()),
                                    fit(String.join(", ", finding.relays())),
                                    fit(finding.expected()),
                                    fit(finding.found()),
                                    fit(finding.why())));
        }
    }

    private void relay(WatchedRelay relay, PrintWriter out) {
        String id = relay.id().map(origin -> " id " + origin.id()).orElse(" id unknown");
        out.print(
                "%s  %s  %s%s, for %s\n"
                        .formatted(
                                fit(relay.name()),
                                state(relay),
                                spoken(relay),
                                id,
                                age(relay.standing().since())));
        List<Seen> told = relay.table().values().stream().filter(Seen::told).toList();
        told.stream()
                .limit(MAX_ROWS)
                .forEach(seen ->
                        out.print(
                                "  %-40s %s  %s\n"
                                        .formatted(
                                                fit(seen.namespace().path()),
                                                way(seen),
                                                age(seen.changedAt()))));
        if (told.size() > MAX_ROWS) {
            out.print("  and " + (told.size() - MAX_ROWS) + " more\n");
        }
        relay.probes().values().forEach(probe -> probe(probe, out));
        relay.stats().forEach(new StatsText(out, this::age)::print);
        if (relay.overflowed()) {
            out.print("  and more than is kept of one relay\n");
        }
    }

    private void probe(Probe probe, PrintWriter out) {
        out.print(
                "  asked for %s of %s %s ago: %s%s\n"
                        .formatted(
                                fit(probe.track()),
                                fit(probe.namespace().path()),
                                age(probe.askedAt()),
                                probe.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                probe.detail().isEmpty() ? "" : ", " + fit(probe.detail())));
    }

    private static String state(WatchedRelay relay) {
        String word = relay.state().name().toLowerCase(Locale.ROOT);
        return relay.standing().detail().isEmpty()
                ? word
                : word + " (" + fit(relay.standing().detail()) + ")";
    }

    private static String spoken(WatchedRelay relay) {
        if (relay.wire().isEmpty()) {
            return "nothing heard yet,";
        }
        return relay.tellsPaths()
                ? fit(relay.wire())
                : "speaks only " + fit(relay.wire()) + ": ways unknown,";
    }

    private String way(Seen seen) {
        if (seen.path().isEmpty()) {
            return seen.hops().length() + " hops";
        }
        return seen.path().stream().map(this::called).collect(Collectors.joining(" > "));
    }

    private String called(Origin id) {
        String name = view.names().get(id);
        return name == null ? (id.isKnown() ? Long.toString(id.id()) : "?") : fit(name);
    }

    private static String basis(ClusterView.Basis basis) {
        return switch (basis) {
            case OBSERVED -> "used, and said by an end";
            case INFERRED -> "used; no end says so";
            case UNUSED -> "said by an end; no way leads over it";
        };
    }

    private String age(long since) {
        long tenths = (now - since) * 10 / SECOND;
        return tenths / 10 + "." + tenths % 10 + " s";
    }

    static String fit(String text) {
        String line = Plain.line(text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT));
        return text.length() <= MAX_TEXT ? line : line + "…";
    }
}
