package org.moqlab.app.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Scenarios;
import org.moqlab.engine.mesh.Condition;
import org.moqlab.engine.mesh.ConditionText;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.simulation.SimulatedTimeline;

final class TimeControlsTest {
    private static final int MANY_PULSES = 100_000;
    private static final long PULSE = Durations.MILLI;
    private static final long MS = Durations.MILLI;

    private final FakeMesh mesh = new FakeMesh(Scenarios.zombie(), 100_000);
    private MeshPlayer player = new MeshPlayer(mesh, Scenarios.zombie());

    @AfterEach
    void close() {
        player.close();
    }

    private TimeControls time() {
        return player.time();
    }

    private Moment moment() {
        return player.momentProperty().get();
    }

    private void pulseUntil(BooleanSupplier condition) {
        for (int i = 0; i < MANY_PULSES && !condition.getAsBoolean(); i++) {
            player.pulse(System.nanoTime());
            LockSupport.parkNanos(PULSE);
        }
        assertTrue(condition.getAsBoolean());
    }

    private void runTo(long millis) {
        pulseUntil(player.readyProperty()::get);
        time().playTo(millis * MS);
        pulseUntil(() -> moment().now() == millis * MS);
    }

    /// A player of a real simulated run.
    private void play(Scenario scenario) {
        player.close();
        player =
                new MeshPlayer(
                        new MeshFactory() {
                            @Override
                            public Timeline simulated(Scenario wanted) {
                                return new SimulatedTimeline(wanted);
                            }

                            @Override
                            public org.moqlab.engine.mesh.Mesh live(
                                    Scenario wanted, org.moqlab.engine.mesh.Starting starting) {
                                throw new IllegalStateException("none here");
                            }
                        },
                        scenario);
        pulseUntil(player.readyProperty()::get);
    }

    @Test
    void aPlaceOfThePastIsShownAtOnceAndTheRecordingStays() {
        runTo(500);
        time().goTo(200);
        player.pulse(System.nanoTime());
        assertEquals(200, moment().snapshot().n());
        assertEquals(200 * MS, moment().now());
        assertTrue(moment().cut());
        assertTrue(time().behindProperty().get());
        assertEquals(500, time().recordedProperty().get());
        assertEquals(Optional.empty(), player.event(201));
        assertEquals(Optional.of(201L), player.recorded(201).map(MeshEvent::n));
    }

    @Test
    void ofManyPlacesScrubbedOverTheMeshIsTakenToTheFirstAndTheLastAtMost() {
        runTo(500);
        for (int n = 1; n <= 300; n++) {
            time().goTo(n);
        }
        player.pulse(System.nanoTime());
        assertEquals(300, moment().snapshot().n());
        pulseUntil(() -> !time().isSeeking());
        assertEquals(300, moment().snapshot().n());
        assertEquals(300, mesh.journal().last());
        assertTrue(mesh.goneTo() <= 2, "gone " + mesh.goneTo() + " times");
    }

    @Test
    void aStepAfterAPlaceOfThePastGoesOnFromThere() {
        runTo(500);
        time().goTo(200);
        time().step();
        pulseUntil(() -> moment().snapshot().n() == 201);
        assertEquals(500, time().recordedProperty().get());
        time().stepBack();
        pulseUntil(() -> moment().snapshot().n() == 200);
        time().toEnd();
        pulseUntil(() -> moment().snapshot().n() == 500);
        assertFalse(time().behindProperty().get());
        time().toStart();
        pulseUntil(() -> moment().now() == 0);
    }

    @Test
    void actingInThePastOpensABranchAndKeepsWhatWasRecorded() {
        runTo(500);
        time().goTo(200);
        player.submit(new MeshCommand.RestartRelay("A"));
        pulseUntil(() -> time().lanesProperty().get().size() == 2);
        pulseUntil(() -> moment().snapshot().n() == 201);
        Lane main = time().lanesProperty().get().getFirst();
        Lane branch = time().lanesProperty().get().getLast();
        assertEquals(
                List.of(
                        new Lane(
                                "main",
                                Optional.empty(),
                                Place.START,
                                new Place(500, 500 * MS),
                                false),
                        new Lane(
                                "branch 2",
                                Optional.of("main"),
                                new Place(200, 200 * MS),
                                new Place(201, 200 * MS),
                                true)),
                List.of(main, branch));
        assertEquals(200, player.splice().common());
        assertEquals(List.of(), mesh.submitted());
        time().nextBranch();
        pulseUntil(() -> time().recordedProperty().get() == 500);
        assertEquals(200, moment().snapshot().n());
    }

