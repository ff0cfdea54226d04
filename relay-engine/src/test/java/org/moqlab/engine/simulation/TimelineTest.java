package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.MeshEvent;

/// Random runs taken back to random events go on as they went, hash for hash; forks with the same
/// commands are equal and with others differ only after the fork.
///
/// `-Dmoqlab.timeline.runs=100 -Dmoqlab.timeline.points=1000 -Dmoqlab.timeline.seed=1` looks at
/// more of them; a failure names the seed of its run and the event.
final class TimelineTest {
    private static final int RUNS = Integer.getInteger("moqlab.timeline.runs", 10);
    private static final int POINTS = Integer.getInteger("moqlab.timeline.points", 100);
    private static final long FIRST_SEED = Long.getLong("moqlab.timeline.seed", 1);

    /// Goes on as recorded, and stops before the recording itself is taken up again.
    private static void repeat(SimulatedTimeline timeline) {
        while (timeline.journal().last() < timeline.recording().last()) {
            assertTrue(timeline.step(), "something is left to repeat");
        }
    }

    @Test
    void restore_and_continue_equals_the_original_at_random_points_of_random_runs() {
        long events = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            SimulatedTimeline timeline = RandomRun.of(seed).played();
            HashedRun original = new HashedRun(timeline.recording());
            events += timeline.recording().last();
            Random random = new Random(seed);
            for (int i = 0; i < POINTS; i++) {
                long n = 1 + random.nextLong(timeline.recording().last());
                timeline.goTo(n);
                check(timeline, original, n, seed);
            }
        }
        assertTrue(events > 100L * RUNS, events + " events in " + RUNS + " runs");
    }

    private static void check(SimulatedTimeline timeline, HashedRun original, long n, long seed) {
        String where = "run " + seed + ", event " + n;
        long stands = timeline.journal().last();
        assertEquals(timeline.recording().snapshotAt(stands).orElseThrow(), timeline.snapshot());
        assertEquals(original.hash(stands), original.hashOf(timeline.journal()), where);
        repeat(timeline);
        assertEquals(original.hash(), original.hashOf(timeline.journal()), where);
        assertTrue(timeline.isBehind(), "the journal is one of its own");
    }

    @Test
    void the_run_of_a_timeline_is_the_run_of_a_plain_mesh() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            SimulatedMesh plain = new SimulatedMesh(run.scenario());
            run.play(plain);
            assertEquals(
                    new HashedRun(plain.journal()).hash(),
                    new HashedRun(run.played().journal()).hash(),
                    "run " + seed);
        }
    }

    @Test
    void to_look_ahead_changes_nothing() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            Random random = new Random(seed);
            SimulatedMesh mesh = new SimulatedMesh(run.scenario());
            for (Act doing : run.doings()) {
                for (int steps = random.nextInt(200); steps > 0; steps--) {
                    mesh.step();
                }
                SimulatedMesh blind = mesh.copy();
                SimulatedMesh looking = mesh.copy();
                var _ = looking.nextAt();
                blind.submit(doing.command());
                looking.submit(doing.command());
                RandomRun.advance(blind, RandomRun.END);
                RandomRun.advance(looking, RandomRun.END);
                assertEquals(
                        new HashedRun(blind.journal()).hash(),
                        new HashedRun(looking.journal()).hash(),
                        "run " + seed);
                mesh.submit(doing.command());
            }
        }
    }

    @Test
    void forks_with_the_same_commands_are_equal_and_with_others_differ_only_after_the_fork() {
        int differ = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            SimulatedTimeline timeline = RandomRun.of(seed).played();
            HashedRun original = new HashedRun(timeline.recording());
            long beginning = new SimulatedTimeline(timeline.scenario()).journal().last();
            Random random = new Random(seed);
            for (int i = 0; i < 5; i++) {
                long n = random.nextLong(beginning, timeline.recording().last() + 1);
                List<String> relays = timeline.scenario().topology().relays();
                MeshCommand one = RandomRun.command(random, relays);
                MeshCommand other = new MeshCommand.StopClient("nobody");
                SteppedMesh first = told(timeline.fork("first " + i, n), one);
                SteppedMesh same = told(timeline.fork("same " + i, n), one);
                SteppedMesh another = told(timeline.fork("another " + i, n), other);

                assertEquals(first.journal().all(), same.journal().all(), "run " + seed);
                HashedRun whole = new HashedRun(first.journal());
                assertEquals(whole.hash(), original.hashOf(same.journal()));
                long fork = timeline.branches().getLast().forkedAt();
                assertTrue(fork <= n);
                assertEquals(upTo(fork, first), upTo(fork, another), "run " + seed);
                assertEquals(upTo(fork, first), upTo(fork, timeline), "run " + seed);
                differ += whole.hash().equals(original.hashOf(another.journal())) ? 0 : 1;
                assertNotEquals(
                        first.journal().event(fork + 1).map(MeshEvent::body),
                        another.journal().event(fork + 1).map(MeshEvent::body));
            }
            assertEquals(
                    original.hash(), new HashedRun(timeline.journal()).hash(), "the old stays");
        }
        assertEquals(5 * RUNS, differ);
    }

    private static SteppedMesh told(SteppedMesh fork, MeshCommand command) {
        fork.submit(command);
        RandomRun.advance(fork, RandomRun.END);
        return fork;
    }

    private static List<MeshEvent> upTo(long n, SteppedMesh mesh) {
        return mesh.journal().events(1, (int) n);
    }

    @Test
    void a_mesh_stands_where_the_last_step_ended_at_or_before_an_event() {
        SimulatedTimeline timeline = RandomRun.of(3).played();
        long beginning = new SimulatedTimeline(timeline.scenario()).journal().last();
        long last = timeline.recording().last();
        for (long n = last; n >= 1; n = n - 1 - n / 40) {
            timeline.goTo(n);
            long stands = timeline.journal().last();
            SimulatedTimeline next = timeline.copy();
            boolean more = true;
            while (more && next.journal().last() == stands) {
                more = next.step();
            }
            assertTrue(stands <= Math.max(n, beginning), "stands after " + stands + ", not " + n);
            assertTrue(!more || next.journal().last() > n, "a later step ends by " + n);
            assertEquals(timeline.journal().event(stands).orElseThrow().t(), timeline.now());
        }
    }
}
