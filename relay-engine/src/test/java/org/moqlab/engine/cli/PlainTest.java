package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Names from anywhere cannot command a terminal.
final class PlainTest {
    @Test
    void whateverATerminalMightObeyIsReplaced() {
        assertEquals("a?[2Jb", Plain.line("a\u001b[2Jb"));
        assertEquals("a?31mb", Plain.line("a\u009b31mb"));
        assertEquals("a?b?c?", Plain.line("a\nb\rc\u0007"));
        assertEquals("a?b", Plain.line("a\u202eb"));
        assertEquals("a?b", Plain.line("a\u2028b"));
        assertEquals("a?", Plain.line("a\ud800"));
        assertEquals("ä 😀", Plain.line("ä 😀"));
    }
}
