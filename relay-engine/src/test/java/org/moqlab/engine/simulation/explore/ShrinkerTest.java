package org.moqlab.engine.simulation.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Passage;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.simulation.SimulatedMesh;
import org.moqlab.engine.simulation.explore.RandomScenario.Range;
import org.moqlab.engine.simulation.explore.RandomScenario.Size;
import org.moqlab.engine.simulation.explore.Shrinker.Step;

/// Shrinking gives what a person would call minimal, in the same steps every time.
final class ShrinkerTest {
    private static final Size MESS = new Size(new Range(10, 10), new Range(30, 30));

    private static Hunt hunt(String invariant) {
        return new Hunt(SimulatedMesh::new, found -> found.invariant().equals(invariant), 20_000);
    }

    /// The first random mess under a policy that shows a finding.
    private static Scenario mess(String policy, Hunt hunt) {
        return LongStream.rangeClosed(1, 1_000)
                .mapToObj(seed -> RandomScenario.of(seed, MESS))
                .filter(scenario -> scenario.policy().equals(policy))
                .filter(scenario -> hunt.in(scenario).found().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Scenario shrunk(Scenario from, Hunt hunt, List<Step> steps) {
        return new Shrinker(
                        from,
                        candidate -> hunt.in(candidate).found().isPresent(),
                        steps::add,
                        () -> true)
                .shrink();
    }

    private static int sessions(Scenario scenario) {
        return scenario.topology().relays().stream()
                .mapToInt(relay -> scenario.topology().dials(relay).size())
                .sum();
    }

    @Test
    void a_random_mess_with_a_ghost_is_two_relays_one_session_and_two_acts() {
        Hunt hunt = hunt("no-ghost");
        Scenario mess = mess("gossip-2026-03", hunt);
        assertEquals(List.of(10, 30), List.of(mess.topology().relays().size(), mess.acts().size()));

        List<Step> steps = new ArrayList<>();
        Scenario smallest = shrunk(mess, hunt, steps);
        assertEquals(2, smallest.topology().relays().size(), () -> ScenarioWriter.print(smallest));
        assertEquals(1, sessions(smallest));
        assertEquals(1, smallest.clients().size());
        String publisher = smallest.clients().getFirst().name();
        assertEquals(
                List.of(
                        new Act(Durations.SECOND, new MeshCommand.StartClient(publisher)),
                        new Act(2 * Durations.SECOND, new MeshCommand.StopClient(publisher))),
                smallest.acts());
        for (Step step : steps) {
            assertTrue(hunt.in(step.scenario()).found().isPresent(), step.what());
        }
        assertEquals(smallest, steps.getLast().scenario());

        List<Step> again = new ArrayList<>();
        assertEquals(smallest, shrunk(mess, hunt, again));
        assertEquals(steps, again);
    }

    @ParameterizedTest(name = "{1} under {0}")
    @CsvSource({
        "gossip-2026-03, no-subscribe-cycle",
        "gossip-2026-04, loop-free",
        "gossip-2026-05, converged"
    })
    void other_findings_are_two_or_three_of_each(String policy, String id) {
        Hunt hunt = hunt(id);
        Scenario mess = mess(policy, hunt);
        Scenario smallest = shrunk(mess, hunt, new ArrayList<>());

        String text = ScenarioWriter.print(smallest);
        assertTrue(hunt.in(smallest).found().isPresent(), text);
        assertTrue(smallest.topology().relays().size() <= 3, text);
        assertTrue(sessions(smallest) <= 2, text);
        assertTrue(smallest.clients().size() <= 3, text);
        assertTrue(smallest.acts().size() <= 3, text);
    }

    @Test
    void what_names_something_goes_with_it() {
        Scenario whole = RandomScenario.of(1, new Size(new Range(4, 4), new Range(0, 0)));
        Passage way = new Passage("A", "B", true);
        Scenario acted =
                Edits.of(whole)
                        .acts(
                                List.of(
                                        new Act(1, new LinkFault.Cut(way)),
                                        new Act(2, new Fault.Freeze("B")),
                                        new Act(
                                                3,
                                                new LinkFault.Partition(
                                                        List.of(List.of("A", "B"), List.of("C")))),
                                        new Act(
                                                4,
                                                new Fault.Lie(
                                                        "A", new Fault.Through(List.of("B", "C")))),
                                        new Act(
                                                5,
                                                new Fault.DropNext(
                                                        "A", "B", Fault.Message.ANNOUNCE)),
                                        new Act(6, new Fault.Freeze("A"))))
                        .scenario();
        Scenario without = Without.relays(acted, List.of("B"));

        assertEquals(List.of("A", "C", "D"), without.topology().relays());
        assertTrue(without.clients().stream().noneMatch(client -> client.at().equals("B")));
        assertEquals(
                List.of(
                        new Act(3, new LinkFault.Partition(List.of(List.of("A"), List.of("C")))),
                        new Act(4, new Fault.Lie("A", new Fault.Through(List.of("C")))),
                        new Act(6, new Fault.Freeze("A"))),
                without.acts());
    }

    @Test
    void the_only_start_of_a_client_stays() {
        Scenario whole = RandomScenario.of(1, new Size(new Range(2, 2), new Range(0, 0)));
        String client = whole.clients().getFirst().name();
        Act first = new Act(1, new MeshCommand.StartClient(client));
        Act again = new Act(2, new MeshCommand.StartClient(client));
        Act stop = new Act(3, new MeshCommand.StopClient(client));
        Scenario acted = Edits.of(whole).acts(List.of(first, again, stop)).scenario();

        assertEquals(List.of(again, stop), Without.acts(acted, 0, 1).acts());
        assertEquals(List.of(first), Without.acts(acted, 0, 3).acts().subList(0, 1));
        assertEquals(1, Without.acts(acted, 0, 3).acts().size());
        assertEquals(
                List.of(stop), Without.acts(Without.acts(acted, 0, 2), 1, 1).acts().subList(1, 2));
    }
}
