package org.moqlab.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RaisedFinding;
import org.moqlab.engine.observe.RelayView;

/// Draws the tables of a whole mesh in letters. What strangers named is made harmless first.
final class WatchText {
    /// Most relays drawn.
    static final int MAX_ROWS = 40;

    /// Most namespaces drawn.
    static final int MAX_COLUMNS = 4;

    private static final int MAX_CELL = 28;
    private static final int MAX_FINDINGS = 5;
    private static final long MS = Durations.MILLI;

    private WatchText() {}

    /// The mesh at `now`: title and time, a row a relay, clients, findings.
    static String picture(Scenario scenario, MeshSnapshot state, long now) {
        StringBuilder out = new StringBuilder();
        out.append(Plain.line(scenario.title())).append('\n');
        out.append(scenario.policy() + ", at " + Durations.format(now / MS * MS) + "\n\n");
        List<Namespace> names = names(scenario, state);
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("relay"));
        names.forEach(name -> head.add(cut(name.path())));
        lines.add(head);
        List<String> relays = scenario.topology().relays();
        for (String relay : relays.subList(0, Math.min(MAX_ROWS, relays.size()))) {
            List<String> line = new ArrayList<>(List.of(relay));
            names.forEach(name -> line.add(cut(cell(state, relay, name, now))));
            lines.add(line);
        }
        columns(out, lines);
        if (relays.size() > MAX_ROWS) {
            out.append("and " + (relays.size() - MAX_ROWS) + " more relays\n");
        }
        clients(out, scenario, state);
        findings(out, state);
        return out.toString();
    }

    /// What the clients publish or want first, then what else is in a table.
    private static List<Namespace> names(Scenario scenario, MeshSnapshot state) {
        Set<Namespace> names = new LinkedHashSet<>();
        scenario.clients().forEach(client -> names.add(scenario.effective(client)));
        Set<Namespace> others = new TreeSet<>();
        state.relays().values().forEach(relay -> others.addAll(relay.rows().keySet()));
        names.addAll(others);
        return names.stream().limit(MAX_COLUMNS).toList();
    }

    private static String cell(MeshSnapshot state, String relay, Namespace name, long now) {
        Optional<RelayView> view = state.relay(relay);
        if (view.filter(RelayView::up).isEmpty()) {
            return "down";
        }
        EntryState is = Truth.state(state, relay, name, now);
        if (is == EntryState.ABSENT) {
            return "-";
        }
        String hops =
                state.row(relay, name)
                        .flatMap(row -> row.row().best())
                        .map(best -> " " + best.route().hops().length())
                        .orElse("");
        String via = Truth.next(state, relay, name).map(peer -> " via " + peer).orElse("");
        boolean held = state.row(relay, name).filter(row -> row.row().inHoldDown(now)).isPresent();
        return is.word() + hops + via + (held ? " *" : "");
    }

    private static String cut(String text) {
        String plain = Plain.line(text);
        int length = plain.codePointCount(0, plain.length());
        return length <= MAX_CELL
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, MAX_CELL - 1)) + "…";
    }

    private static void columns(StringBuilder out, List<List<String>> lines) {
        int columns = lines.getFirst().size();
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                int at = i;
                int width =
                        lines.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
                out.append(line.get(i));
                if (i < columns - 1) {
                    out.repeat(' ', width - line.get(i).length() + 2);
                }
            }
            out.append('\n');
        }
    }

    private static void clients(StringBuilder out, Scenario scenario, MeshSnapshot state) {
        for (ClientSpec client : scenario.clients()) {
            String is =
                    state.client(client.name())
                            .map(ClientView::state)
                            .map(s -> s.word())
                            .orElse("idle");
            String role = client.publisher() ? "publisher " : "subscriber ";
            out.append('\n').append(role + client.name() + " at " + client.at() + ": " + is);
        }
        out.append('\n');
    }

    private static void findings(StringBuilder out, MeshSnapshot state) {
        int all = state.findings().size();
        if (all == 0) {
            return;
        }
        out.append("\nfindings: " + all + "\n");
        for (int i = Math.max(0, all - MAX_FINDINGS); i < all; i++) {
            RaisedFinding raised = state.findings().get(i);
            out.append("  ").append(raised.finding().invariant()).append(": ");
            out.append(Plain.line(raised.finding().subject() + " " + raised.finding().found()));
            out.append('\n');
        }
    }
}
