package org.moqlab.app.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

final class EventFilterTest {
    private static EventRow row(long n, String relay, String session, EventBody body) {
        MeshEvent event = new MeshEvent(n, 0, relay, 0, 0, List.of(), body);
        return new EventRow(event, _ -> Optional.of(event), 0, session);
    }

    private static final List<EventRow> ROWS =
            List.of(
                    row(1, "A", "A–B·1", new EventBody.Dropped("announce test", "unknown")),
                    row(2, "B", "A–B·1", new EventBody.DeadlineReached("hold-down", "test", "on")),
                    row(3, "C", "A–C·2", new EventBody.Dropped("announce clock", "late")),
                    row(4, "", "", new EventBody.CommandApplied("kill: A")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | 1 2 3 4",
                "test                  | 1 2",
                "announce unknown      | 1",
                "relay:A,C             | 1 3",
                "relay:a,c kind:drop   | 1 3",
                "kind:deadline         | 2",
                "session:A-B           | 1 2",
                "namespace:clock       | 3",
                "kill: A               | 4",
                "event:3               | 3",
                "event:1,4             | 1 4",
                "event:2-3             | 2 3",
                "event:-2 announce     | 1",
                "event:3-              | 3 4",
                "event:x               | ''",
                "event:-               | ''",
                "client:A              | 1",
                "nothing-like-it       | ''"
            })
    void termsAreAllToHold(String filter, String numbers) {
        Stream<Long> kept = ROWS.stream().filter(EventFilter.parse(filter)).map(EventRow::number);
        assertEquals(numbers, String.join(" ", kept.map(String::valueOf).toList()));
    }

    @Test
    void aRowWhoseEventIsNoLongerKeptSaysSo() {
        EventBody body = new EventBody.Dropped("announce test", "unknown");
        MeshEvent event = new MeshEvent(7, 9, "A", 3, 2, List.of(), body);
        EventRow row = new EventRow(event, _ -> Optional.empty(), 0, "A–B·1");

        assertEquals("no longer kept", row.what());
        assertEquals("dropped", row.glyph());
        assertEquals(7, row.number());
        assertEquals(9, row.time());
        assertEquals(2, row.cause());
        assertEquals(3, row.connection());
    }
}
