package org.moqlab.app.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    @ParameterizedTest
    @CsvSource({"0,0", "999,999", "1000,1 000", "11806,11 806", "1234567,1 234 567", "-12,−12"})
    void digitsAreGroupedByThree(long number, String text) {
        assertEquals(text, plain(Figures.count(number)));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "180000,180 µs",
        "3000000,3 ms",
        "999999999,999 ms",
        "11260000000,11.3 s",
        "125000000000,2 min 05 s"
    })
    void aSpanHasThreeFiguresAndItsUnit(long ns, String text) {
        assertEquals(text, plain(Figures.span(ns)));
    }

    @Test
    void aTimeIsWrittenToTheMillisecondOrMicrosecond() {
        assertEquals("12.268", Figures.seconds(12_268_999_999L));
        assertEquals("12.260 114", plain(Figures.micros(12_260_114_999L)));
        assertEquals("12.268 s", plain(Figures.clock(12_268_000_000L)));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "700000,+0.70", "3092000,+3.09"})
    void aDifferenceHasASignUnlessThereIsNone(long ns, String text) {
        assertEquals(text, Figures.delta(ns));
    }

    @ParameterizedTest
    @CsvSource({"0.01,0.01×", "0.1,0.10×", "1,1.0×", "2.5,2.5×", "10,10×"})
    void aSpeedHasAsManyPlacesAsItNeeds(double factor, String text) {
        assertEquals(text, Figures.speed(factor));
    }
}
