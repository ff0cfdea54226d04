package org.moqlab.app.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.scenario.Step.Phase;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

final class ScenarioViewModelTest {
    private final Run run = new Run(Scenarios.zombie());
    private final ScenarioViewModel viewModel = new ScenarioViewModel(run.moments(), run, List::of);

    private List<Phase> phases() {
        return viewModel.steps().stream().map(step -> step.phaseProperty().get()).toList();
    }

    @Test
    void actsAreSaidInWordsWithTheirTimes() {
        assertEquals(
                List.of(
                        "1.000 pub announces test at A",
                        "2.000 pub leaves",
                        "9.000 Kill A",
                        "11.000 Start A again"),
                viewModel.steps().stream().map(s -> s.time() + " " + s.title()).toList());
    }

    @Test
    void theLastActDoneIsNowAndTheOthersAreDoneOrToCome() {
        assertEquals(List.of(Phase.TO_COME, Phase.TO_COME, Phase.TO_COME, Phase.TO_COME), phases());
        run.to(2 * Durations.SECOND);
        assertEquals(List.of(Phase.DONE, Phase.NOW, Phase.TO_COME, Phase.TO_COME), phases());
    }

    @Test
    void expectationsAreJudgedAsTheRunPassesThem() {
        run.to(2_500 * Durations.MILLI);
        assertEquals(List.of(Wish.Fate.OPEN, Wish.Fate.OPEN), fates());
        run.to(2_700 * Durations.MILLI);
        assertEquals(List.of(Wish.Fate.MET, Wish.Fate.OPEN), fates());
        run.to(3_100 * Durations.MILLI);
        assertEquals(List.of(Wish.Fate.MET, Wish.Fate.MET), fates());
    }

    @Test
    void eachRowIsJudgedAtItsOwnTime() throws ScenarioException {
        Scenario twice =
                ScenarioFile.parse(
                        "twice.yaml",
                        """
                        title: two rows
                        mesh:
                          policy: gossip-2026-03
                          topology: {shape: full, relays: [A, B]}
                          clients: [{publisher: pub, at: A, namespace: test}]
                        acts: [{at: 1s, start: pub}]
                        expect:
                          - {at: 9s, relay: B, namespace: test, hops: 2}
                          - {at: 2s, relay: B, namespace: test, hops: 2}
                          - {at: 3s, relay: B, namespace: test, hops: 7}
                        """);
        Run other = new Run(twice);
        ScenarioViewModel judging = new ScenarioViewModel(other.moments(), other, List::of);
        other.to(2_500 * Durations.MILLI);
        assertEquals(List.of(Wish.Fate.OPEN, Wish.Fate.MET, Wish.Fate.OPEN), fates(judging));
        other.to(3_500 * Durations.MILLI);
        assertEquals(List.of(Wish.Fate.OPEN, Wish.Fate.MET, Wish.Fate.FAILED), fates(judging));
        other.to(9_500 * Durations.MILLI);
        assertEquals(List.of(Wish.Fate.MET, Wish.Fate.MET, Wish.Fate.FAILED), fates(judging));
    }

    private List<Wish.Fate> fates() {
        return fates(viewModel);
    }

    private static List<Wish.Fate> fates(ScenarioViewModel viewModel) {
        return viewModel.wishes().stream().map(w -> w.outcomeProperty().get().fate()).toList();
    }
}
