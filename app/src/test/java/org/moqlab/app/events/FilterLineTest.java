package org.moqlab.app.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A line of filter and its chips.
final class FilterLineTest {
    @Test
    void aChipStandsForEachValueAndEachWord() {
        assertEquals(
                List.of("relay:A", "relay:B", "kind:sent", "FRAME", "kill:"),
                FilterLine.chips("  relay:A,B  KIND:sent FRAME kill: "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                   | relay:A      | relay:A",
                "relay:A              | relay:B      | relay:A,B",
                "relay:A,B FRAME      | relay:A      | relay:B FRAME",
                "relay:A FRAME        | relay:a      | FRAME",
                "relay:A FRAME        | frame        | relay:A",
                "kind:sent            | relay:A      | kind:sent relay:A",
                "session:A-B·1        | session:A–B·1 | ''",
                "one two              | three        | one two three"
            })
    void turningAChipEditsTheLine(String line, String chip, String then) {
        assertEquals(then, FilterLine.turn(line, chip));
        assertEquals(!FilterLine.has(line, chip), FilterLine.has(then, chip));
    }

    @Test
    void aLineOfManyTermsHasAsManyChipsAsTermsCount() {
        String many = "word ".repeat(EventFilter.MAX_TERMS + 5);
        assertEquals(EventFilter.MAX_TERMS, FilterLine.chips(many).size());
        assertTrue(FilterLine.has("a:b", "a:b"));
    }
}
