package org.moqlab.app.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RaisedFinding;
import org.moqlab.engine.observe.SessionView;

/// The page of a bug pack, ready for an issue: plain Markdown, lines no longer than 80.
final class Report {
    /// Most findings told; the journal has all.
    static final int MAX_FINDINGS = 20;

    /// Most names told of a relay.
    static final int MAX_NAMES = 20;

    private static final int WIDTH = 80;

    private final StringBuilder out = new StringBuilder();

    private Report() {}

    /// The page.
    ///
    /// @param hash of the run up to the moment
    static String of(BugPack pack, String hash) {
        Report report = new Report();
        Scenario scenario = pack.scenario();
        MeshSnapshot snapshot = pack.snapshot();
        report.head(pack, hash);
        report.names(scenario);
        report.findings(snapshot.findings());
        report.tables(scenario, snapshot, pack.now());
        report.sessions(snapshot);
        report.files();
        return report.out.toString();
    }

    private void head(BugPack pack, String hash) {
        Scenario scenario = pack.scenario();
        String at = Durations.format(pack.now());
        line("# " + clip(escape(scenario.title()).replaceFirst("[.,;:!]+$", ""), WIDTH - 2));
        heading("How to see it");
        line("```shell");
        line("./lab scenario.yaml");
        line("./lab run scenario.yaml --stop-at-finding");
        line("./lab tables scenario.yaml --at " + at);
        line("```");
        heading("What it is");
        item("Policy: `" + scenario.policy() + "`");
        item("Mesh: " + scenario.topology());
        item("Mode: " + (pack.live() ? "live, over real QUIC" : "simulated, in virtual time"));
        item("Seed: " + scenario.seed());
        item("Moment: " + at + ", after event " + pack.snapshot().n());
        item("Hash of the run up to there:");
        line("  `" + hash.substring(0, Math.min(64, hash.length())) + "`");
        item("Versions: " + escape(String.join(", ", pack.software())));
    }

    /// What a name is in every table, and how its client says it.
    private void names(Scenario scenario) {
        if (scenario.clients().isEmpty() && scenario.topology().external().isEmpty()) {
            return;
        }
        heading("Names and roots");
        scenario.clients().stream().limit(MAX_NAMES).forEach(client -> client(scenario, client));
        if (scenario.clients().size() > MAX_NAMES) {
            item((scenario.clients().size() - MAX_NAMES) + " more, see the scenario");
        }
        scenario.topology().external().stream()
                .limit(MAX_NAMES)
                .forEach(relay ->
                        item(
                                "Relay `"
                                        + relay.name()
                                        + "` outside the lab: `"
                                        + relay.url()
                                        + "`"));
    }

    private void client(Scenario scenario, Scenario.ClientSpec client) {
        Namespace root = scenario.root(client);
        item(
                (client.publisher() ? "Publisher `" : "Subscriber `")
                        + client.name()
                        + "` at `"
                        + client.at()
                        + "`: effective name `"
                        + scenario.effective(client).path()
                        + "`"
                        + (root.path().isEmpty()
                                ? ""
                                : ", said as `"
                                        + client.namespace()
                                        + "` below the root `/"
                                        + root.path()
                                        + "`")
                        + client.wire().map(w -> ", wire `" + w + "`").orElse(""));
    }

    /// Who agreed on which wire.
    private void sessions(MeshSnapshot snapshot) {
        Map<String, List<SessionView>> wires = new TreeMap<>();
        snapshot.sessions()
                .values()
                .forEach(session ->
                        wires.computeIfAbsent(session.alpn(), _ -> new ArrayList<>()).add(session));
        heading("Wires agreed on");
        if (wires.isEmpty()) {
            line("There is no session at this moment.");
        }
        wires.forEach((alpn, all) ->
                item(
                        (alpn.isEmpty() ? "Nothing yet" : "`" + alpn + "`")
                                + ", "
                                + all.size()
                                + (all.size() == 1 ? " session: " : " sessions: ")
                                + pairs(all)));
    }

