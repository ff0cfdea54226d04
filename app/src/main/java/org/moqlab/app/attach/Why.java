package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.Finding;

/// Answers from outside why a relay has a name or not, and says where the cause cannot be seen.
final class Why {
    /// Findings that are named.
    static final int MAX_FINDINGS = 4;

    private final Moment moment;
    private final Labels labels;
    private final Claims claims;
    private final Ages ages;
    private final InsideLines inside;

    Why(Moment moment, Labels labels, Claims claims, InsideLines inside) {
        this.inside = inside;
        this.moment = moment;
        this.labels = labels;
        this.claims = claims;
        this.ages = new Ages(moment.at());
    }

    String question(WatchedRelay relay, Namespace name) {
        return Words.of(
                Claims.tells(relay, name) ? "attach.why.here" : "attach.why.not",
                Shown.name(name.path()));
    }

    List<Line> answer(WatchedRelay relay, Namespace name) {
        List<Line> lines = new ArrayList<>();
        Seen seen = relay.table().get(name);
        if (relay.state() != WatchedRelay.State.UP) {
            lines.add(line("so", Words.of("attach.why.down")));
        } else if (seen != null && seen.told()) {
            here(relay, seen, lines);
        } else {
            away(relay, name, lines);
        }
        if (relay.state() == WatchedRelay.State.UP) {
            lines.addAll(inside.why(relay, name));
        }
        Probe probe = relay.probes().get(name);
        if (probe != null) {
            lines.add(
                    new Line(
                            "",
                            Words.of("attach.why.head.asked"),
                            Words.of(
                                    "attach.probe." + probe.outcome().name(),
                                    Shown.name(probe.track()),
                                    Shown.text(probe.detail(), Shown.MAX_NAME)),
                            ages.of(probe.askedAt()),
                            false));
        }
        return lines;
    }

    private void here(WatchedRelay relay, Seen seen, List<Line> lines) {
        lines.add(
                new Line(
                        "",
                        Words.of("attach.why.head.from"),
                        Words.of("attach.why.told", labels.of(relay.name())),
                        ages.of(seen.changedAt()),
                        ages.isOld(seen.changedAt())));
        lines.add(line("way", way(seen)));
        doubts(relay, seen.namespace(), lines);
        lines.add(line("so", so(relay, seen)));
    }

    private String way(Seen seen) {
        if (seen.path().isEmpty()) {
            return Words.counted("attach.why.count", seen.hops().length());
        }
        return seen.path().stream().map(labels::of).collect(Collectors.joining(" › "));
    }

    private String so(WatchedRelay relay, Seen seen) {
        if (seen.path().isEmpty()) {
            return Words.of("attach.why.so.count");
        }
        Origin first = seen.path().getFirst();
        if (!first.isKnown()) {
            return Words.of("attach.why.so.hidden");
        }
        String key =
                relay.kind() == WatchedRelay.Kind.LAB ? "attach.why.so.lab" : "attach.why.so.claim";
        return Words.of(key, labels.of(first));
    }

    private void away(WatchedRelay relay, Namespace name, List<Line> lines) {
        List<String> tellers =
                moment.view().relays().values().stream()
                        .filter(other -> Claims.tells(other, name))
                        .map(other -> labels.of(other.name()))
                        .toList();
        String told =
                tellers.stream().limit(SheetMaker.MAX_TELLERS).collect(Collectors.joining(", "));
        int more = tellers.size() - SheetMaker.MAX_TELLERS;
        lines.add(
                line(
                        "by",
                        tellers.isEmpty()
                                ? Words.of("attach.why.nobody")
                                : more > 0
                                        ? Words.of("attach.why.more", told, Figures.count(more))
                                        : told));
        Seen seen = relay.table().get(name);
        if (seen != null) {
            lines.add(
                    new Line(
                            "",
                            Words.of("attach.why.head.seen"),
                            Words.of("attach.why.withdrawn", labels.of(relay.name())),
                            ages.of(seen.changedAt()),
                            false));
        }
        doubts(relay, name, lines);
        lines.add(
                line(
                        "so",
                        Words.of(
                                tellers.isEmpty()
                                        ? "attach.why.so.nowhere"
                                        : "attach.why.so.invisible")));
    }

    private void doubts(WatchedRelay relay, Namespace name, List<Line> lines) {
        if (claims.doubts(relay.name(), name).isEmpty()) {
            return;
        }
        moment.findings().stream()
                .filter(finding -> finding.subject().equals(name.path()))
                .filter(finding -> finding.relays().contains(relay.name()))
                .limit(MAX_FINDINGS)
                .forEach(finding -> lines.add(doubt(finding)));
    }

    private static Line doubt(Finding finding) {
        return new Line(
                "",
                finding.invariant(),
                Words.of(
                        "attach.why.doubt",
                        Shown.text(finding.found(), Shown.MAX_NAME),
                        Shown.text(finding.why(), Shown.MAX_NAME)));
    }

    private static Line line(String head, String text) {
        return new Line("", Words.of("attach.why.head." + head), text);
    }
}
