package org.moqlab.app.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Scenarios;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.simulation.SimulatedTimeline;
import org.moqlab.engine.simulation.explore.Hunt;

final class HuntViewModelTest {
    private static final String GHOST = "no-ghost";

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final List<Scenario> played = new ArrayList<>();
    private Scenario open = Scenarios.zombie();
    private Optional<Scenario> opened = Optional.empty();
    private Optional<IOException> full = Optional.empty();
    private int cancelAt = Integer.MAX_VALUE;
    private int breakAt = Integer.MAX_VALUE;

    private final HuntViewModel hunt = new HuntViewModel(new Field(), work::add, Runnable::run);

    private final class Field implements Ground {
        @Override
        public Scenario open() throws ScenarioException {
            return open;
        }

        @Override
        public Optional<String> broken() {
            return Optional.of(GHOST);
        }

        @Override
        public SteppedMesh simulated(Scenario scenario) {
            played.add(scenario);
            if (played.size() == cancelAt) {
                hunt.cancel();
            }
            if (played.size() == breakAt) {
                throw new IllegalStateException("out of order");
            }
            return new SimulatedTimeline(scenario);
        }

        @Override
        public Optional<Path> pick(String suggested) {
            return Optional.of(Path.of("small.yaml"));
        }

        @Override
        public void write(Path place, Scenario scenario) throws IOException {
            if (full.isPresent()) {
                throw full.get();
            }
            opened = Optional.of(scenario);
        }

        @Override
        public void show(Scenario scenario) {
            opened = Optional.of(scenario);
        }

        @Override
        public void ended(String words) {
            done.add("ended: " + words);
        }

        @Override
        public void written(Path place) {
            done.add("written: " + place);
        }

        @Override
        public void failed(Path place, String why) {
            done.add("failed: " + why);
        }

        @Override
        public void broke(Throwable what) {
            done.add("broke: " + what.getMessage());
        }
    }

    private void begin(Way way, String invariant) {
        hunt.wayProperty().set(way);
        hunt.invariantProperty().set(invariant);
        hunt.begin();
        work.remove().run();
    }

    private boolean breaks(Scenario scenario) {
        return new Hunt(SimulatedTimeline::new, this::isGhost, Hunt.MAX_EVENTS)
                .in(scenario)
                .found()
                .isPresent();
    }

    private boolean isGhost(Finding finding) {
        return finding.invariant().equals(GHOST);
    }

    @Test
    void theSmallestScenarioStillShowsItAndExpectsIt() {
        begin(Way.SMALLER, GHOST);
        hunt.open();
        Scenario smallest = opened.orElseThrow();
        assertTrue(breaks(smallest));
        assertEquals(2, smallest.topology().relays().size());
        assertTrue(
                smallest.expectations().contains(new Scenario.ExpectBreaks(GHOST)),
                smallest::toString);
        assertTrue(hunt.lines().getFirst().startsWith("relays 6 to "), hunt.lines()::toString);
        assertTrue(hunt.saidProperty().get().contains("2 relays"), hunt.saidProperty()::get);
    }

    @Test
    void whatIsStoppedKeepsTheSmallestSoFar() {
        cancelAt = 3;
        begin(Way.SMALLER, GHOST);
        assertTrue(hunt.foundProperty().get());
        assertTrue(hunt.saidProperty().get().startsWith("Stopped after"), hunt.saidProperty()::get);
        hunt.open();
        assertTrue(breaks(opened.orElseThrow()));
        assertEquals(cancelAt + 1, played.size(), "the last one is what it expects");
    }

    @Test
    void whatDoesNotBreakIsNotMadeSmaller() {
        open = Scenarios.pair();
        begin(Way.SMALLER, "storm");
        assertFalse(hunt.foundProperty().get());
        assertTrue(
                hunt.saidProperty().get().startsWith("storm does not break"),
                hunt.saidProperty()::get);
    }

    @Test
    void aRandomMeshIsFoundThatShowsIt() {
        begin(Way.RANDOM, GHOST);
        hunt.open();
        assertTrue(breaks(opened.orElseThrow()));
        assertEquals(1, hunt.lines().size());
    }

    @Test
    void onlyAVariationMayBreakWhateverItDoesNotExpect() {
        hunt.wayProperty().set(Way.VARIATIONS);
        String any = hunt.invariants().getFirst();
        assertFalse(ScenarioFile.INVARIANTS.contains(any));
        hunt.invariantProperty().set(any);
        hunt.wayProperty().set(Way.SMALLER);
        assertEquals(ScenarioFile.INVARIANTS, hunt.invariants());
        assertTrue(ScenarioFile.INVARIANTS.contains(hunt.invariantProperty().get()));
    }

    @Test
    void aVariationThatIsExpectedIsNotNews() throws ScenarioException {
        begin(Way.VARIATIONS, GHOST);
        assertTrue(hunt.foundProperty().get(), hunt.saidProperty()::get);
        cancelAt = played.size() + 3;
        begin(Way.VARIATIONS, hunt.invariants().getFirst());
        hunt.open();
        boolean news =
                hunt.lines().stream()
                        .noneMatch(line ->
                                open.expectations().stream()
                                        .filter(Scenario.ExpectBreaks.class::isInstance)
                                        .map(Scenario.ExpectBreaks.class::cast)
                                        .anyMatch(e -> line.startsWith(e.invariant() + " ")));
        assertTrue(news, hunt.lines()::toString);
    }

    @Test
    void aFailureEndsTheSearchAndIsSaid() {
        breakAt = 3;
        begin(Way.SMALLER, GHOST);
        assertFalse(hunt.busyProperty().get());
        assertFalse(hunt.foundProperty().get());
        assertTrue(done.contains("broke: out of order"), done::toString);
        breakAt = Integer.MAX_VALUE;
        begin(Way.SMALLER, GHOST);
        assertTrue(hunt.foundProperty().get());
    }

    @Test
    void whoLooksElsewhereIsToldWhatCameOfIt() {
        begin(Way.SMALLER, GHOST);
        assertEquals(List.of("ended: " + hunt.saidProperty().get()), done);
    }

    @Test
    void whatCannotBeWrittenIsStillThere() {
        begin(Way.SMALLER, GHOST);
        full = Optional.of(new IOException("no space left"));
        hunt.save();
        assertTrue(done.contains("failed: no space left"), done::toString);
        full = Optional.empty();
        hunt.save();
        assertTrue(done.contains("written: small.yaml"), done::toString);
        assertTrue(breaks(opened.orElseThrow()));
    }

    @Test
    void aSearchThatGoesOnIsNotBegunAgain() {
        hunt.shrink(GHOST);
        hunt.begin();
        assertEquals(1, work.size());
        assertTrue(hunt.shownProperty().get());
    }
}
