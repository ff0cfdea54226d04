package org.moqlab.app.scenario;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RaisedFinding;

/// What the scenario does and how far it has come.
public final class ScenarioViewModel {
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper teaches = new ReadOnlyStringWrapper(this, "teaches", "");
    private final ObservableList<Step> steps = FXCollections.observableArrayList();
    private final ObservableList<Wish> wishes = FXCollections.observableArrayList();
    private @Nullable Scenario shown;

    /// Follows `moments`.
    public ScenarioViewModel(ObservableValue<Moment> moments) {
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
            open(moment.scenario());
        }
        boolean begun = moment.snapshot().n() > 0;
        int last = -1;
        for (int i = 0; i < steps.size(); i++) {
            last = begun && steps.get(i).at() <= moment.now() ? i : last;
        }
        for (int i = 0; i < steps.size(); i++) {
            Step.Phase later = i == last ? Step.Phase.NOW : Step.Phase.TO_COME;
            steps.get(i).become(i < last ? Step.Phase.DONE : later);
        }
        List<Scenario.Expectation> expected = moment.scenario().expectations();
        for (int i = 0; i < wishes.size(); i++) {
            wishes.get(i).become(outcome(expected.get(i), moment));
        }
    }

    private void open(Scenario scenario) {
        title.set(scenario.title());
        teaches.set(scenario.teaches());
        steps.clear();
        for (Scenario.Act act : scenario.acts()) {
            steps.add(
                    new Step(
                            steps.size() + 1,
                            act.at(),
                            Figures.seconds(act.at()),
                            ActWords.title(scenario, act.command()),
                            ActWords.detail(act.command())));
        }
        wishes.setAll(scenario.expectations().stream().map(e -> new Wish(text(e))).toList());
    }

    private static String text(Scenario.Expectation expectation) {
        return switch (expectation) {
            case Scenario.ExpectBreaks(String invariant) -> Words.of("wish.breaks", invariant);
            case Scenario.ExpectHolds(String invariant) -> Words.of("wish.holds", invariant);
            case Scenario.ExpectRow row -> row.text();
        };
    }

    private static String outcome(Scenario.Expectation expectation, Moment moment) {
        return switch (expectation) {
            case Scenario.ExpectBreaks(String invariant) ->
                    broken(moment.snapshot(), invariant)
                            .map(f -> Words.of("wish.broke", Figures.clock(f.t())))
                            .orElse("");
            case Scenario.ExpectHolds(String invariant) ->
                    broken(moment.snapshot(), invariant)
                            .map(f -> Words.of("wish.broke.against", Figures.clock(f.t())))
                            .orElse("");
            case Scenario.ExpectRow _ -> "";
        };
    }

    private static Optional<RaisedFinding> broken(MeshSnapshot snapshot, String invariant) {
        return snapshot.findings().stream()
                .filter(f -> f.finding().invariant().equals(invariant))
                .findFirst();
    }
}
