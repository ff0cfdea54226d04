package org.moqlab.app.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ShownTest {
    @Test
    void plainNamesStayAsTheyAre() {
        assertEquals("demo/bbb", Shown.name("demo/bbb"));
        assertEquals("Übertragung é 日本", Shown.name("Übertragung é 日本"));
        assertEquals("/", Shown.name(""));
    }

    @Test
    void whatTurnsTextRoundHidesOrBreaksLinesIsWrittenOut() {
        assertEquals("demo/\\u{202e}bbb", Shown.name("demo/\u202ebbb"));
        assertEquals("a\\u{200b}b", Shown.name("a\u200bb"));
        assertEquals("\\u{1b}[31mred", Shown.name("\u001b[31mred"));
        assertEquals("one\\u{a}two", Shown.name("one\ntwo"));
        assertEquals("a\\u{a0}b", Shown.name("a\u00a0b"));
        assertEquals("\\u{d800}", Shown.name("\ud800"));
        assertEquals("\\u{e000}", Shown.name("\ue000"));
    }

    @Test
    void namesThatDifferLookDifferent() {
        assertNotEquals(Shown.name("a\\u{200b}b"), Shown.name("a\u200bb"));
        List<String> alike = List.of("a", "a\u200b", "a\u00ad", "\u2066a", "a\u0000", "a\\");
        assertEquals(alike.size(), alike.stream().map(Shown::name).distinct().count());
    }

    @Test
    void marksDoNotPileUp() {
        String shown = Shown.text("e" + "\u0301".repeat(3), 100);
        assertEquals("e\u0301\u0301\\u{301}", shown);
        assertEquals("\\u{301}x", Shown.text("\u0301x", 100));
    }

    @Test
    void longNamesAreCutAndSaySo() {
        String shown = Shown.name("x".repeat(4_096));
        assertEquals("x".repeat(Shown.MAX_NAME) + "…", shown);
        String escaped = Shown.name("\u202e".repeat(4_096));
        assertTrue(escaped.length() <= Shown.MAX_NAME + 12, escaped);
    }

    @Test
    void textFromRightToLeftDoesNotMoveWhatStandsBesideIt() {
        assertEquals("\u200eשלום\u200e", Shown.name("שלום"));
    }
}