    @Test
    void aBranchIsForkedAtAnyEventAndShown() {
        runTo(500);
        time().fork(123);
        pulseUntil(() -> moment().snapshot().n() == 123);
        assertFalse(time().behindProperty().get());
        assertEquals(123, time().recordedProperty().get());
        time().switchTo("main");
        pulseUntil(() -> moment().snapshot().n() == 500);
    }

    @Test
    void whatTheRunRefusesIsSaidAndTheRunGoesOn() {
        pulseUntil(player.readyProperty()::get);
        for (int i = 1; i <= Timeline.MAX_BRANCHES; i++) {
            time().fork();
        }
        pulseUntil(() -> time().haltedProperty().get().isPresent());
        assertEquals(
                Optional.of(new Stop.Refused("too many branches")),
                time().haltedProperty().get().map(TimeControls.Halted::stop));
        time().step();
        pulseUntil(() -> moment().snapshot().n() == 1);
    }

    @Test
    void aRunGoesOnUntilSomethingHappensAndStopsAtTheEndOfThatStep() {
        play(Scenarios.pair());
        Condition gets = ConditionText.parse("B gets test").orElseThrow();
        time().runUntil(gets);
        assertTrue(time().playingProperty().get());
        pulseUntil(() -> time().haltedProperty().get().isPresent());
        assertFalse(time().playingProperty().get());
        Stop.Met met = (Stop.Met) time().haltedProperty().get().orElseThrow().stop();
        assertEquals(gets, met.condition());
        assertTrue(moment().snapshot().row("B", new Namespace("test")).isPresent());
        assertTrue(
                player.recorded(met.n()).orElseThrow().kind()
                        == org.moqlab.engine.observe.Kind.DECIDED);
    }

    @Test
    void whatDoesNotHappenIsSaidOnceNothingElseCan() {
        play(Scenarios.pair());
        Condition never = ConditionText.parse("B gets other").orElseThrow();
        time().runUntil(never);
        pulseUntil(() -> time().haltedProperty().get().isPresent());
        Stop.Unmet unmet = (Stop.Unmet) time().haltedProperty().get().orElseThrow().stop();
        assertEquals(never, unmet.condition());
    }

    @Test
    void aRunGoesOnUntilATime() {
        play(Scenarios.pair());
        time().runUntil(new Condition.TimeReached(1_234 * MS));
        pulseUntil(() -> time().haltedProperty().get().isPresent());
        assertEquals(1_234 * MS, moment().now());
    }

    @Test
    void theFirstFindingPausesTheRunWhenThatIsWanted() {
        play(Scenarios.zombie());
        time().pauseAtFindingProperty().set(true);
        time().playTo(10_000 * MS);
        pulseUntil(() -> time().haltedProperty().get().isPresent());
        Stop.AtFinding found = (Stop.AtFinding) time().haltedProperty().get().orElseThrow().stop();
        assertEquals(found.n(), moment().snapshot().findings().get(0).n());
        assertTrue(moment().now() < 10_000 * MS);
        time().playTo(4_000 * MS);
        pulseUntil(() -> moment().now() == 4_000 * MS);
    }

    @Test
    void tableChangesAreSteppedToAndBackTo() {
        play(Scenarios.pair());
        time().stepToChange();
        pulseUntil(() -> time().haltedProperty().get().isPresent());
        long first = ((Stop.Met) time().haltedProperty().get().orElseThrow().stop()).n();
        time().stepToChange();
        pulseUntil(() -> time().haltedProperty().get().orElseThrow().number() == 2);
        time().stepBackToChange();
        pulseUntil(() -> !time().isSeeking());
        assertTrue(moment().snapshot().n() >= first);
        assertEquals(
                org.moqlab.engine.observe.Kind.DECIDED,
                player.event(moment().snapshot().n()).orElseThrow().kind());
    }

    @Test
    void theEventShownWithinAStepIsLeftBehindByAStepBack() {
        play(Scenarios.pair());
        runTo(1_100);
        long last = moment().snapshot().n();
        time().goTo(last - 1);
        pulseUntil(() -> !time().isSeeking());
        assertEquals(last - 1, moment().snapshot().n());
        time().stepBack();
        pulseUntil(() -> moment().snapshot().n() < last - 1);
    }

    @Test
    void messagesAreCountedUpToTheShownMoment() {
        play(Scenarios.pair());
        runTo(1_100);
        long all = player.messagesProperty().get();
        time().goTo(5);
        player.pulse(System.nanoTime());
        long sent =
                player.recorded(1, 5).stream()
                        .filter(e -> e.kind() == org.moqlab.engine.observe.Kind.SENT)
                        .count();
        assertEquals(sent, player.messagesProperty().get());
        assertTrue(all > sent);
    }
}
