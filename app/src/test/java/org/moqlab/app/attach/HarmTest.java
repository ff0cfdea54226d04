package org.moqlab.app.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.app.canvas.Survey;
import org.moqlab.engine.model.Namespace;

/// A relay that means harm fills nothing, misleads nobody and keeps nobody waiting.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class HarmTest {
    private static final int NAMES = 20_000;
    private static final int STRANGERS = 3_000;

    private static Story flood() {
        Story story = new Story().up("good", 1).up("bad", 2).tells("good", "cam", 900, 1);
        for (int i = 0; i < NAMES; i++) {
            story.tells("bad", "flood/" + i, 900, 10_000L + i % STRANGERS, 2);
        }
        return story;
    }

    private static Question of(String relay, String name) {
        return new Question(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(relay),
                Optional.of(new Namespace(name)),
                "");
    }

    @Test
    void aFloodOfNamesAndInventedRelaysStaysWithinBounds() {
        Look look = flood().look(of("bad", "flood/19999"));
        assertEquals(2 + Surveyor.MAX_HEARSAY, look.survey().relays().size());
        assertTrue(look.survey().ties().size() <= Survey.MAX_TIES);
        assertEquals(SheetMaker.MAX_ROWS, look.sheet().rows().size());
        assertEquals(NAMES, look.sheet().all());
        assertEquals(GridMaker.MAX_ROWS, look.grid().rows().size());
        assertTrue(
                look.grid().summary().contains("compared, the first"), () -> look.grid().summary());
        assertEquals(SheetMaker.MAX_PEERS, look.sheet().peers().size());
        assertTrue(look.changes().size() <= Changes.MAX_LINES);
        assertTrue(look.findings().size() <= LookMaker.MAX_FINDINGS);
    }

    @Test
    void aNameThatIsLookedForIsFoundInTheFlood() {
        Question question =
                new Question(
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.of("bad"),
                        Optional.empty(),
                        "FLOOD/19999");
        Sheet sheet = flood().look(question).sheet();
        assertEquals(
                List.of("flood/19999"), sheet.rows().stream().map(SheetRow.Facts::name).toList());
        assertEquals(1, sheet.fitting());
    }

    @Test
    void nothingThatIsShownTurnsTextRoundOrBreaksLines() {
        String bad = "demo/\u202ecod.4pm\u0000\n\u001b[2J\u2066\u200b" + "x".repeat(3_000);
        Story story =
                new Story()
                        .up("good", 1)
                        .up("bad", 2)
                        .connects("bad", bad, "https://" + bad)
                        .tells("bad", bad, 900, 2)
                        .tells("good", ".internal/origins/https:/evil\u202e.example", 5, 1)
                        .after(9_000);
        Look look = story.look(of("bad", bad));
        List<String> words =
                Stream.<Collection<?>>of(
                                look.survey().relays(),
                                look.survey().ties(),
                                look.survey().homes(),
                                look.sources(),
                                look.sheet().peers(),
                                look.sheet().why(),
                                look.grid().rows(),
                                look.findings(),
                                look.changes())
                        .flatMap(Collection::stream)
                        .map(Object::toString)
                        .toList();
        for (String each : words) {
            assertTrue(each.codePoints().noneMatch(HarmTest::misleads), each);
            assertTrue(each.length() < 5_000, () -> each.length() + " characters");
        }
        assertTrue(
                look.survey()
                        .topic()
                        .orElseThrow()
                        .namespace()
                        .path()
                        .codePoints()
                        .noneMatch(HarmTest::misleads));
    }

    /// The name of a publisher's box parts its two halves by a character that is not shown.
    private static boolean misleads(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.CONTROL -> point != 0;
            default -> false;
        };
    }

    @Test
    void theLabelOfARelayThatAPersonNamedCannotBeTakenByAnother() {
        Story story = new Story().named("id 77", true).up("B", 2).tells("B", "cam", 900, 77, 2);
        Look look = story.look(Question.FIRST);
        assertEquals(
                List.of("B", "id 77", "id 77 (2)"),
                look.survey().relays().stream().map(Survey.Relay::name).toList());
    }

    @Test
    void theTableIsNoFormulaToASpreadsheet() {
        Story story = new Story().up("A", 1).tells("A", "=1+1,\"x\"", 900, 1);
        String csv = SheetMaker.words(story.look(of("A", "other")).sheet().rows()).csv();
        assertTrue(csv.contains("\"'=1+1,\"\"x\"\"\""), csv);
    }
}
