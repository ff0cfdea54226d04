package org.moqlab.app.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.compare.Fix;
import org.moqlab.engine.mesh.compare.Outcome;
import org.moqlab.engine.mesh.compare.Variant;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.Journal;

/// Says in words what was played and what came of it.
final class CompareWords {
    private CompareWords() {}

    static CompareRow.Verdict verdict(Outcome outcome) {
        if (outcome.stormed()) {
            return CompareRow.Verdict.STORM;
        }
        if (!outcome.ghost()) {
            return CompareRow.Verdict.CLEARS;
        }
        return outcome.clean().isPresent() ? CompareRow.Verdict.LATE : CompareRow.Verdict.GHOST;
    }

    /// The verdict in few words.
    static String brief(Outcome outcome) {
        return switch (verdict(outcome)) {
            case WAITING -> Words.of("compare.waiting");
            case CLEARS ->
                    outcome.died().isEmpty()
                            ? Words.of("compare.nobody-left")
                            : Words.of("compare.clears");
            case LATE -> Words.of("compare.late");
            case GHOST -> Words.of("compare.ghost");
            case STORM -> Words.of("compare.storm");
        };
    }

    /// The verdict as a sentence.
    ///
    /// @param asWithout whether the run came to the same as that without a fix
    static String sentence(Outcome outcome, boolean asWithout) {
        CompareRow.Verdict verdict = verdict(outcome);
        boolean bad = verdict == CompareRow.Verdict.GHOST || verdict == CompareRow.Verdict.STORM;
        if (asWithout && bad) {
            return Words.of("compare.told.no-effect");
        }
        return switch (verdict) {
            case WAITING -> "";
            case CLEARS ->
                    outcome.died().isEmpty()
                            ? Words.of("compare.nobody-left")
                            : Words.of("compare.told.clears");
            case LATE -> Words.of("compare.told.late");
            case GHOST -> Words.of("compare.told.ghost", Figures.count(outcome.peakHops()));
            case STORM -> Words.of("compare.told.storm");
        };
    }

    static List<String> figures(Outcome outcome) {
        String clean =
                outcome.clean().isPresent()
                        ? Figures.span(outcome.clean().getAsLong())
                        : Words.of(outcome.died().isPresent() ? "compare.never" : "compare.dash");
        String findings = String.join(", ", outcome.findings().keySet());
        return List.of(
                clean,
                Figures.count(outcome.messages()),
                Figures.count(outcome.gossip()),
                Figures.count(outcome.peakHops()),
                findings.isEmpty() ? Words.of("compare.none") : findings);
    }

    /// The rule of each part of a fix in one line, or that of the policy where there is no fix;
    /// without those that nobody has words for.
    static String rule(Variant variant) {
        return about("compare.rule.", variant);
    }

    /// What it costs.
    static String price(Variant variant) {
        return about("compare.price.", variant);
    }

    private static String about(String prefix, Variant variant) {
        boolean plain = variant.fix().parts().isEmpty();
        String what = plain ? variant.policy() : variant.fix().text().replace('=', '.');
        return Arrays.stream(what.split("\\+", Fix.MAX_PARTS))
                .map(part -> prefix + part)
                .filter(Words.BUNDLE::containsKey)
                .map(Words::of)
                .collect(Collectors.joining("; "));
    }

    /// The table as words.
    static Sheet sheet(List<CompareRow> rows) {
        return new Sheet(
                List.of(
                        "policy",
                        "fix",
                        "ends",
                        "clean_after",
                        "messages",
                        "messages_since",
                        "hops",
                        "reader_gets",
                        "price",
                        "verdict",
                        "findings"),
                rows.stream().map(CompareWords::line).toList());
    }

    private static List<String> line(CompareRow row) {
        return Stream.of(
                        row.policy(),
                        row.fix(),
                        row.words(),
                        row.figure(0),
                        row.figure(1),
                        row.figure(2),
                        row.figure(3),
                        row.tale().gets(),
                        price(row.variant()),
                        row.tale().verdict(),
                        row.figure(4))
                .map(cell -> cell.replaceAll("(?<=[0-9])\u00a0(?=[0-9])", ""))
                .map(cell -> cell.replace('\u00a0', ' '))
                .toList();
    }

    /// What the first subscriber gets when a run is over.
    static String gets(Scenario scenario, Journal recording) {
        Optional<ClientView> view =
                scenario.clients().stream()
                        .filter(client -> !client.publisher())
                        .map(ClientSpec::name)
                        .findFirst()
                        .flatMap(name ->
                                recording
                                        .snapshotAt(recording.last())
                                        .flatMap(then -> then.client(name)));
        return view.map(CompareWords::gets).orElse(Words.of("compare.dash"));
    }

    private static String gets(ClientView view) {
        ClientState state = view.state();
        // It asks again and again, so that the latest word may be that it has just been accepted.
        boolean fails =
                view.failures() > 1
                        && (state == ClientState.ACCEPTED || state == ClientState.ASKED);
        String word = fails ? "accepted_then_failed" : state.name().toLowerCase(Locale.ROOT);
        return Words.of(
                "compare.gets." + word, Long.toString(view.code()), Figures.count(view.failures()));
    }
}
