package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Branch;
import org.moqlab.engine.mesh.Condition;
import org.moqlab.engine.mesh.ConditionText;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Halt;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.RunHash;

/// What a person does with time: back, on again, another way, and until something happens.
final class TimeTravelTest {
    private static final long S = Durations.SECOND;
    private static final MeshCommand KILL_B = new MeshCommand.StopRelay("B", Death.KILL);

    private SimulatedTimeline timeline = timeline();

    private static SimulatedTimeline timeline() {
        return new SimulatedTimeline(
                Meshes.scenario(Shape.FULL, "ABC", 1, 5 * Durations.MILLI, Meshes.leaving()));
    }

    /// A run of 4 s in which somebody kills B at 3 s.
    @BeforeEach
    void play() {
        timeline = timeline();
        timeline.advanceTo(3 * S);
        timeline.submit(KILL_B);
        timeline.advanceTo(4 * S);
    }

    private static String hash(Timeline of) {
        return RunHash.of(of.journal().all());
    }

    private static Condition condition(String text) {
        return ConditionText.parse(text).orElseThrow();
    }

    @Test
    void back_in_time_the_journal_ends_there_and_the_recording_does_not() {
        Journal recording = timeline.recording();
        timeline.goToTime(2 * S);

        assertEquals(2 * S, timeline.now());
        assertTrue(timeline.isBehind());
        assertSame(recording, timeline.recording());
        assertEquals(recording.lastAt(2 * S), timeline.journal().last());
        assertEquals(
                recording.snapshotAt(recording.lastAt(2 * S)).orElseThrow(), timeline.snapshot());
    }

    @Test
    void going_on_repeats_what_was_done_and_ends_at_the_recording() {
        Journal recording = timeline.recording();
        String hash = hash(timeline);
        timeline.goToTime(2 * S);
        timeline.advanceTo(3500 * Durations.MILLI);

        assertFalse(timeline.snapshot().relay("B").orElseThrow().up(), "killed again");
        assertNotEquals(recording, timeline.journal());
        timeline.advanceTo(4 * S);
        assertFalse(timeline.isBehind());
        assertSame(recording, timeline.journal());
        assertEquals(hash, hash(timeline));
    }

    @Test
    void time_to_the_nanosecond_decides_whether_a_command_has_been_given() {
        timeline.goToTime(3 * S - 1);
        assertTrue(timeline.snapshot().relay("B").orElseThrow().up());
        timeline.goToTime(3 * S);
        assertFalse(timeline.snapshot().relay("B").orElseThrow().up());
        timeline.goToTime(9 * S);
        assertEquals(4 * S, timeline.now(), "not past the end of the recording");
        assertFalse(timeline.isBehind());
    }

    @Test
    void something_new_in_the_past_replaces_what_came_after() {
        String before = hash(timeline);
        timeline.goToTime(2500 * Durations.MILLI);
        timeline.submit(new MeshCommand.StopRelay("C", Death.CLOSE));
        assertFalse(timeline.isBehind());
        timeline.advanceTo(4 * S);

        assertTrue(timeline.snapshot().relay("B").orElseThrow().up(), "nobody kills B any more");
        assertFalse(timeline.snapshot().relay("C").orElseThrow().up());
        String after = hash(timeline);
        assertNotEquals(before, after);
        timeline.goTo(10);
        timeline.advanceTo(4 * S);
        assertEquals(after, hash(timeline), "the new way is what is repeated");
    }

    @Test
    void a_fork_goes_its_own_way_and_the_old_one_stays() {
        String old = hash(timeline);
        long at = timeline.recording().lastAt(2500 * Durations.MILLI);
        Timeline fork = timeline.fork("what if", at);
        fork.submit(new MeshCommand.StopRelay("C", Death.CLOSE));
        fork.advanceTo(4 * S);

        assertEquals(old, hash(timeline));
        assertTrue(fork.snapshot().relay("B").orElseThrow().up());
        Branch made = new Branch("what if", Optional.of("main"), at);
        assertEquals(made, fork.branch());
        assertEquals(List.of(Branch.FIRST, made), timeline.branches());
        assertEquals(List.of(Branch.FIRST, made), fork.branches());
        Timeline grandchild = fork.fork("and then");
        assertEquals(
                new Branch("and then", Optional.of("what if"), fork.journal().last()),
                grandchild.branch());
        timeline.close();
        fork.goTo(at);
        fork.advanceTo(4 * S);
        assertFalse(fork.snapshot().relay("C").orElseThrow().up(), "a fork outlives its parent");
    }

    @Test
    void names_of_branches_are_unique_and_their_number_is_bounded() {
        assertThrows(IllegalArgumentException.class, () -> timeline.fork("main"));
        assertThrows(IllegalArgumentException.class, () -> timeline.fork(" "));
        for (int i = 1; i < Timeline.MAX_BRANCHES; i++) {
            timeline.fork("b" + i).close();
        }
        assertThrows(IllegalStateException.class, () -> timeline.fork("one more"));
    }

    @Test
    void steps_back_undo_steps_one_by_one_down_to_the_beginning() {
        long before = timeline.journal().last();
        int steps = 0;
        while (timeline.stepBack()) {
            long now = timeline.journal().last();
            assertTrue(now < before, now + " after " + before);
            before = now;
            steps++;
        }
        assertTrue(steps > 100, steps + " steps");
        assertEquals(timeline().journal().all(), timeline.journal().all(), "the beginning");
        timeline.goTo(0);
        assertEquals(before, timeline.journal().last());
    }

    @Test
    void it_runs_until_an_event_and_not_past_its_bound() {
        timeline.goTo(0);
        Halt halt = timeline.runUntil(condition("C gets test"), 4 * S);
        Halt.Met met = (Halt.Met) halt;
        assertTrue(timeline.snapshot().row("C", Meshes.TEST).isPresent());
        assertTrue(
                timeline.recording().event(met.n()).orElseThrow().body()
                        instanceof EventBody.Decided);
        assertTrue(
                timeline.recording()
                        .snapshotAt(met.n() - 1)
                        .orElseThrow()
                        .row("C", Meshes.TEST)
                        .isEmpty());
        assertEquals(
                new Halt.Bound(2500 * Durations.MILLI),
                timeline.runUntil(condition("finding storm"), 2500 * Durations.MILLI));
        assertEquals(
                new Halt.Cancelled(2500 * Durations.MILLI),
                timeline.runUntil(condition("finding"), 4 * S, () -> false));
        Halt later = timeline.runUntil(condition("time 3.75s"), 4 * S);
        assertEquals(3750 * Durations.MILLI, later.t());
        assertEquals(3750 * Durations.MILLI, timeline.now());
        assertEquals(new Halt.Met(timeline.journal().last(), later.t()), later);
    }

    @Test
    void a_search_finds_in_the_recording_what_lies_ahead() {
        timeline.goToTime(2 * S);
        Halt halt = timeline.runUntil(condition("B loses test"), 9 * S);

        assertEquals(3 * S, halt.t(), "B is killed again");
        assertTrue(timeline.isBehind());
    }
}
