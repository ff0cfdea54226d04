package org.moqlab.app.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.moqlab.app.acts.ActWords;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.app.work.Deed;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;

/// The acts of a scenario and what was done by hand, in the order of a saved file.
final class Steps {
    private Steps() {}

    /// Something to do, with its place in time.
    private record Doing(long order, long at, Step.What what, boolean byHand) {}

    static List<Step> of(Scenario scenario, List<Deed> deeds) {
        List<Doing> all = new ArrayList<>();
        scenario.acts().forEach(act -> all.add(planned(scenario, act)));
        deeds.forEach(deed -> all.add(done(scenario, deed)));
        if (!deeds.isEmpty()) {
            all.sort(Comparator.comparingLong(Doing::order));
        }
        List<Step> steps = new ArrayList<>();
        for (Doing one : all) {
            steps.add(new Step(steps.size() + 1, one.at(), one.what(), one.byHand()));
        }
        return List.copyOf(steps);
    }

    private static Doing planned(Scenario scenario, Act act) {
        Step.What what =
                new Step.What(
                        act.isTimed() ? Figures.seconds(act.at()) : act.cue().text(),
                        ActWords.title(scenario, act.command()),
                        ActWords.detail(act.command()));
        return new Doing(act.at(), act.isTimed() ? act.at() : Long.MAX_VALUE, what, false);
    }

    private static Doing done(Scenario scenario, Deed deed) {
        Step.What what =
                new Step.What(
                        Figures.seconds(deed.at()),
                        deed.act()
                                .map(act -> ActWords.title(scenario, act.command()))
                                .orElseGet(() -> Words.command(deed.line())),
                        deed.line());
        return new Doing(deed.at(), deed.at(), what, true);
    }
}
