package org.moqlab.engine.simulation.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.routing.policy.Policies;

/// Random meshes with random faults show no defect of the lab: nothing breaks, the journal is
/// complete, the run repeats, a copy goes the same way.
///
/// `-Dmoqlab.explore.runs=10000` looks at more of them, `-Dmoqlab.explore.seed=1` begins elsewhere.
/// A failure is one line that repeats it.
final class ExplorationTest {
    private static final int RUNS = Integer.getInteger("moqlab.explore.runs", 200);
    private static final long FIRST_SEED = Long.getLong("moqlab.explore.seed", 1);

    /// Ten thousand runs take longer than tests are given otherwise.
    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void random_meshes_show_no_defect() {
        List<String> defects = new ArrayList<>();
        long events = 0;
        Probe probe = Probe.defects();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Probe.Look look = probe.look(seed);
            String again = "./lab explore --seed " + seed;
            look.hit().ifPresent(defect -> defects.add(again + " : " + defect));
            events += look.events();
        }
        assertEquals(List.of(), defects);
        assertTrue(events > 500L * RUNS, events + " events in " + RUNS + " runs");
    }

    @Test
    void random_scenarios_have_everything_there_is() {
        List<Scenario> all = LongStream.rangeClosed(1, 1_000).mapToObj(RandomScenario::of).toList();

        assertEquals(
                Set.copyOf(Policies.names()),
                all.stream().map(Scenario::policy).collect(Collectors.toSet()));
        assertEquals(
                Set.of(Shape.values()),
                all.stream().map(one -> one.topology().shape()).collect(Collectors.toSet()));
        assertEquals(
                Set.copyOf(ScenarioFile.WIRES),
                all.stream()
                        .flatMap(one -> one.topology().wire().stream())
                        .collect(Collectors.toSet()));
        assertEquals(
                leaves(MeshCommand.class),
                all.stream()
                        .flatMap(one -> one.acts().stream())
                        .map(Act::command)
                        .map(command -> command.getClass().getSimpleName())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> leaves(Class<?> type) {
        Set<String> leaves = new TreeSet<>();
        if (type.isSealed()) {
            for (Class<?> one : type.getPermittedSubclasses()) {
                leaves.addAll(leaves(one));
            }
        } else {
            leaves.add(type.getSimpleName());
        }
        return leaves;
    }
}
