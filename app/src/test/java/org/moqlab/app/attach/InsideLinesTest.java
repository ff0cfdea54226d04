package org.moqlab.app.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.attach.Held;
import org.moqlab.engine.attach.Inside;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;

/// What relays of the lab show of their inside, in words; and that others do not.
final class InsideLinesTest {
    private static final Namespace CAM = new Namespace("cam");

    private static Question about(String relay) {
        return new Question(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(relay),
                Optional.of(CAM),
                "");
    }

    private static Inside.Talk talk(long id, String peer, boolean dialled, boolean up) {
        Inside.Figures figures = new Inside.Figures("quic", 12_000, 345, 2_000_000, 1);
        return new Inside.Talk(id, peer, dialled, up, "moq-lite-05", 0, Optional.of(figures));
    }

    private static Inside inside(Optional<List<Inside.Reader>> readers) {
        return new Inside(
                "gossip-2026-08",
                List.of(
                        talk(1, "https://B.example/", true, true),
                        talk(2, "https://C.example/", true, true),
                        talk(3, "10.0.0.9:4443", false, true),
                        talk(4, "10.0.0.8:4443", false, false)),
                List.of(new Inside.Dial("https://D.example/", "backing-off", 4_500_000_000L)),
                readers,
                false,
                1_000_000_000L);
    }

    private static Story story() {
        Inside.Reader reader = new Inside.Reader(3, CAM, "video", 1, true);
        Inside.Reader waiting = new Inside.Reader(3, CAM, "audio", 0, false);
        HopPath way = new HopPath(List.of(new Origin(900), new Origin(3), new Origin(1)));
        Held.Way other = new Held.Way(2, way, RouteCost.ZERO, 500_000_000L, "longer");
        return new Story()
                .lab("A", 1, inside(Optional.of(List.of(reader, waiting))))
                .up("B", 2)
                .up("C", 3)
                .tells("A", "cam", 900, 2, 1)
                .tells("B", "cam", 900, 2)
                .holds("A", "cam", new Held(1, "first-heard", List.of(other), 3, 3_000_000_000L))
                .after(2_000);
    }

    private static List<String> words(List<Line> lines) {
        return lines.stream()
                .map(line ->
                        String.join("|", line.head(), line.text(), line.age())
                                .replace('\u00a0', ' '))
                .toList();
    }

    @Test
    void sessionsStandWithTheirWiresAndFiguresAndThoseThatAreOverAreCounted() {
        List<String> lines = words(story().look(about("A")).sheet().peers());
        assertEquals(
                List.of(
                        "#1 B|dialled, moq-lite-05|2 s",
                        "|quic: 12 000 octets in, 345 out, round trip 2 ms, 1 lost|1 s",
                        "#2 C|dialled, moq-lite-05|2 s",
                        "|quic: 12 000 octets in, 345 out, round trip 2 ms, 1 lost|1 s",
                        "#3 10.0.0.9:4443|came to it, moq-lite-05|2 s",
                        "|quic: 12 000 octets in, 345 out, round trip 2 ms, 1 lost|1 s",
                        "https://D.example/|backing-off, again in 2 s|",
                        "|1 session is over|"),
                lines.subList(0, 8));
    }

    @Test
    void whoReadsWhatThroughWhomStandsWithItsAge() {
        assertEquals(
                List.of(
                        "#3 10.0.0.9:4443|cam video, from #1 B|1 s",
                        "#3 10.0.0.9:4443|cam audio, waits|1 s"),
                words(story().look(about("A")).sheet().readers()));
    }

    @Test
    void otherWaysRulesAndTimersAnswerWhyANameIsThere() {
        List<String> why = words(story().look(about("A")).sheet().why());
        assertTrue(
                why.containsAll(
                        List.of(
                                "Session|#1 B|",
                                "Other way|900 › C › A, over #2 C; standby: more hops|1 s",
                                "Other way|and 3 more|",
                                "Timer|held down for another 1 s|",
                                "Readers|2 read it here|1 s")),
                why::toString);
    }

    @Test
    void ofARelayThatIsNotOfTheLabNothingOfThatIsClaimed() {
        Sheet sheet = story().look(about("B")).sheet();
        assertFalse(sheet.open());
        assertEquals(
                List.of("|who reads through it: not visible from here|"), words(sheet.readers()));
        assertEquals(-1, sheet.rows().getFirst().others());
        assertEquals(4, story().look(about("A")).sheet().rows().getFirst().others());
    }

    @Test
    void aRelayThatTellsSessionsButNotReadersIsSaidNotTo() {
        Story story = new Story().lab("A", 1, inside(Optional.empty())).tells("A", "cam", 900, 1);
        Look look = story.look(about("A"));
        assertEquals(
                List.of("|who reads through it: not visible from here|"),
                words(look.sheet().readers()));
        assertTrue(look.invisible().stream().anyMatch(line -> line.contains("who subscribes")));
    }

    @Test
    void whereEveryRelayShowsItsInsideNothingOfThatIsCalledInvisible() {
        Story story = new Story().lab("A", 1, inside(Optional.of(List.of())));
        assertTrue(
                story.look(about("A")).invisible().stream()
                        .noneMatch(line -> line.contains("who subscribes")));
    }

    @Test
    void aFloodOfSessionsAndReadersStaysWithinBoundsAndIsFitToBeShown() {
        String bad = "evil\u202e\u001b[2J\n".repeat(100);
        List<Inside.Talk> talks = new ArrayList<>();
        List<Inside.Reader> readers = new ArrayList<>();
        for (int i = 0; i < 1_024; i++) {
            talks.add(talk(i, bad + i, false, true));
            readers.add(new Inside.Reader(i, new Namespace(bad + i), bad, i, true));
        }
        Inside inside = new Inside(bad, talks, List.of(), Optional.of(readers), true, 0);
        Sheet sheet = new Story().lab("A", 1, inside).look(about("A")).sheet();
        assertEquals(2 * InsideLines.MAX_SESSIONS, sheet.peers().size());
        assertEquals(InsideLines.MAX_READERS + 1, sheet.readers().size());
        for (Line line : sheet.readers()) {
            String all = line.head() + line.text();
            assertTrue(all.codePoints().allMatch(point -> point >= ' ' && point != 0x202e), all);
        }
    }
}
