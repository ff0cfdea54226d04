package org.moqlab.app.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.scenario.Step.Phase;
import org.moqlab.engine.mesh.Durations;

final class ScenarioViewModelTest {
    private final Run run = new Run(Scenarios.zombie());
    private final ScenarioViewModel viewModel = new ScenarioViewModel(run.moments(), run);

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

    private List<Wish.Fate> fates() {
        return viewModel.wishes().stream().map(w -> w.outcomeProperty().get().fate()).toList();
    }
}
