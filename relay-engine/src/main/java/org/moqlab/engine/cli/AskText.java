package org.moqlab.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.observe.Ask;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;

/// What a subscriber asked, was answered and received, as lines of text.
final class AskText {
    /// Times are rounded to it, ns.
    private static final long GRAIN = 100_000;

    private AskText() {}

    static List<String> lines(ClientSpec client, ClientView view) {
        List<String> lines = new ArrayList<>();
        lines.add(head(client, view));
        if (!view.recent().isEmpty()) {
            lines.add(
                    row("ask", "asked", "accepted", "first object", "objects", "over", "came to"));
        }
        view.recent().forEach(ask -> lines.add(line(ask)));
        return lines;
    }

    private static String head(ClientSpec client, ClientView view) {
        String detail = view.detail().isEmpty() ? "" : ", " + view.detail();
        return "%s at %s wants %s of %s: %s%s (%d asked, %d failed after accept, %d objects)"
                .formatted(
                        client.name(),
                        client.at(),
                        client.track(),
                        client.namespace(),
                        word(view.state()),
                        detail,
                        view.asks(),
                        view.failures(),
                        view.objects());
    }

    private static String line(Ask ask) {
        String code = ask.code() < 0 ? "" : " " + ask.code();
        return row(
                "#" + ask.number(),
                time(ask.asked()),
                since(ask, ask.accepted()),
                since(ask, ask.played()),
                Long.toString(ask.objects()),
                ask.over().isPresent() ? time(ask.over().getAsLong()) : "-",
                word(ask.state()) + code);
    }

    private static String since(Ask ask, OptionalLong t) {
        return t.isPresent() ? "+" + time(t.getAsLong() - ask.asked()) : "-";
    }

    private static String time(long ns) {
        return Durations.format((ns + GRAIN / 2) / GRAIN * GRAIN);
    }

    private static String row(Object... cells) {
        return "  %4s  %10s  %12s  %12s  %7s  %10s  %s".formatted(cells);
    }

    /// A state as the lab names it everywhere.
    static String word(ClientState state) {
        return state == ClientState.ACCEPTED_THEN_FAILED
                ? "accepted-then-failed"
                : state.name().toLowerCase(Locale.ROOT);
    }
}
