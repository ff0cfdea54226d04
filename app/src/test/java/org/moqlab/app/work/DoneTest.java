package org.moqlab.app.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Scenarios;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// Which commands of a recording are a person's, and which the scenario's own.
final class DoneTest {
    private static final long MS = Durations.MILLI;

    private final Scenario scenario = Scenarios.zombie();
    private final String first = scenario.acts().getFirst().command().text();
    private final long due = scenario.acts().getFirst().at();
    private final List<MeshEvent> commands = new ArrayList<>();

    private void did(long t, String text) {
        commands.add(
                new MeshEvent(
                        commands.size() + 1L,
                        t,
                        "",
                        0,
                        MeshEvent.EXTERNAL,
                        List.of(),
                        new EventBody.CommandApplied(text)));
    }

    private List<Long> byHand(long late) {
        return Done.byHand(scenario, commands, late).stream().map(MeshEvent::n).toList();
    }

    @Test
    void anActOfALiveMeshIsNoPersonsThoughItComesALittleLate() {
        did(due + 3 * MS, first);
        assertEquals(List.of(), byHand(Done.LIVE_DELAY));
        assertEquals(List.of(1L), byHand(0), "in virtual time acts are never late");
    }

    @Test
    void theSameDoneAgainOrBeforeItsTimeIsAPersons() {
        did(due - MS, first);
        did(due + 3 * MS, first);
        did(due + 90 * MS, first);
        assertEquals(List.of(1L, 3L), byHand(Done.LIVE_DELAY));
    }
}
