package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Times as people write them.
final class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0s, 0",
        "1ns, 1",
        "30us, 30000",
        "0.1ms, 100000",
        "250ms, 250000000",
        "1.5s, 1500000000",
        "2 s, 2000000000",
        "' 2s ', 2000000000",
        "2m, 120000000000",
        "1.5h, 5400000000000",
        "0.000000001s, 1",
        "168h, 604800000000000"
    })
    void a_time_with_its_unit_is_read(String text, long ns) {
        assertEquals(OptionalLong.of(ns), Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "s",
                "-1s",
                "+1s",
                "1.s",
                ".5s",
                "1,5s",
                "1e3s",
                "1 d",
                "1S",
                "1.5ns",
                "0.0000000001s",
                "168.1h",
                "9999999999s",
                "1s 2ms",
                "١s",
                "1\u00a0s",
                "NaNs"
            })
    void anything_else_is_no_time(String text) {
        assertEquals(OptionalLong.empty(), Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 0.000001ms",
        "100000, 0.1ms",
        "1000000, 1ms",
        "99999999, 99.999999ms",
        "100000000, 100ms",
        "250000000, 250ms",
        "999999999, 999.999999ms",
        "1000000000, 1s",
        "2600000000, 2.6s",
        "10000000000, 10s",
        "604800000000000, 604800s",
        "-250000000, -250ms"
    })
    void a_time_is_written_without_useless_digits(long ns, String text) {
        assertEquals(text, Durations.format(ns));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999, 1_000_000, 123_456_789, 1_000_000_001, Durations.MAX})
    void what_is_written_is_read_back(long ns) {
        assertEquals(OptionalLong.of(ns), Durations.parse(Durations.format(ns)));
    }
}
