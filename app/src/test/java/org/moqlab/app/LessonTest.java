package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.keep.Memory;
import org.moqlab.app.lesson.Lesson;
import org.moqlab.app.lesson.LessonViewModel;
import org.moqlab.app.lesson.LessonViewModel.Mark;
import org.moqlab.app.lesson.LessonViewModel.Phase;
import org.moqlab.app.lesson.LessonViewModel.Sight;
import org.moqlab.app.lesson.LessonsViewModel;
import org.moqlab.app.lesson.Notebook;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.MeshCommand;

/// A lesson taken without a toolkit, on the real engine.
final class LessonTest {
    private final Lesson counting =
            SampleMeshes.lessons().stream()
                    .filter(lesson -> lesson.name().equals("counting-to-infinity"))
                    .findFirst()
                    .orElseThrow();
    private final Map<String, String> kept = new HashMap<>();
    private final Memory memory = new Memory(kept, kept::putAll);
    private final Notebook notebook = new Notebook(memory);
    private final DoubleProperty exponent = new SimpleDoubleProperty();
    private Played played;
    private ObjectProperty<Exhibit> open;
    private LessonViewModel lesson;

    /// As the next start of the program opens it.
    private Notebook notebook() {
        return new Notebook(new Memory(kept, kept::putAll));
    }

    /// The engine has done it all before the screen looks for the first time.
    @Test
    void aRunThatIsOverBeforeTheScreenLooksIsTold() {
        lesson.begin(counting);
        lesson.guess(0);
        lesson.goOn();
        lesson.goOn();
        played.engineTo(sight().step().span().to() + 1);
        played.until(() -> sight().phase() == Phase.TOLD);
    }

    @Test
    void howStepsWentIsKnownAfterTheNextStart() {
        begin();
        lesson.guess(0);
        runToTheEnd();
        List<Mark> went = notebook.marks(counting);
        assertEquals(false, went.getFirst() == Mark.OPEN);
        assertEquals(went, notebook().marks(counting));
        kept.put("lesson." + counting.name(), "RIGHT,nonsense");
        assertEquals(
                Collections.nCopies(counting.steps().size(), Mark.OPEN),
                notebook().marks(counting));
    }

    @Test
    void aLessonOfWhichEveryStepWasGuessedRightIsPassed() {
        String all = String.join(",", Collections.nCopies(counting.steps().size(), "RIGHT"));
        kept.put("lesson." + counting.name(), all);
        LessonsViewModel list =
                new LessonsViewModel(SampleMeshes::lessons, notebook(), lesson::begin);
        list.show();
        assertEquals("passed: all 5 steps guessed right", list.cards().get(1).facts());
        assertEquals(Collections.nCopies(5, Mark.RIGHT), list.cards().get(1).marks());
        assertEquals(Collections.nCopies(4, Mark.OPEN), list.cards().getFirst().marks());
    }

    @Test
    void onlySoManyLessonsAreKept() {
        for (int i = 0; i < 100; i++) {
            memory.put("lesson.other-" + i, "RIGHT");
        }
        begin();
        lesson.guess(1);
        runToTheEnd();
        assertEquals(Mark.RIGHT, lesson.marks().getFirst());
        assertEquals(100, kept.size());
    }

    @BeforeEach
    void openSomethingElse() {
        played = new Played(Scenarios.zombie());
        open = new SimpleObjectProperty<>(Scenarios.plain(Scenarios.zombie()));
        lesson =
                new LessonViewModel(
                        played.player(),
                        played.selection(),
                        open,
                        (exhibit, then) -> {
                            open.set(exhibit);
                            played.player().open(exhibit.scenario());
                            then.run();
                        },
                        exponent,
                        notebook);
    }

    @AfterEach
    void close() {
        played.close();
    }

    private Sight sight() {
        return lesson.sightProperty().get().orElseThrow();
    }

    private void begin() {
        lesson.begin(counting);
        played.until(() -> played.moment().now() == sight().step().span().at());
    }

    private void runToTheEnd() {
        lesson.goOn();
        lesson.goOn();
        played.until(() -> sight().phase() == Phase.TOLD);
    }

