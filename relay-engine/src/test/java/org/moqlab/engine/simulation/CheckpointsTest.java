package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RunHash;

/// How many places are kept, how far apart, and how much they weigh (DESIGN §8).
final class CheckpointsTest {
    private static final long LONG = 60 * Durations.SECOND;

    private static Scenario flagship() {
        return Meshes.scenario(Shape.FULL, "ABCDEF", 2, 5 * Durations.MILLI, Meshes.leaving());
    }

    private static long spacingFor(long events) {
        long spacing = Checkpoints.FIRST_SPACING;
        while (events / spacing > Checkpoints.MAX) {
            spacing *= 2;
        }
        return spacing;
    }

    @Test
    void a_long_run_keeps_at_most_64_places_and_doubles_the_spacing() {
        SimulatedTimeline timeline = new SimulatedTimeline(flagship());
        Checkpoints kept = timeline.checkpoints();
        long spacing = kept.spacing();
        assertEquals(Checkpoints.FIRST_SPACING, spacing);
        boolean full = false;
        while (timeline.nextAt().orElse(Long.MAX_VALUE) <= LONG) {
            timeline.step();
            assertTrue(kept.count() <= Checkpoints.MAX, kept.count() + " kept");
            assertTrue(!full || kept.count() == Checkpoints.MAX, "one goes for one that comes");
            full = kept.count() == Checkpoints.MAX;
            assertTrue(
                    kept.spacing() == spacing || kept.spacing() == 2 * spacing,
                    spacing + " became " + kept.spacing());
            spacing = kept.spacing();
        }
        assertTrue(spacing > Checkpoints.FIRST_SPACING, "the run is long enough to tell");
        assertTrue(spacing <= 2 * spacingFor(timeline.journal().last()), "spacing " + spacing);
    }

    @Test
    void what_is_kept_weighs_no_more_than_its_share_of_the_heap() {
        long one = new SimulatedTimeline(flagship()).checkpoints().octets();
        long share = 12 * one;
        SimulatedTimeline timeline = new SimulatedTimeline(flagship(), new Family(share));
        SimulatedTimeline free = new SimulatedTimeline(flagship());
        while (timeline.nextAt().orElse(Long.MAX_VALUE) <= 10 * Durations.SECOND) {
            timeline.step();
            Checkpoints kept = timeline.checkpoints();
            assertTrue(kept.octets() <= share || kept.count() == 1, kept.octets() + " octets");
        }
        free.advanceTo(10 * Durations.SECOND);

        assertTrue(timeline.checkpoints().count() < free.checkpoints().count());
        String hash = RunHash.of(free.journal().all());
        timeline.goTo(500);
        timeline.advanceTo(10 * Durations.SECOND);
        assertEquals(hash, RunHash.of(timeline.journal().all()), "going back works all the same");
    }

    /// Each would have up to 2,048 events as objects of its own.
    @Test
    void places_far_apart_stand_where_little_of_the_journal_is_theirs_alone() {
        SimulatedTimeline timeline = new SimulatedTimeline(flagship());
        Checkpoints kept = timeline.checkpoints();
        while (kept.spacing() < 2 * Journal.MAX_LOOSE) {
            timeline.step();
        }
        long from = timeline.journal().last();
        timeline.advanceTo(timeline.now() + LONG);
        List<Standing> late =
                Stream.iterate(
                                kept.before(Long.MAX_VALUE, _ -> true),
                                Optional::isPresent,
                                one -> kept.before(one.orElseThrow().last() - 1, _ -> true))
                        .map(Optional::orElseThrow)
                        .filter(one -> one.last() > from)
                        .toList();
        assertTrue(late.size() > 2, late.size() + " kept since event " + from);
        for (Standing one : late) {
            int loose = one.mesh().journal().loose();
            assertTrue(loose <= Checkpoints.LIGHT, loose + " at event " + one.last());
        }
    }

    @Test
    void branches_share_the_memory() {
        SimulatedTimeline timeline = new SimulatedTimeline(flagship(), new Family(4L << 20));
        timeline.advanceTo(10 * Durations.SECOND);
        long alone = timeline.checkpoints().octets();
        SimulatedTimeline fork = timeline.fork("second");
        SimulatedTimeline third = fork.fork("third");
        long all =
                timeline.checkpoints().octets()
                        + fork.checkpoints().octets()
                        + third.checkpoints().octets();

        assertTrue(alone <= 4L << 20);
        assertTrue(all <= 4L << 20, all + " octets together");
        assertTrue(timeline.checkpoints().octets() < alone, "the first made room");
    }

    /// The reader sees whole states of the run, never a mixture, whatever the driver does.
    @Test
    void journal_and_snapshot_may_be_read_while_the_mesh_goes_back_and_forth() throws Exception {
        SimulatedTimeline timeline = new SimulatedTimeline(flagship());
        timeline.advanceTo(4 * Durations.SECOND);
        Journal original = timeline.recording();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        AtomicReference<String> wrong = new AtomicReference<>("");
        Thread reader =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!over.get() && wrong.get().isEmpty()) {
                                Journal journal = timeline.journal();
                                MeshSnapshot seen = timeline.snapshot();
                                boolean known =
                                        original.snapshotAt(seen.n())
                                                .filter(seen::equals)
                                                .isPresent();
                                boolean whole = journal.events(1, 50).size() == 50;
                                if (!known || !whole || timeline.recording() != original) {
                                    wrong.set("after event " + seen.n());
                                }
                                reads.incrementAndGet();
                            }
                        });
        for (long n = original.last(); n > 100; n -= 37) {
            timeline.goTo(n);
            timeline.step();
        }
        while (reads.get() == 0) {
            timeline.goTo(1_000);
        }
        over.set(true);
        reader.join();

        assertEquals("", wrong.get());
    }
}
