package org.moqlab.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Selection;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;

final class LogViewModelTest {
    private final Run run = new Run(Scenarios.zombie());
    private final Selection selection = new Selection();
    private final LogViewModel log = new LogViewModel(run.moments(), run, selection);

    @BeforeEach
    void lookAtC() {
        selection.nodeProperty().set(Optional.of("C"));
        log.watch(true);
    }

    private List<Long> recorded(String relay, boolean messages) {
        return run.mesh().journal().all().stream()
                .filter(event -> event.relay().equals(relay))
                .filter(event ->
                        messages || (event.kind() != Kind.SENT && event.kind() != Kind.RECEIVED))
                .map(MeshEvent::n)
                .toList();
    }

    private static List<Long> latest(List<Long> numbers) {
        return numbers.subList(Math.max(0, numbers.size() - RelayLog.MAX), numbers.size());
    }

    private List<Long> shown() {
        return log.lines().stream().map(LogLine::event).toList();
    }

    @Test
    void theLogHasWhatHappenedAtTheRelayNewestLast() {
        run.to(1_500 * Durations.MILLI);
        assertEquals(recorded("C", false), shown());
        assertEquals("test: standby, 3 hops, best has 2 hops", log.lines().getLast().words());
        run.to(3 * Durations.SECOND);
        assertEquals(latest(recorded("C", false)), shown());
    }

    @Test
    void messagesAreListedWhenTheyAreWanted() {
        run.to(1_500 * Durations.MILLI);
        log.messagesProperty().set(true);
        assertEquals(latest(recorded("C", true)), shown());
        log.messagesProperty().set(false);
        assertEquals(latest(recorded("C", false)), shown());
    }

    @Test
    void theLogKeepsTheLatestAndSaysSo() {
        log.messagesProperty().set(true);
        run.to(8 * Durations.SECOND);
        assertEquals(RelayLog.MAX, log.lines().size());
        assertEquals("the latest 500", log.countProperty().get());
        run.to(10 * Durations.SECOND);
        assertEquals(latest(recorded("C", true)), shown());
    }

    @Test
    void anotherRelayHasItsOwnLog() {
        run.to(1_500 * Durations.MILLI);
        selection.nodeProperty().set(Optional.of("D"));
        assertEquals(recorded("D", false), shown());
    }

    @Test
    void aLineSelectsItsEvent() {
        run.to(1_500 * Durations.MILLI);
        LogLine last = log.lines().getLast();
        log.select(last);
        assertEquals(Optional.of(last.event()), selection.eventProperty().get());
        assertTrue(log.sheet().csv().startsWith("event,time_s,what\r\n"));
    }

    @Test
    void anotherRecordingIsReadAnew() {
        run.to(1_500 * Durations.MILLI);
        run.splice(100);
        run.to(1_600 * Durations.MILLI);
        assertEquals(recorded("C", false), shown());
    }
}
