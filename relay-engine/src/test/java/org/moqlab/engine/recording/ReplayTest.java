package org.moqlab.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Condition;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Halt;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.simulation.SimulatedMesh;

/// A recording can be gone through forwards and backwards, and shows at each event what the run was
/// at that event.
final class ReplayTest {
    private Journal whole = new Journal();
    private Replay replay =
            new Replay(new Recording(scenario(), false, whole, Recording.Seal.OPEN));

    private static Scenario scenario() {
        try {
            return RecordingFileTest.pair();
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void play() {
        try (SimulatedMesh mesh = new SimulatedMesh(scenario())) {
            mesh.advanceTo(180 * Durations.SECOND);
            whole = mesh.journal();
        }
        assertTrue(whole.last() > 5_000, () -> whole.last() + " events, too few to be in segments");
        replay = new Replay(new Recording(scenario(), false, whole, Recording.Seal.WHOLE));
    }

    private void stands(long n) {
        assertEquals(n, replay.journal().last());
        assertEquals(whole.snapshotAt(n).orElseThrow(), replay.snapshot());
        assertEquals(whole.events(1, (int) n), replay.journal().all());
    }

    @Test
    void it_begins_before_the_first_event_and_goes_event_by_event_to_the_last() {
        stands(0);
        for (long n = 1; n <= 50; n++) {
            assertEquals(whole.event(n).orElseThrow().t(), replay.nextAt().orElseThrow());
            assertTrue(replay.step());
            stands(n);
        }
        replay.goTo(Long.MAX_VALUE);
        stands(whole.last());
        assertFalse(replay.step());
        assertFalse(replay.isBehind());
        assertEquals(OptionalLong.empty(), replay.nextAt());
    }

    @Test
    void it_goes_to_any_event_and_back() {
        for (long n : new long[] {whole.last(), 2_049, 2_048, 2_047, 4_500, 1, 0, 4_097}) {
            replay.goTo(n);
            stands(n);
        }
        replay.stepBack();
        stands(4_096);
        replay.goTo(-7);
        stands(0);
        assertFalse(replay.stepBack());
    }

    @Test
    void it_goes_to_any_time() {
        replay.goToTime(2 * Durations.SECOND);
        stands(whole.lastAt(2 * Durations.SECOND));
        assertEquals(2 * Durations.SECOND, replay.now());

        assertTrue(replay.advanceTo(3 * Durations.SECOND));
        stands(whole.lastAt(3 * Durations.SECOND));
        assertEquals(3 * Durations.SECOND, replay.now());

        assertFalse(replay.advanceTo(3_600 * Durations.SECOND));
        stands(whole.last());
        assertEquals(whole.snapshot().t(), replay.now());
    }

    @Test
    void it_runs_until_what_is_looked_for() {
        Condition finding = new Condition.FindingRaised(Optional.of("no-ghost"));
        Halt halt = replay.runUntil(finding, 60 * Durations.SECOND);

        long n =
                whole.snapshot().findings().stream()
                        .filter(raised -> raised.finding().invariant().equals("no-ghost"))
                        .findFirst()
                        .orElseThrow()
                        .n();
        assertEquals(new Halt.Met(n, whole.event(n).orElseThrow().t()), halt);
        stands(n);
        long bound = 3 * Durations.SECOND;
        replay.goTo(0);
        assertEquals(
                new Halt.Bound(bound),
                replay.runUntil(new Condition.MessagesSent(Integer.MAX_VALUE), bound));
    }

    @Test
    void a_copy_goes_its_own_way() {
        replay.goTo(100);
        Replay copy = replay.copy();
        copy.goTo(200);

        stands(100);
        assertEquals(200, copy.journal().last());
    }

    @Test
    void nothing_new_can_happen_in_it() {
        MeshCommand stop = new MeshCommand.StopClient("pub");
        assertThrows(IllegalStateException.class, () -> replay.submit(stop));
        assertThrows(IllegalStateException.class, () -> replay.fork("other"));
        stands(0);
    }
}
