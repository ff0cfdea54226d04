package org.moqlab.app.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SheetTest {
    private static final Sheet SHEET =
            new Sheet(
                    List.of("relay", "test"),
                    List.of(List.of("A", "ghost, \"24\" hops"), List.of("Berlin", "a\nb")));

    @Test
    void asTextColumnsAreAsWideAsTheirWidestCell() {
        assertEquals(
                """
                relay   test
                A       ghost, "24" hops
                Berlin  a b
                """,
                SHEET.text());
    }

    @Test
    void asCsvNothingIsAFormulaToASpreadsheetAndNumbersStay() {
        Sheet foreign = new Sheet(List.of("=a", "b", "c"), List.of(List.of("@x", "-1", "+0.70")));
        assertEquals("'=a,b,c\r\n'@x,-1,+0.70\r\n", foreign.csv());
    }

    @Test
    void asCsvCellsAreQuotedWhereTheyNeedIt() {
        assertEquals(
                "relay,test\r\nA,\"ghost, \"\"24\"\" hops\"\r\nBerlin,\"a\nb\"\r\n", SHEET.csv());
    }
}
