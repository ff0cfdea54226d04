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
        viewModel.bookmarks().toggle();
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
        viewModel.bookmarks().goTo(viewModel.bookmarks().all().getFirst());
        run.settle();
        viewModel.bookmarks().toggle();
        assertEquals(List.of(), viewModel.bookmarks().all());
    }

    private Bookmark bookmarkAt(long millis) {
        run.time().goToTime(millis * Durations.MILLI);
        run.settle();
        return viewModel.bookmarks().mark();
    }

    private List<String> names() {
        return viewModel.bookmarks().here().stream().map(Bookmark::name).toList();
    }

    @Test
    void aBookmarkIsNamedAndItsNameIsWhatTheStripSays() {
        run.to(3_100);
        NamingViewModel naming = new NamingViewModel(viewModel.bookmarks());
        bookmarkAt(1_500);
        naming.ask();
        assertEquals(1, viewModel.bookmarks().all().size(), "the one that is there is named");
        assertEquals("The bookmark at 1.500\u00a0s", naming.titleProperty().get());
        assertEquals("note 1", naming.textProperty().get());
        naming.textProperty().set(" first\n500 ");
        naming.name();
        assertEquals(List.of("first 500"), names());
        assertTrue(signs().contains("BOOKMARK first 500"));
        String spoken = viewModel.spoken(viewModel.scene(WIDTH));
        assertTrue(spoken.startsWith("Bookmark first 500. Time 1.500"), spoken);
        naming.ask();
        naming.textProperty().set("  ");
        naming.name();
        assertEquals(List.of("first 500"), names(), "a blank name is none");
        naming.ask();
        naming.remove();
        assertEquals(List.of(), names());
    }

    @Test
    void aNameIsBoundedAndOneThatIsFreeIsOffered() {
        run.to(3_100);
        Bookmark first = bookmarkAt(1_500);
        bookmarkAt(1_600);
        viewModel.bookmarks().remove(first);
        assertEquals("note 1", bookmarkAt(1_700).name());
        viewModel.bookmarks().rename(bookmarkAt(1_700), "x".repeat(1_000));
        assertEquals(Bookmark.MAX_NAME, names().getLast().length());
    }

    @Test
    void theNextAndThePreviousBookmarkAreGoneTo() {
        run.to(3_100);
        bookmarkAt(2_500);
        bookmarkAt(1_500);
        run.time().goToTime(Durations.SECOND);
        run.settle();
        viewModel.bookmarks().next();
        run.settle();
        viewModel.bookmarks().next();
        run.settle();
        Bookmark last = viewModel.bookmarks().here().getLast();
        assertEquals(Optional.of(last), viewModel.bookmarks().shown());
        viewModel.bookmarks().next();
        viewModel.bookmarks().previous();
        run.settle();
        assertEquals("note 2", viewModel.bookmarks().shown().orElseThrow().name());
    }

    /// An edit opens another mesh and plays it up to the shown moment.
    @Test
    void bookmarksOutlastAnEditAndThoseAheadOfItAreRunUpTo() {
        run.to(3_100);
        viewModel.bookmarks().rename(bookmarkAt(2_500), "late");
        viewModel.bookmarks().rename(bookmarkAt(1_500), "early");
        run.time().goToTime(2_000 * Durations.MILLI);
        run.settle();
        viewModel.bookmarks().stayWhile(() -> run.player().open(Scenarios.pair()));
        assertEquals(List.of("early", "late"), names());
        run.until(run.player().readyProperty()::get);
        run.to(2_000);
        assertTrue(signs().containsAll(List.of("BOOKMARK early", "BOOKMARK late")));
        Bookmarks all = viewModel.bookmarks();
        assertEquals(List.of(false, true), all.here().stream().map(all::isAhead).toList());
        all.previous();
        run.settle();
        assertEquals(1_500 * Durations.MILLI, run.moment().now());
        all.next();
        run.until(() -> run.moment().now() == 2_500 * Durations.MILLI);
        assertEquals("late", all.shown().orElseThrow().name());
        assertEquals(false, all.isAhead(all.shown().orElseThrow()));
    }

    @Test
    void bookmarksOfAnotherBranchEndWithAnEditAndAllWithAnotherMesh() {
        run.to(3_100);
        bookmarkAt(2_500);
        run.time().goToTime(1_100 * Durations.MILLI);
        run.settle();
        run.time().fork();
        run.until(() -> viewModel.branch().equals("branch 2"));
        viewModel.bookmarks().rename(viewModel.bookmarks().mark(), "fork");
        viewModel.bookmarks().stayWhile(() -> run.player().open(Scenarios.pair()));
        assertEquals(List.of("fork"), names());
        run.until(run.player().readyProperty()::get);
        run.to(500);
        run.player().open(Scenarios.zombie());
        assertEquals(List.of(), viewModel.bookmarks().all());
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
