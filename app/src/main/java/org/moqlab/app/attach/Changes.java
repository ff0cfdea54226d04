package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.ClusterDiff;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Held;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.model.Namespace;

/// What was heard, a line each, newest first.
final class Changes {
    /// Lines shown.
    static final int MAX_LINES = 500;

    private final Labels labels;
    private final Ages ages;
    private final long at;

    Changes(Moment moment, Labels labels) {
        this.labels = labels;
        this.ages = new Ages(moment.at());
        this.at = moment.at();
    }

    List<Line> upTo(Flight flight) {
        List<Line> lines = new ArrayList<>();
        for (Change change : flight.changes().reversed()) {
            if (change.at() <= at && lines.size() < MAX_LINES) {
                words(change)
                        .ifPresent(words ->
                                lines.add(
                                        new Line(
                                                "",
                                                labels.of(change.relay()),
                                                words,
                                                ages.of(change.at()),
                                                false)));
            }
        }
        return lines;
    }

    /// What differs from another moment.
    List<Line> since(Moment before, Moment after) {
        ClusterDiff diff = ClusterDiff.between(before, after);
        List<Line> lines = new ArrayList<>();
        for (ClusterDiff.Difference each : diff.all()) {
            if (lines.size() < MAX_LINES) {
                lines.add(line(each));
            }
        }
        long more = (long) diff.more() + diff.all().size() - lines.size();
        if (more > 0) {
            lines.add(new Line("", Words.of("attach.diff.more", Figures.count(more)), ""));
        }
        return lines;
    }

    private static Line line(ClusterDiff.Difference each) {
        String where = Shown.text(each.where(), Shown.MAX_NAME);
        String what =
                each.sort() == ClusterDiff.Sort.NAME || !each.subject().isEmpty()
                        ? Shown.name(each.subject())
                        : "";
        String before = Shown.text(each.before(), Shown.MAX_NAME);
        String after = Shown.text(each.after(), Shown.MAX_NAME);
        String none = Words.of("attach.diff.none");
        return new Line(
                "",
                (where + "  " + what).strip(),
                Words.of(
                        "attach.diff.line",
                        before.isEmpty() ? none : before,
                        after.isEmpty() ? none : after));
    }

    private Optional<String> words(Change change) {
        return switch (change) {
            case Change.Watched _ -> Optional.of(Words.of("attach.change.watched"));
            case Change.Stands stands ->
                    Optional.of(
                            Words.of(
                                            "attach.change.stands",
                                            Words.of(
                                                    "attach.state."
                                                            + stands.standing().state().name()),
                                            Shown.text(stands.standing().detail(), Shown.MAX_NAME))
                                    .strip());
            case Change.Speaks speaks ->
                    Optional.of(
                            Words.of(
                                    "attach.change.speaks",
                                    Shown.text(speaks.speech().wire(), Labels.MAX_LABEL)));
            case Change.Is is -> Optional.of(Words.of("attach.id", Long.toString(is.id().id())));
            case Change.Tells tells -> Optional.of(told(tells.seen()));
            case Change.Connects connects ->
                    Optional.of(
                            Words.counted("attach.change.connects", connects.connections().size()));
            case Change.Overflows _ -> Optional.of(Words.of("attach.source.overflowed"));
            case Change.Answers answers -> Optional.of(answered(answers.probe()));
            case Change.Holds holds -> holds.held().map(held -> held(holds.namespace(), held));
            case Change.Forgets _,
                    Change.Emptied _,
                    Change.Shows _,
                    Change.ShowsStill _,
                    Change.Reveals _,
                    Change.Counts _ ->
                    Optional.empty();
        };
    }

    private static String answered(Probe probe) {
        return Words.of(
                "attach.change.answers",
                Shown.name(probe.namespace().path()),
                Words.of(
                        "attach.probe." + probe.outcome().name(),
                        Shown.name(probe.track()),
                        Shown.text(probe.detail(), Shown.MAX_NAME)));
    }

    private static String held(Namespace name, Held held) {
        long ways = held.standby().size() + held.unlisted();
        return Words.of(
                "attach.change.holds",
                Shown.name(name.path()),
                Words.counted("attach.change.others", ways));
    }

    private String told(Seen seen) {
        String name = Shown.name(seen.namespace().path());
        if (!seen.told()) {
            return Words.of("attach.change.withdrawn", name);
        }
        String way =
                seen.path().isEmpty()
                        ? Words.counted("attach.why.count", seen.hops().length())
                        : seen.path().stream().map(labels::of).collect(Collectors.joining(" › "));
        return Words.of("attach.change.told", name, way);
    }
}
