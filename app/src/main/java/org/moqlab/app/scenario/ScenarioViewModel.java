package org.moqlab.app.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.RunJudge;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.app.work.Deed;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Expected;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Verdicts;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RaisedFinding;

/// What the scenario does and how far it has come.
public final class ScenarioViewModel {
    /// How far from its time a row of a live mesh may be met, ns.
    static final long LIVE_TOLERANCE = 250 * Durations.MILLI;

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper teaches = new ReadOnlyStringWrapper(this, "teaches", "");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private List<Step> steps = List.of();
    private List<Wish> wishes = List.of();
    private List<Deed> deeds = List.of();
    private final EventSource source;
    private final Supplier<List<Deed>> done;
    private @Nullable Scenario shown;
    private @Nullable RunJudge judge;

    /// Follows `moments`, judges by the events of `source`.
    ///
    /// @param done what was done by hand on the shown branch
    public ScenarioViewModel(
            ObservableValue<Moment> moments, EventSource source, Supplier<List<Deed>> done) {
        this.source = source;
        this.done = done;
        moments.addListener((_, _, now) -> show(now));
        show(moments.getValue());
    }

    /// Title of the scenario.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// What it teaches; may be empty.
    public ReadOnlyStringProperty teachesProperty() {
        return teaches.getReadOnlyProperty();
    }

    /// All there is to read: acts in order, with those done by hand among them as a saved file has
    /// them, then what is expected below a head of its own; replaced when another scenario is
    /// opened or something is done by hand.
    public ObservableList<Line> lines() {
        return lines;
    }

    /// Its acts in order.
    public List<Step> steps() {
        return steps;
    }

    /// What it expects.
    public List<Wish> wishes() {
        return wishes;
    }

    private void show(Moment moment) {
        if (!moment.scenario().equals(shown)) {
            shown = moment.scenario();
            judge = null;
            deeds = done.get();
            open(moment.scenario());
        } else if (!deeds.equals(done.get())) {
            deeds = done.get();
            list(moment.scenario());
        }
        if (judge == null || judge.isStale()) {
            judge = rows(moment);
        }
        judge.follow(moment, false);
        boolean begun = moment.snapshot().n() > 0;
        int last = -1;
        for (int i = 0; i < steps.size(); i++) {
            last = begun && steps.get(i).at() <= moment.now() ? i : last;
        }
        for (int i = 0; i < steps.size(); i++) {
            Step.Phase later = i == last ? Step.Phase.NOW : Step.Phase.TO_COME;
            steps.get(i).become(i < last ? Step.Phase.DONE : later);
        }
        tell(moment, judge);
    }

    /// Judges the rows expected at a time; no further is anything read.
    private RunJudge rows(Moment moment) {
        long tolerance = tolerance(moment);
        long last =
                moment.scenario().expectations().stream()
                        .mapToLong(e ->
                                e instanceof Scenario.Timed timed ? timed.at() + tolerance : -1)
                        .max()
                        .orElse(-1);
        return new RunJudge(moment.scenario(), tolerance, last, source);
    }

    private static long tolerance(Moment moment) {
        return moment.live() ? LIVE_TOLERANCE : 0;
    }

    private void tell(Moment moment, RunJudge rows) {
        List<Scenario.Expectation> expected = moment.scenario().expectations();
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            switch (expected.get(i)) {
                case Scenario.ExpectBreaks(String invariant) ->
                        broken(moment.snapshot(), invariant)
                                .ifPresentOrElse(
                                        f -> wish.become(Wish.Fate.MET, at("wish.broke", f)),
                                        wish::reopen);
                case Scenario.ExpectHolds(String invariant) ->
                        broken(moment.snapshot(), invariant)
                                .ifPresentOrElse(
                                        f ->
                                                wish.become(
                                                        Wish.Fate.FAILED,
                                                        at("wish.broke.against", f)),
                                        wish::reopen);
                // Counts and spans are known when a run is over; a window's never is.
                case Expected _ -> wish.reopen();
                case Scenario.Timed timed ->
                        rows.outcome(i, timed.at() + tolerance(moment), moment)
                                .ifPresentOrElse(outcome -> become(wish, outcome), wish::reopen);
            }
        }
    }

    private static void become(Wish wish, Verdicts.Outcome outcome) {
        wish.become(outcome.ok() ? Wish.Fate.MET : Wish.Fate.FAILED, outcome.found());
    }

    private static String at(String key, RaisedFinding finding) {
        return Words.of(key, Figures.clock(finding.t()));
    }

    private void open(Scenario scenario) {
        title.set(scenario.title());
        teaches.set(scenario.teaches());
        wishes = scenario.expectations().stream().map(e -> new Wish(text(e))).toList();
        list(scenario);
    }

    private void list(Scenario scenario) {
        steps = Steps.of(scenario, deeds);
        List<Line> all = new ArrayList<>(steps);
        if (!wishes.isEmpty()) {
            all.add(new Line.Head(Words.of("scenario.expected")));
        }
        all.addAll(wishes);
        lines.setAll(all);
    }

    private static String text(Scenario.Expectation expectation) {
        return switch (expectation) {
            case Scenario.ExpectBreaks(String invariant) -> Words.of("wish.breaks", invariant);
            case Scenario.ExpectHolds(String invariant) -> Words.of("wish.holds", invariant);
            case Scenario.Timed timed -> timed.text();
            case Expected further -> further.text();
        };
    }

    private static Optional<RaisedFinding> broken(MeshSnapshot snapshot, String invariant) {
        return snapshot.findings().stream()
                .filter(f -> f.finding().invariant().equals(invariant))
                .findFirst();
    }
}
