package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Scenarios;
import org.moqlab.app.canvas.MeshScene.Load;
import org.moqlab.app.canvas.MeshScene.SessionLine;
import org.moqlab.app.feed.Carriage;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.Silence;
import org.moqlab.engine.simulation.SimulatedMesh;

/// What goes over sessions, and which of them hear nothing.
final class SessionLoadTest {
    private final SimulatedMesh mesh = new SimulatedMesh(Scenarios.zombie());

    private void to(long t) {
        while (mesh.nextAt().orElse(Long.MAX_VALUE) <= t) {
            mesh.step();
        }
    }

    private MeshScene scene(Map<Long, Long> octets) {
        Moment moment =
                new Moment(
                        mesh.scenario(),
                        false,
                        mesh.snapshot(),
                        mesh.now(),
                        List.of(),
                        false,
                        false,
                        List.of(),
                        new Carriage(mesh.silences(), octets));
        return MeshViewModel.scene(moment, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void aRelaySaysWhatTheSelectedNameCostsWhereTheWireTellsIt() throws ScenarioException {
        SimulatedMesh fronts = new SimulatedMesh(Scenarios.sample("4-fronts/far-aggregator.yaml"));
        while (fronts.nextAt().orElse(Long.MAX_VALUE) <= 3 * Durations.SECOND) {
            fronts.step();
        }
        Scenario scenario = fronts.scenario();
        Namespace name = scenario.effective(scenario.clients().getFirst());
        Moment moment = new Moment(scenario, false, fronts.snapshot(), fronts.now(), List.of());
        MeshScene scene =
                MeshViewModel.scene(moment, Optional.empty(), Optional.of(name), Optional.empty());
        List<String> told = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (MeshScene.RelayBox box : scene.relays()) {
            fronts.snapshot()
                    .row(box.name(), name)
                    .flatMap(row -> row.row().best())
                    .map(best -> best.route().cost())
                    .filter(cost -> !cost.equals(RouteCost.ZERO))
                    .ifPresent(cost -> known.add(box.name() + " cost " + cost));
            if (box.line1().startsWith("cost ")) {
                told.add(box.name() + ' ' + box.line1());
            }
        }
        assertFalse(known.isEmpty());
        assertEquals(known, told);
    }

    private static SessionLine line(MeshScene scene, String dialer, String acceptor) {
        return scene.sessions().stream()
                .filter(line -> line.dialer().equals(dialer) && line.acceptor().equals(acceptor))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSessionThatHearsNothingCountsDownToItsEnd() {
        to(Durations.SECOND);
        assertEquals(List.of(), mesh.silences(), "all hear each other");
        mesh.submit(new MeshCommand.StopRelay("B", MeshCommand.Death.KILL));
        long killed = mesh.now();
        to(killed + 2 * Durations.SECOND);

        MeshScene scene = scene(Map.of());
        Load load = line(scene, "A", "B").load();
        assertEquals(MeshScene.Wait.IDLE, load.idle().orElseThrow().kind());
        assertEquals(Optional.empty(), line(scene, "A", "C").load().idle());

        Silence first = mesh.silences().getFirst();
        assertTrue(first.until() > mesh.now() && first.until() <= mesh.now() + first.timeout());
        to(first.until() + Durations.SECOND);
        assertFalse(mesh.silences().contains(first), "it has given up, as it was told");
        assertTrue(mesh.silences().stream().allMatch(other -> other.until() > mesh.now()));
    }

    @Test
    void moreTrafficIsAThickerLine() {
        to(Durations.SECOND);
        SessionView busy = mesh.snapshot().sessions().values().iterator().next();
        MeshScene scene = scene(Map.of(busy.id(), 5_000L));
        assertEquals(3, line(scene, busy.dialer(), busy.acceptor()).load().level());
        assertEquals(0, line(scene, busy.acceptor(), busy.dialer()).load().level());
    }

    @Test
    void theOutlineOfAProcessThatComesUpIsDrawnOnce() {
        Motions motions = new Motions();
        to(Durations.SECOND);
        mesh.submit(new MeshCommand.StopRelay("B", MeshCommand.Death.KILL));
        motions.note(scene(Map.of()).relays(), 0);
        mesh.submit(new MeshCommand.RestartRelay("B"));
        motions.note(scene(Map.of()).relays(), Durations.SECOND);
        long half = Durations.SECOND + 300 * Durations.MILLI;
        assertEquals(0.5, motions.at("B", half).birth(), 1e-9);
        assertEquals(1, motions.at("A", half).birth());
        motions.settle();
        assertEquals(1, motions.at("B", half).birth());
    }

    @Test
    void whatWaitsForDaysIsSaidInDays() {
        assertEquals("75 s", Words.left(75 * Durations.SECOND));
        assertEquals("6 d", Words.left(604_799 * Durations.SECOND));
        assertEquals("3 h", Words.left(3 * 3_600 * Durations.SECOND));
    }

    @Test
    void aLevelMoreIsEightTimesAsMuch() {
        assertEquals(0, Load.level(0));
        assertEquals(0, Load.level(63));
        assertEquals(1, Load.level(64));
        assertEquals(1, Load.level(511));
        assertEquals(2, Load.level(512));
        assertEquals(Load.MAX_LEVEL, Load.level(Long.MAX_VALUE));
    }
}
