package org.moqlab.app.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Scenarios;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.observe.MeshEvent;

final class MeshPlayerTest {
    private static final int MANY_PULSES = 20_000;
    private static final long PULSE = Durations.MILLI;

    private final FakeMesh mesh = new FakeMesh(Scenarios.zombie(), 100_000);
    private final MeshPlayer player = new MeshPlayer(mesh, Scenarios.zombie());

    @AfterEach
    void close() {
        player.close();
    }

    private void pulseUntil(BooleanSupplier condition) {
        for (int i = 0; i < MANY_PULSES && !condition.getAsBoolean(); i++) {
            player.pulse(System.nanoTime());
            LockSupport.parkNanos(PULSE);
        }
        assertTrue(condition.getAsBoolean());
    }

    private long now() {
        return player.momentProperty().get().now();
    }

    @Test
    void aRunIsOpenedPausedAtItsStart() {
        assertFalse(player.readyProperty().get());
        pulseUntil(player.readyProperty()::get);
        assertFalse(player.playingProperty().get());
        assertEquals(0, now());
    }

    @Test
    void timeRunsWhilePlayingAndStandsWhilePaused() {
        pulseUntil(player.readyProperty()::get);
        player.time().play();
        pulseUntil(() -> now() > 20 * Durations.MILLI);
        player.time().pause();
        player.time().step();
        long n = player.momentProperty().get().snapshot().n();
        pulseUntil(() -> player.momentProperty().get().snapshot().n() > n);
        long stopped = now();
        player.pulse(System.nanoTime());
        assertEquals(stopped, now());
    }

    @Test
    void aLiveMeshThatStartsIsGivenUpWhenAnotherIsWanted() {
        pulseUntil(player.readyProperty()::get);
        mesh.startSlowly();
        player.setLive(true);
        pulseUntil(() ->
                player.startingProperty()
                        .get()
                        .filter(now -> now.ready() > 2 && now.all() == 50)
                        .isPresent());
        assertFalse(player.readyProperty().get());
        player.setLive(false);
        assertEquals(Optional.empty(), player.startingProperty().get());
        pulseUntil(player.readyProperty()::get);
        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                List.of(player.startingProperty().get(), player.problemProperty().get()));
    }

    @Test
    void aStepLetsOneEventHappen() {
        pulseUntil(player.readyProperty()::get);
        player.time().step();
        pulseUntil(() -> now() > 0);
        assertEquals(1, player.momentProperty().get().snapshot().n());
        assertEquals(Durations.MILLI, now());
        assertEquals(List.of(1L), player.events(1, 10).stream().map(MeshEvent::n).toList());
    }

    @Test
    void everyEventOfALongStretchIsReadAndTheFreshOnesAreBounded() {
        pulseUntil(player.readyProperty()::get);
        player.time().playTo(30_000 * Durations.MILLI);
        pulseUntil(() -> now() == 30_000 * Durations.MILLI);
        assertEquals(30_000, player.momentProperty().get().snapshot().n());
        assertTrue(player.momentProperty().get().fresh().size() <= Moment.MAX_FRESH);
        assertEquals(0, player.droppedProperty().get());
    }

    @Test
    void commandsReachTheMeshWhilePaused() {
        pulseUntil(player.readyProperty()::get);
        player.submit(new MeshCommand.RestartRelay("A"));
        pulseUntil(() -> player.momentProperty().get().snapshot().n() == 1);
        assertEquals(List.of(new MeshCommand.RestartRelay("A")), mesh.submitted());
    }

    private Optional<Long> told(SessionEnd end) {
        return Optional.ofNullable(player.told().getValue().get(end))
                .map(detail -> detail.sent().octets());
    }

    @Test
    void watchedEndsAreAskedOnTheThreadThatDrivesTheMeshAndSayThePresentWhilePaused() {
        SessionEnd end = new SessionEnd("A", 7);
        pulseUntil(player.readyProperty()::get);
        player.watch(List.of(end, new SessionEnd("A", 0)));
        pulseUntil(() -> told(end).equals(Optional.of(0L)));
        player.time().step();
        pulseUntil(() -> told(end).equals(Optional.of(1L)));
        player.time().playTo(500 * Durations.MILLI);
        pulseUntil(() -> told(end).equals(Optional.of(500L)));
        assertEquals(Set.of(end), player.told().getValue().keySet());
        assertEquals(Set.of("mesh-engine"), mesh.askers());
        player.watch(List.of());
        pulseUntil(() -> player.told().getValue().isEmpty());
    }

    @Test
    void watchedEndsAreAskedAgainWhileTimeRuns() {
        SessionEnd end = new SessionEnd("A", 7);
        pulseUntil(player.readyProperty()::get);
        player.watch(List.of(end));
        player.time().play();
        pulseUntil(() -> told(end).orElse(0L) > 0);
        long first = told(end).orElse(0L);
        pulseUntil(() -> told(end).orElse(0L) > first);
        assertTrue(player.playingProperty().get());
    }

    @Test
    void aRunThatEndsPausesItself() {
        FakeMesh brief = new FakeMesh(Scenarios.pair(), 3);
        try (MeshPlayer whole = new MeshPlayer(brief, Scenarios.pair())) {
            whole.time().play();
            for (int i = 0; i < MANY_PULSES && !whole.endedProperty().get(); i++) {
                whole.pulse(System.nanoTime());
                LockSupport.parkNanos(PULSE);
            }
            assertTrue(whole.endedProperty().get());
            assertFalse(whole.playingProperty().get());
        }
        assertTrue(brief.isClosed());
    }

    @Test
    void aMeshThatCannotStartSaysWhy() {
        pulseUntil(player.readyProperty()::get);
        player.setLive(true);
        pulseUntil(() -> player.problemProperty().get().isPresent());
        assertEquals(Optional.of("port 4443 is taken"), player.problemProperty().get());
        assertFalse(player.readyProperty().get());
    }
}