    @Test
    void itOpensItsMeshStandsAtTheQuestionAndSelectsWhatItIsAbout() {
        begin();
        assertEquals(Phase.ASKED, sight().phase());
        assertEquals(List.of("A", "B"), played.moment().scenario().topology().relays());
        assertEquals(Optional.of("A"), played.selection().nodeProperty().get());
        assertEquals(counting.steps().size(), lesson.marks().size());
    }

    @Test
    void nothingRunsBeforeSomebodyHasGuessedUnlessByAClicker() {
        begin();
        lesson.goOn();
        assertEquals(Phase.ASKED, sight().phase());
        lesson.goOnAnyway();
        assertEquals(Phase.RUNNING, sight().phase());
    }

    @Test
    void aRightGuessIsJudgedByTheRunAndNoted() {
        begin();
        lesson.guess(1);
        runToTheEnd();
        assertEquals(true, sight().isRight());
        assertEquals(List.of(false, true, false), sight().answer().orElseThrow().right());
        assertEquals(Mark.RIGHT, lesson.marks().getFirst());
        assertEquals(0, exponent.get());
    }

    @Test
    void aWrongGuessIsToldAndTheStepCanBeTakenAgain() {
        begin();
        lesson.guess(0);
        runToTheEnd();
        assertEquals(false, sight().isRight());
        assertEquals(Optional.of(1), sight().answer().orElseThrow().only());
        assertEquals(Mark.SEEN, lesson.marks().getFirst());
        lesson.back();
        assertEquals(Phase.ASKED, sight().phase());
        assertEquals(Optional.empty(), sight().guess());
        lesson.guess(1);
        runToTheEnd();
        assertEquals(Mark.RIGHT, lesson.marks().getFirst());
    }

    @Test
    void itRunsAsSlowAsTheStepSays() {
        begin();
        lesson.guess(1);
        lesson.goOn();
        assertEquals(-Math.log10(50), exponent.get(), 1e-9);
        assertEquals(true, played.player().playingProperty().get());
    }

    @Test
    void onAndBackGoThroughAllSteps() {
        begin();
        for (int i = 0; i < counting.steps().size(); i++) {
            assertEquals(i, sight().number());
            lesson.guess(0);
            runToTheEnd();
            lesson.goOn();
        }
        assertEquals(Optional.empty(), lesson.sightProperty().get());
        lesson.begin(counting);
        lesson.goTo(2);
        lesson.back();
        assertEquals(1, sight().number());
    }

    @Test
    void aRunThatWasInterferedWithIsNotCalledRight() {
        begin();
        played.player().submit(new MeshCommand.StopRelay("B", MeshCommand.Death.KILL));
        lesson.guess(1);
        runToTheEnd();
        assertEquals(Optional.empty(), sight().answer().orElseThrow().only());
        assertEquals(false, sight().isRight());
    }

    @Test
    void leavingKeepsTheMeshAndOpeningSomethingElseLeaves() {
        begin();
        lesson.leave();
        assertEquals(Optional.empty(), lesson.sightProperty().get());
        assertEquals(List.of("A", "B"), played.moment().scenario().topology().relays());
        begin();
        open.set(Scenarios.plain(Scenarios.zombie()));
        assertEquals(Optional.empty(), lesson.sightProperty().get());
    }

    @Test
    void theListSaysHowMuchOfEachWasTaken() {
        LessonsViewModel list =
                new LessonsViewModel(SampleMeshes::lessons, notebook, lesson::begin);
        list.show();
        assertEquals(true, list.shownProperty().get());
        assertEquals("5 steps, none taken yet", list.cards().get(1).facts());
        list.take(list.cards().get(1));
        assertEquals(false, list.shownProperty().get());
        played.until(() -> played.moment().now() == 995 * Durations.MILLI);
        lesson.guess(1);
        runToTheEnd();
        list.show();
        assertEquals("1 of 5 steps taken, 1 guessed right", list.cards().get(1).facts());
        LessonsViewModel next =
                new LessonsViewModel(SampleMeshes::lessons, notebook(), lesson::begin);
        next.show();
        assertEquals("1 of 5 steps taken, 1 guessed right", next.cards().get(1).facts());
    }
}
