package org.moqlab.app.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Scenarios;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.simulation.SimulatedTimeline;

/// What is on its way where time stands, by the recording.
final class UnderwayTest {
    private static final int MANY_PULSES = 20_000;
    private static final long MS = Durations.MILLI;

    private final MeshPlayer player = new MeshPlayer(new Simulator(), Scenarios.pair());

    /// Simulates, and nothing else.
    private static final class Simulator implements MeshFactory {
        @Override
        public Timeline simulated(Scenario wanted) {
            return new SimulatedTimeline(wanted);
        }

        @Override
        public Mesh live(Scenario wanted, Starting starting) {
            throw new IllegalStateException("none here");
        }
    }

    @AfterEach
    void close() {
        player.close();
    }

    private Moment moment() {
        return player.momentProperty().get();
    }

    private void pulseUntil(BooleanSupplier condition) {
        for (int i = 0; i < MANY_PULSES && !condition.getAsBoolean(); i++) {
            player.pulse(System.nanoTime());
            LockSupport.parkNanos(MS);
        }
        assertTrue(condition.getAsBoolean());
    }

    private void runTo(long millis) {
        pulseUntil(player.readyProperty()::get);
        player.time().playTo(millis * MS);
        pulseUntil(() -> moment().now() == millis * MS);
    }

    /// What was sent and not received at that moment, gone through from the first event on.
    private List<MeshEvent> expected(Moment at) {
        List<MeshEvent> all = player.events(1, Integer.MAX_VALUE);
        List<Long> received =
                all.stream()
                        .filter(event -> event.kind() == Kind.RECEIVED)
                        .map(MeshEvent::cause)
                        .toList();
        return all.stream()
                .filter(event -> event.kind() == Kind.SENT && event.n() <= at.snapshot().n())
                .filter(event -> !received.contains(event.n()))
                .toList();
    }

    @Test
    void whereARunStopsItSaysWhatIsOnItsWayAndNotWhatHasArrived() {
        runTo(1_003);
        assertFalse(moment().running());
        assertFalse(moment().underway().isEmpty());
        assertEquals(expected(moment()), moment().underway());
    }

    @Test
    void theSameMomentHasTheSameOnItsWayHoweverItWasReached() {
        runTo(1_003);
        List<MeshEvent> stopped = moment().underway();
        runTo(3_000);
        assertEquals(List.of(), moment().underway());
        player.time().goToTime(1_003 * MS);
        player.pulse(System.nanoTime());
        assertTrue(moment().cut());
        assertEquals(stopped, moment().underway());
        assertEquals(List.of(), moment().fresh());
        pulseUntil(() -> !player.time().isSeeking());
        assertEquals(stopped, moment().underway());
        player.time().fork();
        pulseUntil(() -> player.time().lanesProperty().get().size() == 2);
        assertEquals(stopped, moment().underway());
    }

    @Test
    void aPauseIsAMomentOfItsOwnSoThatTheAirComesToRest() {
        pulseUntil(player.readyProperty()::get);
        player.time().play();
        pulseUntil(() -> moment().now() > 20 * MS);
        assertTrue(moment().running());
        player.time().pause();
        pulseUntil(() -> !moment().running());
        assertEquals(expected(moment()), moment().underway());
    }
}
