package org.moqlab.engine.mesh.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.driver.Roster;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.simulation.SimulatedMesh;

/// Who is not of the mesh may hold as many sessions and say as much as he likes. What a live mesh
/// sees of a stranger is what a simulated run leaves when everything that happened at him is taken
/// out of its journal.
final class StrangersTest {
    private static Scenario scenario(String relays, int sessions, String clients) {
        try {
            return ScenarioFile.parse(
                    "strangers.yaml",
                    """
                    title: strangers
                    mesh:
                      policy: gossip-2026-05
                      topology: {shape: line, relays: [%s], sessions: %d, latency: 5ms}
                      clients: [%s]
                    """
                            .formatted(relays, sessions, clients));
        } catch (ScenarioException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final String THERE = "{publisher: pub, at: S, namespace: test}";

    /// What happens at some names in `seconds` of a run, findings left out. What was due to an
    /// event elsewhere is due to the first one.
    private static List<MeshEvent> seen(Scenario scenario, String acts, Set<String> at, int seconds)
            throws ScenarioException {
        String text = ScenarioWriter.print(scenario) + acts;
        List<MeshEvent> seen = new ArrayList<>();
        Map<Long, Long> numbers = new TreeMap<>();
        try (SimulatedMesh mesh = new SimulatedMesh(ScenarioFile.parse("run.yaml", text))) {
            mesh.advanceTo(seconds * Durations.SECOND);
            for (MeshEvent event : mesh.journal().all()) {
                if (at.contains(event.relay())) {
                    numbers.put(event.n(), numbers.size() + 1L);
                    seen.add(
                            new MeshEvent(
                                    numbers.size(),
                                    event.t(),
                                    event.relay(),
                                    event.session(),
                                    numbers.getOrDefault(event.cause(), 1L),
                                    List.of(),
                                    event.body()));
                }
            }
        }
        return seen;
    }

    /// Ids of what breaks when the events are judged as those of a scenario, and the mesh then
    /// rests.
    private static Set<String> broken(List<MeshEvent> events, Scenario scenario) {
        Roster roster = new Roster(scenario);
        Invariants invariants =
                new Invariants(new Grounds(scenario, roster.policy(), roster.timings()));
        Journal journal = new Journal();
        Set<String> broken = new TreeSet<>();
        for (MeshEvent event : events) {
            MeshSnapshot before = journal.snapshot();
            journal.append(event);
            invariants.saw(event, before, journal.snapshot(), journal::event).stream()
                    .map(Finding::invariant)
                    .forEach(broken::add);
        }
        long rest = events.getLast().t() + 2 * Durations.SECOND;
        invariants.check(rest, journal.snapshot(), journal::event).stream()
                .map(Finding::invariant)
                .forEach(broken::add);
        return broken;
    }

    @Test
    void a_stranger_may_hold_more_sessions_than_relays_hold_with_each_other()
            throws ScenarioException {
        Scenario two = scenario("A, S", 2, THERE);
        List<MeshEvent> all = seen(two, "", Set.of("A", "S", "pub", ""), 3);
        List<MeshEvent> ours = seen(two, "", Set.of("A"), 3);

        assertTrue(broken(all, scenario("A, S", 1, THERE)).contains("bounded"));
        assertFalse(broken(all, two).contains("bounded"));
        assertFalse(broken(ours, scenario("A", 1, "")).contains("bounded"));
    }

    @Test
    void what_a_stranger_publishes_is_no_entry_too_many() throws ScenarioException {
        Scenario one = scenario("A, S", 1, THERE);
        List<MeshEvent> ours = seen(one, "", Set.of("A"), 3);

        assertEquals(
                1,
                ours.stream().filter(event -> event.body() instanceof EventBody.Decided).count());
        assertFalse(broken(ours, scenario("A", 1, "")).contains("bounded"));
    }

    /// S takes its name back and gives it again, twice a second for ten seconds; A passes it on.
    private static final String FLAPPING =
            "acts: [{at: 1s, flap: {publisher: pub, every: 500ms, times: 10}}]\n";

    @Test
    void what_a_stranger_says_keeps_a_mesh_busy_and_is_not_its_fault() throws ScenarioException {
        Scenario line = scenario("S, A, B", 1, THERE);
        List<MeshEvent> ours = seen(line, FLAPPING, Set.of("A", "B"), 12);

        assertFalse(broken(ours, scenario("A, B", 1, "")).contains("quiet"));
        assertTrue(broken(ours, scenario("S, A, B", 1, "")).contains("quiet"));
    }
}
