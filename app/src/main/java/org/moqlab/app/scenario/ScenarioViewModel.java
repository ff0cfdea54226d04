package org.moqlab.app.scenario;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.acts.ActWords;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Splice;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Expected;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RaisedFinding;

/// What the scenario does and how far it has come.
public final class ScenarioViewModel {
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper teaches = new ReadOnlyStringWrapper(this, "teaches", "");
    private final ObservableList<Step> steps = FXCollections.observableArrayList();
    private final ObservableList<Wish> wishes = FXCollections.observableArrayList();
    private final EventSource source;
    private @Nullable Scenario shown;
    private @Nullable WishJudge judge;
    private Splice splice = Splice.FIRST;

    /// Follows `moments`, judges by the events of `source`.
    public ScenarioViewModel(ObservableValue<Moment> moments, EventSource source) {
        this.source = source;
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

    /// Its acts in order; replaced when another scenario is opened.
    public ObservableList<Step> steps() {
        return steps;
    }

    /// What it expects.
    public ObservableList<Wish> wishes() {
        return wishes;
    }

    private void show(Moment moment) {
        if (!moment.scenario().equals(shown)) {
            shown = moment.scenario();
            judge = null;
            open(moment.scenario());
        }
        if (judge == null || !source.splice().equals(splice)) {
            judge = new WishJudge(moment.scenario(), moment.live(), source);
        }
        splice = source.splice();
        judge.follow(moment);
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

    private void tell(Moment moment, WishJudge rows) {
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
                case Scenario.Timed _ ->
                        rows.outcome(i, moment)
                                .ifPresentOrElse(
                                        o ->
                                                wish.become(
                                                        o.ok() ? Wish.Fate.MET : Wish.Fate.FAILED,
                                                        o.found()),
                                        wish::reopen);
            }
        }
    }

    private static String at(String key, RaisedFinding finding) {
        return Words.of(key, Figures.clock(finding.t()));
    }

    private void open(Scenario scenario) {
        title.set(scenario.title());
        teaches.set(scenario.teaches());
        steps.clear();
        for (Scenario.Act act : scenario.acts()) {
            steps.add(
                    new Step(
                            steps.size() + 1,
                            act.isTimed() ? act.at() : Long.MAX_VALUE,
                            act.isTimed() ? Figures.seconds(act.at()) : act.cue().text(),
                            ActWords.title(scenario, act.command()),
                            ActWords.detail(act.command())));
        }
        wishes.setAll(scenario.expectations().stream().map(e -> new Wish(text(e))).toList());
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
