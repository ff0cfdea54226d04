package org.moqlab.app.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Played;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.RecordingReader;
import org.moqlab.app.words.Figures;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.convergence.Convergence;

final class ConvergenceViewModelTest {
    private final Played run = new Played(Scenarios.zombie());
    private final ConvergenceViewModel viewModel =
            new ConvergenceViewModel(
                    run.player().calmProperty(), run.player(), run.selection(), run.time());

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void anAnnouncementThatReachesAllIsRightEverywhere() {
        run.to(1_900);
        viewModel.watch(true);
        ChangeRow first = viewModel.rows().getFirst();
        assertEquals("start pub: test is published", first.what());
        assertEquals("all tables right", first.verdict());
        assertEquals(
                List.of("A", "B", "C", "D", "E", "F"),
                first.relays().stream().map(ChangeRow.RelayLine::relay).toList());
    }

    @Test
    void aGhostIsSaidToBeWrongOnEveryRelay() {
        run.to(3_600);
        viewModel.watch(true);
        ChangeRow last = viewModel.rows().getLast();
        assertEquals("stop pub: test is published no more", last.what());
        assertEquals("so far wrong on A, B, C, D, E, F", last.verdict());
        assertEquals(true, last.wrong());
    }

    @Test
    void aLongRecordingIsReadToItsEndWhileTimeStandsAndSaysMeanwhileThatItCounts() {
        run.to(14_000);
        long events = run.moment().snapshot().n();
        assertTrue(events > RecordingReader.MAX_BATCH, events + " events");
        viewModel.watch(true);
        assertEquals("still counting", viewModel.rows().getLast().verdict());
        assertTrue(viewModel.titleProperty().get().endsWith("still counting"));
        run.until(() -> !viewModel.titleProperty().get().endsWith("still counting"));
        Convergence whole = new Convergence(Scenarios.zombie());
        run.player().recorded(1, (int) events).forEach(whole::accept);
        assertEquals(
                whole.changes().stream().map(change -> Figures.count(change.messages())).toList(),
                viewModel.rows().stream().map(ChangeRow::messages).toList());
    }

    @Test
    void aChangeLeadsToItsMoment() {
        run.to(3_600);
        viewModel.watch(true);
        ChangeRow last = viewModel.rows().getLast();
        viewModel.goTo(last);
        run.settle();
        assertEquals(Optional.of(last.event()), run.selection().eventProperty().get());
        assertEquals(2 * Durations.SECOND, run.moment().now());
    }

    @Test
    void theChangeOfTheSelectedEventIsTheChosenOne() {
        run.to(3_600);
        viewModel.watch(true);
        ChangeRow last = viewModel.rows().getLast();
        run.selection().eventProperty().set(Optional.of(last.event()));
        assertEquals(Optional.of(last), viewModel.chosenProperty().get());
        run.to(3_700);
        assertEquals(Optional.of(viewModel.rows().getLast()), viewModel.chosenProperty().get());
        run.selection().eventProperty().set(Optional.of(last.event() + 1));
        assertEquals(Optional.empty(), viewModel.chosenProperty().get());
    }

    @Test
    void anotherBranchHasChangesOfItsOwn() {
        run.to(3_600);
        viewModel.watch(true);
        run.time().goToTime(1_500 * Durations.MILLI);
        run.settle();
        run.player().submit(new MeshCommand.StopClient("pub"));
        run.until(() -> run.time().lanesProperty().get().size() == 2);
        run.to(1_600);
        assertEquals("1.500", viewModel.rows().getLast().time());
    }
}
