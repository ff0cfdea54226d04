package org.moqlab.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.lesson.Lesson.Look;
import org.moqlab.app.lesson.Lesson.Span;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;

final class LessonFileTest {
    private static final String SMALL =
            """
            lesson: Two relays
            number: 7
            about: "A small lesson."
            scenario: pair.yaml
            steps:
              - goal: "A goal."
                question: "A question?"
                hint: "A hint."
                look: {at: B, namespace: test}
                with:
                  policy: gossip-2026-05
                  knobs: {hold-down: 1s}
                at: 1s
                to: 3s
                slower: 4
                choices:
                  - {say: "Yes", more: "and more", claim: [{at: 2s, relay: all, namespace: test, hops: 1}], because: "so"}
                  - {say: "No", claim: [{at: 2s, relay: A, namespace: test, state: absent}], because: "not so"}
                check: [{holds: no-ghost}]
                explain: "That is why."
            """;

    @TempDir private Path folder;

    @BeforeEach
    void aScenarioStandsBeside() throws IOException {
        Path pair =
                Path.of(System.getProperty("moqlab.root"))
                        .resolve("sample-meshes/1-hop-count/zombie-pair.yaml");
        Files.copy(pair, folder.resolve("pair.yaml"));
    }

    private Lesson read(String text) throws IOException, ScenarioException {
        return LessonFile.read(Files.writeString(folder.resolve("small.lesson"), text));
    }

    /// What is wrong, without the folder.
    private String refusal(String from, String to) {
        ScenarioException refused =
                assertThrows(ScenarioException.class, () -> read(SMALL.replace(from, to)));
        return String.valueOf(refused.getMessage())
                .replace(folder.toString() + folder.getFileSystem().getSeparator(), "");
    }

    @Test
    void aLessonIsReadWithItsScenarioChangedAsTheStepSays() throws Exception {
        Lesson lesson = read(SMALL);
        Lesson.Step step = lesson.steps().getFirst();
        assertEquals("small", lesson.name());
        assertEquals(7, lesson.number());
        assertEquals(new Look(Optional.of("B"), Optional.of(new Namespace("test"))), step.look());
        assertEquals(new Span(Durations.SECOND, 3 * Durations.SECOND, 4), step.span());
        assertEquals("gossip-2026-05", step.judged().policy());
        assertEquals(
                List.of("Yes 1 2", "No 2 3"),
                step.choices().stream().map(c -> c.say() + " " + c.from() + " " + c.to()).toList());
    }

    @Test
    void whatIsPlayedExpectsNoMoreThanTheCheckSoThatItGivesNothingAway() throws Exception {
        Lesson.Step step = read(SMALL).steps().getFirst();
        assertEquals(3, step.judged().expectations().size());
        assertEquals(
                step.judged().expectations().subList(0, 1),
                step.exhibit().scenario().expectations());
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        assertEquals(
                "small.lesson:2:9: expected a number from 1 to 1000, found the number 0",
                refusal("number: 7", "number: 0"));
        assertEquals(
                "small.lesson:9:16: expected a relay or client: one of A, B, pub, found 'X'",
                refusal("{at: B,", "{at: X,"));
        assertEquals(
                "small.lesson:18:45: expected a relay or all: one of A, B, all, found 'Q'",
                refusal("{at: 2s, relay: A,", "{at: 2s, relay: Q,"));
        assertEquals(
                "small.lesson:12:26: expected a duration with its unit, such as 250ms or 2.5s,"
                        + " at most a week, found 'long'",
                refusal("hold-down: 1s", "hold-down: long"));
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithTheOneProbablyMeant() {
        assertEquals(
                "small.lesson:7:5: expected a key of a step: one of goal, question, hint, look,"
                        + " with, at, to, slower, choices, check, explain, found 'qestion' (did you"
                        + " mean 'question'?)",
                refusal("question:", "qestion:"));
        assertEquals(
                "small.lesson:11:7: expected a key of what is changed: one of policy, knobs, mesh,"
                        + " bounds, seed, acts, found 'expect'",
                refusal("policy: gossip-2026-05", "expect: []"));
    }

    @Test
    void whatIsClaimedForLaterThanTheRunIsRefused() {
        assertEquals(
                "small.lesson:18:29: expected a time up to that of 'to', 3s, found a later one",
                refusal("{at: 2s, relay: A,", "{at: 3.5s, relay: A,"));
    }

    @Test
    void thereAreAtLeastTwoChoicesAndAtMostFour() {
        assertEquals(
                "small.lesson:17:7: expected a list of 2 or more choices, found a list",
                refusal(
                        "      - {say: \"No\", claim: [{at: 2s, relay: A, namespace: test, state:"
                                + " absent}], because: \"not so\"}\n",
                        ""));
    }

    @Test
    void aScenarioThatIsNotThereIsNamed() {
        assertEquals(
                "other.yaml:1:1: expected a scenario file, found no file of that name",
                refusal("pair.yaml", "other.yaml"));
    }
}
