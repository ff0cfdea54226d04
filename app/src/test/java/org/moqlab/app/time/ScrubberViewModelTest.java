package org.moqlab.app.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Played;
import org.moqlab.app.Scenarios;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;

final class ScrubberViewModelTest {
    private static final double WIDTH = 1_000;

    private final Played run = new Played(Scenarios.zombie());
    private final ScrubberViewModel viewModel =
            new ScrubberViewModel(run.player().momentProperty(), run.time(), run.selection());

    @AfterEach
    void close() {
        run.close();
    }

    private List<String> signs() {
        return viewModel.scene(WIDTH).signs().stream()
                .map(sign -> sign.kind() + " " + sign.label())
                .distinct()
                .toList();
    }

    @Test
    void commandsFindingsAndActsToComeAreSigns() {
        run.to(3_100);
        List<String> signs = signs();
        assertTrue(
                signs.containsAll(
                        List.of(
                                "COMMAND start pub",
                                "COMMAND stop pub",
                                "FINDING no-ghost",
                                "TO_COME kill A",
                                "TO_COME restart A")),
                signs.toString());
    }

    @Test
    void theBarsCountEveryEventOfTheRecording() {
        run.to(3_100);
        StripScene scene = viewModel.scene(WIDTH);
        assertEquals(
                run.moment().snapshot().n(),
                scene.bars().stream().mapToLong(Integer::longValue).sum());
        assertEquals("per 100\u00a0ms", viewModel.scale(scene));
        assertTrue(scene.axis().horizon() >= 11 * Durations.SECOND, "room for what is to come");
    }

    @Test
    void timeThatWasRunAndQuietIsNotDrawnAsNotRunYet() {
        run.to(500);
        assertTrue(run.time().chronicle().end() < 500 * Durations.MILLI);
        assertEquals(500 * Durations.MILLI, viewModel.scene(WIDTH).end());
    }

    @Test
    void quietTimeThatWasRunStaysSoWhereAPersonGoesBack() {
        run.to(500);
        run.time().goToTime(100 * Durations.MILLI);
        run.settle();
        assertEquals(100 * Durations.MILLI, run.moment().now());
        assertEquals(500 * Durations.MILLI, viewModel.scene(WIDTH).end());
    }

    @Test
    void theNextAndThePreviousSignAreGoneToAndTheirEventsSelected() {
        run.to(3_100);
        run.time().goToTime(1_500 * Durations.MILLI);
        run.settle();
        viewModel.nextSign();
        run.settle();
        long stop = run.moment().snapshot().n();
        assertEquals(Optional.of(stop), run.selection().eventProperty().get());
        assertEquals(2_000 * Durations.MILLI, run.moment().now());
        viewModel.previousSign();
        run.settle();
        assertEquals(1_000 * Durations.MILLI, run.moment().now());
    }

    @Test
    void aBookmarkIsASignOfItsBranchAndIsTakenAwayByTheSameKey() {
        run.to(3_100);
        run.time().goToTime(1_500 * Durations.MILLI);
        run.settle();
        viewModel.toggleBookmark();
        assertTrue(signs().contains("BOOKMARK note 1"));
        run.time().goToTime(1_100 * Durations.MILLI);
        run.settle();
        run.time().fork();
        run.until(() -> run.time().lanesProperty().get().size() == 2);
        assertEquals(
                List.of(),
                signs().stream().filter(sign -> sign.startsWith("BOOKMARK")).toList(),
                "the branch never came there");
        run.time().switchTo("main");
        run.until(
                () -> run.time().recordedProperty().get() > 0 && viewModel.branch().equals("main"));
        viewModel.previousSign();
        viewModel.nextSign();
        viewModel.nextSign();
        run.settle();
        assertTrue(signs().contains("BOOKMARK note 1"));
        run.time().goTo(viewModel.bookmarks().getFirst().place().n());
        run.settle();
        viewModel.toggleBookmark();
        assertEquals(List.of(), viewModel.bookmarks());
    }

    @Test
    void anotherBranchIsALaneFromTheForkToItsEnd() {
        run.to(3_100);
        run.time().goToTime(2_500 * Durations.MILLI);
        run.player().submit(new MeshCommand.Purge("test", Optional.empty()));
        run.until(() -> run.time().lanesProperty().get().size() == 2);
        StripLane lane = viewModel.scene(WIDTH).lanes().getFirst();
        assertEquals("main", lane.name());
        assertTrue(lane.fork() <= 2_500 * Durations.MILLI && lane.fork() > 2_000 * Durations.MILLI);
        assertTrue(lane.end() > 3_000 * Durations.MILLI);
        assertEquals("branch 2", viewModel.branch());
    }

    @Test
    void barsAndTenthsAreGoneByKey() {
        run.to(3_100);
        StripScene scene = viewModel.scene(WIDTH);
        viewModel.seekBy(-3, scene);
        run.settle();
        assertEquals(2_800 * Durations.MILLI, run.moment().now());
        viewModel.leapBy(-1, scene);
        run.settle();
        assertEquals(2_800 * Durations.MILLI - scene.axis().horizon() / 10, run.moment().now());
    }
}
