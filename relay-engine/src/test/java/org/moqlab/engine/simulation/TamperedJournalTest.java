package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.driver.Roster;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.invariant.Grounds;
import org.moqlab.engine.mesh.invariant.Invariants;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.TableRow;

/// What no policy does is put into the journal of a real run, which is then judged again.
final class TamperedJournalTest {
    /// B has two sessions, both with A, and thus a best route and at most one standby.
    private static final Scenario PAIR =
            Judged.scenario(
                    """
                    mesh:
                      policy: gossip-2026-05
                      topology: {shape: line, relays: [A, B], sessions: 2, latency: 5ms}
                      clients:
                        - {publisher: pub, at: A, namespace: test}
                    acts:
                      - {at: 1s, start: pub}
                    """);

    private static List<Finding> judge(int standbys) {
        List<MeshEvent> events = new ArrayList<>();
        try (SimulatedMesh mesh = new SimulatedMesh(PAIR)) {
            mesh.advanceTo(2 * Durations.SECOND);
            mesh.journal().all().stream()
                    .filter(event -> !(event.body() instanceof EventBody.FindingRaised))
                    .forEach(events::add);
        }
        events.addLast(crowded(events, standbys));
        Roster roster = new Roster(PAIR);
        Invariants invariants =
                new Invariants(new Grounds(PAIR, roster.policy(), roster.timings()));
        Journal journal = new Journal();
        for (MeshEvent event : events) {
            MeshSnapshot before = journal.snapshot();
            MeshEvent next =
                    new MeshEvent(
                            journal.next(),
                            event.t(),
                            event.relay(),
                            event.session(),
                            event.cause(),
                            List.of(),
                            event.body());
            journal.append(next);
            invariants.saw(next, before, journal.snapshot(), journal::event);
        }
        long rest = events.getLast().t() + 2 * Durations.SECOND;
        return invariants.check(rest, journal.snapshot(), journal::event).stream()
                .filter(finding -> finding.invariant().equals("bounded"))
                .toList();
    }

    /// The last row of B with so many standbys.
    private static MeshEvent crowded(List<MeshEvent> events, int standbys) {
        MeshEvent last =
                events.stream()
                        .filter(event ->
                                event.relay().equals("B")
                                        && event.body() instanceof EventBody.Decided)
                        .reduce((_, later) -> later)
                        .orElseThrow();
        TableRow row = ((EventBody.Decided) last.body()).row();
        RankedRoute route = row.best().orElseThrow();
        TableRow more =
                new TableRow(
                        row.namespace(),
                        row.best(),
                        Collections.nCopies(standbys, route),
                        row.holdDownUntil());
        return new MeshEvent(
                last.n(),
                last.t(),
                "B",
                0,
                last.cause(),
                List.of(),
                new EventBody.Decided(more, ""));
    }

    @Test
    void aRelayHasNoMoreRoutesThanItsSessionsCanOffer() {
        List<String> found = judge(2).stream().map(Finding::found).toList();

        assertEquals(List.of("3 routes"), found);
        assertEquals(List.of(), judge(1));
    }
}
