package org.moqlab.app.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Played;
import org.moqlab.app.Scenarios;
import org.moqlab.app.presence.PresenceModel.PresenceLane;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.model.Namespace;

final class PresenceViewModelTest {
    private static final long MS = Durations.MILLI;

    private final Played run = new Played(Scenarios.zombie());
    private final PresenceViewModel viewModel =
            new PresenceViewModel(
                    run.player().calmProperty(), run.player(), run.selection(), run.time());

    @AfterEach
    void close() {
        run.close();
    }

    private void watchTest() {
        run.selection().namespaceProperty().set(Optional.of(new Namespace("test")));
        viewModel.watch(true);
    }

    private PresenceLane lane(String relay) {
        return viewModel.lanes().stream()
                .filter(lane -> lane.relay().equals(relay))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLaneTellsWhatARelayHeldFromTheStartToTheEndWithoutGaps() {
        run.to(4_000);
        watchTest();
        List<Stretch> stretches = lane("C").stretches();
        assertEquals(0, stretches.getFirst().from());
        for (int i = 1; i < stretches.size(); i++) {
            assertEquals(stretches.get(i - 1).to(), stretches.get(i).from());
        }
        assertTrue(stretches.getLast().to() >= 3_990 * MS);
        assertTrue(
                stretches.stream()
                        .anyMatch(s -> s.look().equals(new Stretch.Look(EntryState.LIVE, 2, "A"))));
    }

    @Test
    void timesOfTheAxisAreSecondsWithAsManyPlacesAsTheStepNeeds() {
        assertEquals("0\u00a0s", viewModel.tick(0, 500 * MS));
        assertEquals("1.5\u00a0s", viewModel.tick(1_500 * MS, 500 * MS));
        assertEquals("2\u00a0s", viewModel.tick(2_000 * MS, 1_000 * MS));
        assertEquals("0.05\u00a0s", viewModel.tick(50 * MS, 50 * MS));
        assertEquals("0.005\u00a0s", viewModel.tick(5 * MS, 5 * MS));
    }

    @Test
    void whatLingersBecomesAGhostWhereItsBoundPasses() {
        run.to(4_000);
        watchTest();
        long ghost =
                lane("C").stretches().stream()
                        .filter(s -> s.look().state() == EntryState.GHOST)
                        .mapToLong(Stretch::from)
                        .min()
                        .orElseThrow();
        assertEquals(3_005 * MS, ghost);
        assertTrue(
                lane("C").stretches().stream()
                        .filter(s -> s.look().state() == EntryState.LINGERING)
                        .allMatch(s -> s.from() >= 2_000 * MS && s.to() <= 3_005 * MS));
    }

    @Test
    void theHopsOfTheStretchesClimb() {
        run.to(4_000);
        watchTest();
        List<Long> hops =
                lane("C").stretches().stream()
                        .filter(s -> s.from() > 2_300 * MS)
                        .map(s -> s.look().hops())
                        .distinct()
                        .toList();
        assertEquals(hops.stream().sorted().toList(), hops);
        assertTrue(hops.size() > 4, hops.toString());
    }

    @Test
    void goingBackKeepsTheLanesAndChangesWhatIsNow() {
        run.to(4_000);
        watchTest();
        int all = lane("C").stretches().size();
        run.time().goToTime(1_500 * MS);
        run.settle();
        assertEquals(all, lane("C").stretches().size());
        assertEquals(new Stretch.Look(EntryState.LIVE, 2, ""), lane("C").now());
        assertEquals(1_500 * MS, viewModel.now());
    }

    @Test
    void anotherBranchHasLanesOfItsOwn() {
        run.to(4_000);
        watchTest();
        run.time().goToTime(2_300 * MS);
        run.player().submit(new MeshCommand.Purge("test", Optional.empty()));
        run.until(() -> run.time().lanesProperty().get().size() == 2);
        run.until(() -> lane("C").stretches().getLast().to() < 2_400 * MS);
    }

    @Test
    void publishersThatCameAndLeftAreMarked() {
        run.to(4_000);
        watchTest();
        assertEquals(
                List.of("by pub", "publisher left"),
                viewModel.turns().stream().map(PresenceModel.Turn::words).toList());
    }

    @Test
    void aPlaceOnALaneSelectsTheRelayAndGoesThere() {
        run.to(4_000);
        watchTest();
        viewModel.goTo("D", 2_500 * MS);
        run.settle();
        assertEquals(2_500 * MS, run.moment().now());
        assertTrue(lane("D").selected());
    }
}
