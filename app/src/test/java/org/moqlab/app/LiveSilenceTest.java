package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.Silence;

/// Over real QUIC too the screen is told who hears nothing, where the mesh is.
final class LiveSilenceTest {
    private static final int MANY_PULSES = 20_000;

    /// Nothing happens in it by itself, however long it takes to look.
    private static final String PAIR =
            """
            title: pair
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1}
              knobs: {idle-timeout: 10m}
            """;

    private final MeshPlayer player = new MeshPlayer(MeshLab.engine(), pair());

    private static Scenario pair() {
        try {
            return ScenarioFile.parse("pair", PAIR);
        } catch (ScenarioException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        player.close();
    }

    private void until(BooleanSupplier condition) {
        for (int i = 0; i < MANY_PULSES && !condition.getAsBoolean(); i++) {
            player.pulse(System.nanoTime());
            LockSupport.parkNanos(Durations.MILLI);
        }
        assertTrue(condition.getAsBoolean());
    }

    private Moment moment() {
        return player.momentProperty().get();
    }

    private List<Silence> silences() {
        return moment().carriage().silences();
    }

    @Test
    void whoIsLeftWithoutAWordHearsNothingAtThePresentAndNotInThePast() {
        until(player.readyProperty()::get);
        player.setLive(true);
        until(() ->
                moment().live()
                        && moment().snapshot().sessions().values().stream()
                                .anyMatch(session -> session.touches("B") && session.isUp()));
        assertEquals(List.of(), silences());
        player.submit(new MeshCommand.StopRelay("B", MeshCommand.Death.KILL));
        until(() -> silences().stream().anyMatch(one -> one.endpoint().equals("A")));
        for (Silence silence : silences()) {
            SessionView session = moment().snapshot().sessions().get(silence.session());
            assertTrue(session != null && session.touches("B"), silence.toString());
            assertTrue(silence.until() > 0 && silence.timeout() > 0, silence.toString());
        }
        player.time().pause();
        until(() -> silences().isEmpty());
        player.time().play();
        until(() -> !silences().isEmpty());
    }
}
