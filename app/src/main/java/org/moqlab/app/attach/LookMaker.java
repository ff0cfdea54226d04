package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.moqlab.app.findings.FindingRow;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.observe.Finding;

/// Makes everything the window shows of a moment. Pure; slow in a large cluster, so never on the
/// screen's thread.
final class LookMaker {
    /// Findings listed.
    static final int MAX_FINDINGS = 200;

    private LookMaker() {}

    static Look make(Question question, Moment moment, Flight flight) {
        Labels labels = new Labels(moment.view());
        Claims claims = new Claims(moment);
        Surveyor surveyor = new Surveyor(moment, labels, claims, question.namespace());
        Sources sources = new Sources(moment, labels);
        return new Look(
                question,
                moment,
                surveyor.survey(),
                sources.all(),
                sources.invisible(),
                new SheetMaker(moment, labels, claims, question).sheet(),
                new GridMaker(moment, labels, claims).grid(question.namespace()),
                findings(moment, labels),
                head(question, moment),
                changes(question, moment, flight, new Changes(moment, labels)),
                counts(moment, surveyor.others().size()),
                Track.of(flight.from(), flight.to(), flight.times()),
                new LanesMaker(moment, labels, claims, flight).lanes(question.namespace()),
                Optional.empty());
    }

    private static String head(Question question, Moment moment) {
        return question.mark().isPresent()
                ? Words.of(
                        "attach.diff.head",
                        Figures.span(Math.abs(moment.at() - question.mark().getAsLong())))
                : Words.of("attach.changes.head", Figures.count(Changes.MAX_LINES));
    }

    private static List<Line> changes(
            Question question, Moment moment, Flight flight, Changes changes) {
        if (question.mark().isEmpty()) {
            return changes.upTo(flight);
        }
        Moment marked = flight.at(question.mark().getAsLong());
        return marked.at() <= moment.at()
                ? changes.since(marked, moment)
                : changes.since(moment, marked);
    }

    private static String counts(Moment moment, int others) {
        long up =
                moment.view().relays().values().stream()
                        .filter(relay -> relay.state() == WatchedRelay.State.UP)
                        .count();
        String watched =
                Words.of(
                        "attach.counts",
                        Figures.count(up),
                        Figures.count(moment.view().relays().size()));
        if (others == 0) {
            return watched;
        }
        String key = others > Surveyor.MAX_HEARSAY ? "attach.counts.some" : "attach.counts.heard";
        return Words.of(key, watched, Figures.count(others), Figures.count(Surveyor.MAX_HEARSAY));
    }

    private static List<FindingRow> findings(Moment moment, Labels labels) {
        List<FindingRow> rows = new ArrayList<>();
        for (Finding finding : moment.findings()) {
            if (rows.size() < MAX_FINDINGS) {
                rows.add(row(rows.size() + 1L, finding, labels));
            }
        }
        return rows;
    }

    private static FindingRow row(long number, Finding finding, Labels labels) {
        String relays = finding.relays().stream().map(labels::of).collect(Collectors.joining(", "));
        return new FindingRow(
                number,
                finding.invariant(),
                Words.of("finding.where", Shown.name(finding.subject()), relays),
                "",
                Shown.text(finding.found(), Shown.MAX_TEXT),
                Shown.text(finding.expected(), Shown.MAX_TEXT),
                Words.of("attach.doubt", Shown.text(finding.why(), Shown.MAX_TEXT)),
                0,
                "",
                List.of());
    }
}
