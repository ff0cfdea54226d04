package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.app.feed.RunJudge;
import org.moqlab.app.lesson.Lesson;
import org.moqlab.app.lesson.Lesson.Step;
import org.moqlab.engine.mesh.Verdicts;

/// Plays every lesson that is shipped, step by step, on the engine.
final class LessonsPlayedTest {
    private static final int MANY = 200;

    private static final List<String> TOPICS =
            List.of(
                    "how-an-announce-travels",
                    "counting-to-infinity",
                    "what-the-fixes-do",
                    "path-vectors-and-path-hunting",
                    "death-is-not-detected-at-once");

    /// A step under its name.
    record Case(String name, Step step) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> steps() {
        List<Case> cases = new ArrayList<>();
        for (Lesson lesson : SampleMeshes.lessons()) {
            for (int i = 0; i < lesson.steps().size(); i++) {
                cases.add(new Case(lesson.name() + " " + (i + 1), lesson.steps().get(i)));
            }
        }
        return cases.stream();
    }

    private static List<Verdicts.Outcome> play(Step step) {
        Run run = new Run(step.exhibit().scenario());
        RunJudge judge = new RunJudge(step.judged(), 0, step.span().to(), run);
        run.to(step.span().to() + 1);
        for (int i = 0; i < MANY && judge.outcomes().isEmpty(); i++) {
            judge.follow(run.moments().get(), false);
        }
        return judge.outcomes().orElseThrow();
    }

    private static List<String> texts(List<Verdicts.Outcome> outcomes) {
        return outcomes.stream().map(o -> o.text() + (o.ok() ? "" : ": " + o.found())).toList();
    }

    @Test
    void thereIsALessonOnEachOfTheFiveTopicsInOrder() {
        List<Lesson> lessons = SampleMeshes.lessons();
        assertEquals(TOPICS, lessons.stream().map(Lesson::name).toList());
        assertEquals(List.of(1, 2, 3, 4, 5), lessons.stream().map(Lesson::number).toList());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whatAStepPromisesHoldsAndExactlyOneGuessIsWhatHappens(Case one) {
        List<Verdicts.Outcome> outcomes = play(one.step());
        Lesson.Answer answer = one.step().answer(outcomes);
        assertEquals(List.of(), answer.failed());
        assertTrue(answer.only().isPresent(), () -> answer.right() + " " + texts(outcomes));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theQuestionIsAskedBeforeTheRunHasAnsweredIt(Case one) {
        assertTrue(one.step().span().at() < one.step().span().to());
    }
}
