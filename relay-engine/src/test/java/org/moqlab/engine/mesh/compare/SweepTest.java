package org.moqlab.engine.mesh.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;

/// Settings and the values they take.
final class SweepTest {
    @Test
    void an_axis_goes_from_its_start_in_steps_and_never_past_its_end() throws ScenarioException {
        Axis times = Axis.parse("hold-down=0..1s/300ms");
        long step = 300 * Durations.MILLI;
        assertEquals(new Axis("hold-down", true, List.of(0L, step, 2 * step, 3 * step)), times);
        assertEquals(
                new Axis("infinity", false, List.of(4L, 8L, 12L)), Axis.parse("infinity=4..14/4"));
        assertEquals(new Axis("sessions", false, List.of(1L, 2L)), Axis.parse("sessions=1..2/1"));
    }

    @Test
    void a_sweep_plays_every_combination_the_last_setting_fastest() throws ScenarioException {
        Sweep sweep =
                new Sweep(List.of(Axis.parse("hold-down=0..1s/1s"), Axis.parse("infinity=4..8/4")));
        assertEquals(
                List.of(
                        "hold-down=0s+infinity=4",
                        "hold-down=0s+infinity=8",
                        "hold-down=1s+infinity=4",
                        "hold-down=1s+infinity=8"),
                sweep.points().stream().map(point -> point.fix().text()).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hold-down",
                "hold-down=1s",
                "hold-down=1s..0s/1ms",
                "hold-down=0..1s/0s",
                "hold-down=0..1s/1",
                "hold-down=0..1h/1ms",
                "infinity=0..4/1",
                "infinity=1..4/1s",
                "sessions=1..3/1",
                "holddown=0..1s/1ms",
                "hop-aware-cleanup=0..1s/1ms"
            })
    void other_axes_are_refused(String text) {
        assertThrows(ScenarioException.class, () -> Axis.parse(text));
    }

    @Test
    void too_many_runs_are_refused() throws ScenarioException {
        Axis many = Axis.parse("hold-down=0..1s/5ms");
        Axis more = Axis.parse("reconnect-delay=0..1s/5ms");
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new Sweep(List.of(many, more)));
        assertEquals("more than 10000 combinations; widen the steps", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "admin-purge|admin-purge:1:1: expected one or all, found 'true'",
                "sessions=3|sessions:1:1: expected 1 or 2, found '3'",
                "infinity=none|infinity:1:12: expected a number of hops from 1 to 1000000, found"
                        + " 'none'",
                "split-horizn|split-horizn:1:2: expected a key of knobs: one of hold-down,"
                    + " watcher-delay, idle-timeout, keep-alive, linger, origin-id, split-horizon,"
                    + " infinity, hop-aware-cleanup, reconnect-delay, publisher-heartbeat,"
                    + " heartbeat-interval and 1 more, found 'split-horizn' (did you mean"
                    + " 'split-horizon'?)"
            })
    void a_fix_that_is_none_is_refused_with_what_is_wrong(String text, String message) {
        ScenarioException refused = assertThrows(ScenarioException.class, () -> Fix.parse(text));
        assertEquals(message, refused.getMessage());
    }

    @Test
    void every_fix_there_is_can_be_read() throws ScenarioException {
        for (String text : Fix.all()) {
            assertEquals(text, Fix.parse(text).text());
        }
    }
}
