package org.moqlab.app.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Selection;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Fault;

final class OutlineViewModelTest {
    private final Run run = new Run(Scenarios.pair());
    private final Selection selection = new Selection();
    private final OutlineViewModel viewModel = new OutlineViewModel(run.moments(), selection);

    private List<String> lines() {
        return viewModel.rows().stream()
                .map(row -> row.name() + " | " + row.factsProperty().get().state())
                .toList();
    }

    @Test
    void everybodyIsListedBeforeAnythingHappens() {
        assertEquals(
                List.of(
                        "Relays  2 | ",
                        "A | not started",
                        "B | not started",
                        "Clients  2 | ",
                        "pub | not started",
                        "sub | not started"),
                lines());
    }

    @Test
    void statesAndGhostsFollowTheRun() {
        run.to(4 * Durations.SECOND);
        OutlineRow.Facts a = viewModel.rows().get(1).factsProperty().get();
        assertEquals(new OutlineRow.Facts("", "up · 1 name", 1, "up"), a);
    }

    @Test
    void aCodeThatSaysNothingIsNoWord() {
        Run six = new Run(Scenarios.zombie());
        six.to(7_700 * Durations.MILLI);
        assertEquals(
                "failed", ClientWords.brief(six.mesh().snapshot().client("sub").orElseThrow()));
    }

    @Test
    void aFrozenRelayIsSaidToBeFrozen() {
        run.to(1_200 * Durations.MILLI);
        run.mesh().submit(new Fault.Freeze("A"));
        run.to(1_500 * Durations.MILLI);
        assertEquals("frozen · 1 name", viewModel.rows().get(1).factsProperty().get().state());
    }

    @Test
    void selectingALineSelectsItEverywhereAndAHeadSelectsNothing() {
        viewModel.select(viewModel.rows().get(2));
        assertEquals(Optional.of("B"), selection.nodeProperty().get());
        viewModel.select(viewModel.rows().get(0));
        assertEquals(Optional.of("B"), selection.nodeProperty().get());
    }
}
