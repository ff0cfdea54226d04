package org.moqlab.app.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.app.canvas.Survey;
import org.moqlab.app.canvas.Survey.Basis;
import org.moqlab.app.canvas.Survey.Proof;
import org.moqlab.app.canvas.Survey.Standing;
import org.moqlab.app.canvas.Survey.Tie;
import org.moqlab.app.findings.FindingRow;
import org.moqlab.app.matrix.MatrixCell;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.WatchedRelay.State;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.Namespace;

/// What a window says of a cluster that is seen from outside, and what it does not claim.
final class LookMakerTest {
    private static Question of(String relay, String name) {
        return new Question(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(relay),
                Optional.of(new Namespace(name)),
                "");
    }

    /// A tells it from its publisher, B by A, and B knows a relay that nobody else does.
    private static Story pair() {
        return new Story()
                .up("A", 1)
                .up("B", 2)
                .connects("B", "https://A.example/")
                .after(1_000)
                .tells("A", "cam", 900, 1)
                .tells("B", "cam", 900, 1, 2)
                .tells("B", "roof", 0, 77, 2);
    }

    @Test
    void tiesSayWhatTheyRestOnAndHowOldTheirProofIs() {
        Survey survey = pair().after(7_000).look(Question.FIRST).survey();
        assertEquals(
                List.of(
                        new Tie(
                                "id 77",
                                "B",
                                new Proof(Basis.UNKNOWN, "1 way leads over it", "7\u00a0s", false)),
                        new Tie(
                                "A",
                                "B",
                                new Proof(
                                        Basis.OBSERVED,
                                        "B says so, 1 way leads over it",
                                        "7\u00a0s",
                                        false))),
                survey.ties());
    }

    @Test
    void aTieThatNoEndTellsIsInferredAndGrowsOld() {
        Survey survey =
                new Story()
                        .up("A", 1)
                        .up("B", 2)
                        .tells("B", "cam", 900, 1, 2)
                        .after(120_000)
                        .look(Question.FIRST)
                        .survey();
        assertEquals(
                List.of(
                        new Tie(
                                "A",
                                "B",
                                new Proof(
                                        Basis.INFERRED,
                                        "1 way leads over it",
                                        "2\u00a0min",
                                        true))),
                survey.ties());
    }

    @Test
    void aRelayThatOnlyWaysSpeakOfIsDrawnAsHearsay() {
        Survey survey = pair().look(Question.FIRST).survey();
        assertEquals(
                List.of(Standing.UP, Standing.UP, Standing.HEARSAY),
                survey.relays().stream().map(Survey.Relay::standing).toList());
        assertEquals("id 77", survey.relays().getLast().name());
    }

    @Test
    void aNameWhosePublisherHidesIsUnknownAndNotLive() {
        Look look = pair().look(of("B", "roof"));
        assertEquals(
                List.of(EntryState.ABSENT, EntryState.UNKNOWN, EntryState.UNKNOWN),
                look.survey().relays().stream().map(Survey.Relay::entry).toList());
        assertEquals(
                List.of(new MatrixCell(EntryState.ABSENT, -1, false, "")),
                look.grid().rows().getFirst().cells().subList(0, 1));
        assertEquals("Why is roof here?", look.sheet().question());
        assertEquals(
                List.of(Words.of("attach.publisher.doubted")),
                look.survey().homes().stream().map(Survey.Home::title).toList());
    }

    @Test
    void publisherAndFetchesFollowTheSelectedName() {
        Survey survey = pair().look(of("B", "cam")).survey();
        assertEquals(List.of(new Survey.Fetch("B", "A", EntryState.LIVE)), survey.fetches());
        assertEquals(
                List.of("publisher id 900"),
                survey.homes().stream().map(home -> home.title() + " " + home.detail()).toList());
        assertEquals("live on 2 of 2", survey.topic().orElseThrow().verdict());
    }

    @Test
    void aNameIsMissingOnlyWhereAFindingSaysSoAndTheFindingSaysItsDoubt() {
        Story story = pair().takesBack("B", "cam", 900, 1, 2);
        assertEquals(EntryState.ABSENT, entry(story.look(of("B", "cam")), 1));

        Look later =
                story.tells("A", "other", 900, 1)
                        .tells("B", "other", 900, 1, 2)
                        .after(6_000)
                        .look(of("B", "cam"));
        assertEquals(EntryState.MISSING, entry(later, 1));
        assertEquals("1 thing looks wrong", later.survey().relays().get(1).warning());
        FindingRow row = later.findings().getFirst();
        assertEquals("black-hole", row.invariant());
        assertTrue(row.why().startsWith("Not proven: "), row.why());
    }

    private static EntryState entry(Look look, int relay) {
        return look.survey().relays().get(relay).entry();
    }

    @Test
    void aGhostIsOneOnlyAfterItWasAskedFor() {
        Story story = pair().after(8_000);
        assertFalse(
                story.look(of("B", "cam")).survey().relays().stream()
                        .anyMatch(relay -> relay.entry() == EntryState.GHOST));

        Look asked = story.provenDead("B", "cam").look(of("B", "cam"));
        assertEquals(EntryState.GHOST, entry(asked, 1));
        assertEquals(List.of(0, 1), asked.grid().ghosts());
        assertEquals("ghost on B", asked.grid().rows().getFirst().verdict());
    }

    @Test
    void aLostRelayIsUnknownAndARefusalIsAFact() {
        Look look =
                pair().after(1_000)
                        .stands("A", State.LOST, "no answer")
                        .named("C", true)
                        .stands("C", State.REFUSED, "401")
                        .look(of("A", "cam"));
        assertEquals(EntryState.UNKNOWN, entry(look, 0));
        assertEquals(
                List.of(
                        "A: does not answer: no answer",
                        "B: announcements, moq-lite-05",
                        "C: refuses: 401"),
                look.sources().stream()
                        .map(source -> source.relay() + ": " + source.lines().getFirst().head())
                        .toList());
        assertEquals("1 of 3 relays watched, 1 only heard of", look.counts());
        assertEquals(
                "The relay is not watched now, so nothing it told holds any more.",
                look.sheet().why().getLast().text());
    }

    @Test
    void aRelayOfAnOldWireIsSaidToHideItsWays() {
        Look look =
                new Story()
                        .named("old", true)
                        .stands("old", State.UP, "")
                        .speaks("old", "moq-lite-03")
                        .look(Question.FIRST);
        assertEquals(
                "speaks only moq-lite-03: ways unknown",
                look.sources().getFirst().lines().getFirst().head());
        assertTrue(
                look.invisible().contains("the ways of names at old"), look.invisible()::toString);
    }

    @Test
    void twoMomentsAreComparedLineByLine() {
        Story story = pair();
        long before = story.now();
        story.after(2_000).takesBack("B", "cam", 900, 1, 2).after(1_000);
        Look look =
                story.look(
                        new Question(
                                OptionalLong.empty(),
                                OptionalLong.of(before),
                                Optional.empty(),
                                Optional.empty(),
                                ""));
        assertTrue(
                look.changes().contains(new Line("", "B  cam", "900 > A > B → nothing")),
                look.changes()::toString);
    }

    @Test
    void noTokenIsInAnythingThatIsShown() {
        Look look = pair().look(of("B", "cam"));
        String shown =
                look.sources() + "" + look.sheet() + look.survey() + look.grid() + look.changes();
        assertFalse(shown.contains("secret-token"), shown);
    }
}