    private static String pairs(List<SessionView> all) {
        List<String> told = new ArrayList<>();
        all.stream()
                .limit(MAX_NAMES)
                .forEach(one -> told.add("`" + one.dialer() + "` to `" + one.acceptor() + "`"));
        if (all.size() > MAX_NAMES) {
            told.add((all.size() - MAX_NAMES) + " more");
        }
        return String.join(", ", told);
    }

    private void findings(List<RaisedFinding> findings) {
        heading("What went wrong");
        if (findings.isEmpty()) {
            line("No invariant has been broken up to this moment.");
            return;
        }
        findings.stream().limit(MAX_FINDINGS).forEach(this::finding);
        if (findings.size() > MAX_FINDINGS) {
            item((findings.size() - MAX_FINDINGS) + " more, see the journal");
        }
    }

    private void finding(RaisedFinding raised) {
        item(
                "`"
                        + raised.finding().invariant()
                        + "` at "
                        + Durations.format(raised.t())
                        + ", event "
                        + raised.n()
                        + ": "
                        + escape(raised.finding().subject())
                        + ". Expected "
                        + escape(raised.finding().expected())
                        + "; found "
                        + escape(raised.finding().found())
                        + ". "
                        + escape(raised.finding().why()));
    }

    private void tables(Scenario scenario, MeshSnapshot snapshot, long now) {
        heading("Tables at this moment");
        for (String relay : scenario.topology().relays()) {
            item("`" + relay + "`: " + names(snapshot, relay, now));
        }
    }

    private static String names(MeshSnapshot snapshot, String relay, long now) {
        List<Namespace> all =
                snapshot.relay(relay)
                        .map(view -> List.copyOf(view.rows().keySet()))
                        .orElse(List.of());
        List<String> told = new ArrayList<>();
        for (Namespace name : all.stream().limit(MAX_NAMES).toList()) {
            Optional<Long> hops =
                    snapshot.row(relay, name)
                            .flatMap(row -> row.row().best())
                            .map(best -> best.route().hops().length());
            told.add(
                    "`"
                            + name.path()
                            + "` "
                            + Truth.state(snapshot, relay, name, now).word()
                            + hops.map(n -> ", " + n + (n == 1 ? " hop" : " hops")).orElse("")
                            + root(snapshot, relay, name));
        }
        if (all.size() > MAX_NAMES) {
            told.add((all.size() - MAX_NAMES) + " more");
        }
        return told.isEmpty() ? "nothing" : String.join("; ", told);
    }

    /// Below which root the best route was announced, where that is not the root of all names.
    private static String root(MeshSnapshot snapshot, String relay, Namespace name) {
        return snapshot.row(relay, name)
                .flatMap(row -> row.row().best())
                .map(best -> best.route().root().path())
                .filter(path -> !path.isEmpty())
                .map(path -> ", announced below `/" + path + "`")
                .orElse("");
    }

    private void files() {
        heading("Files");
        item("`scenario.yaml`: plays it again, event for event when simulated");
        item("`journal.jsonl`: every event with its cause; the last line is the hash");
        item("`topology.mmd`, `sequence.mmd`: Mermaid diagrams");
        item("`window.png`: the window at this moment");
    }

    private void heading(String words) {
        out.append("\n## ").append(words).append("\n\n");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /// A list item, broken where it grows too long.
    private void item(String text) {
        String start = "- ";
        StringBuilder line = new StringBuilder(start);
        boolean bare = true;
        for (String word : text.strip().split("\\s+", -1)) {
            if (!bare && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder("  ");
                bare = true;
            }
            line.append(bare ? "" : " ").append(bare ? harmless(word) : word);
            bare = false;
        }
        line(line.toString());
    }

    /// A word that would begin a list at the start of a line.
    private static String harmless(String word) {
        return word.replaceFirst("^([0-9]*)([-+.)])$", "$1\\\\$2");
    }

    /// What Markdown would take for markup is meant as it stands.
    private static String escape(String text) {
        return text.replaceAll("([\\\\`*_<>\\[\\]#|])", "\\\\$1");
    }

    private static String clip(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
