package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;

/// A simulated run played for view models, pulse by pulse, without a toolkit.
public final class Played implements AutoCloseable {
    private static final int MANY_PULSES = 20_000;

    private final MeshPlayer player;
    private final Selection selection = new Selection();

    /// A run at its start.
    public Played(Scenario scenario) {
        player = new MeshPlayer(MeshLab.engine(), scenario);
        until(player.readyProperty()::get);
    }

    /// The player.
    public MeshPlayer player() {
        return player;
    }

    /// How its time goes.
    public TimeControls time() {
        return player.time();
    }

    /// What is selected.
    public Selection selection() {
        return selection;
    }

    /// What is shown.
    public Moment moment() {
        return player.momentProperty().get();
    }

    /// Pulses until something is so.
    public void until(BooleanSupplier condition) {
        for (int i = 0; i < MANY_PULSES && !condition.getAsBoolean(); i++) {
            player.pulse(System.nanoTime());
            LockSupport.parkNanos(Durations.MILLI);
        }
        assertTrue(condition.getAsBoolean());
    }

    /// Waits until the engine has come to a time, ns, while the screen looks away.
    public void engineTo(long time) {
        for (int i = 0; i < MANY_PULSES && !hasCome(time); i++) {
            LockSupport.parkNanos(Durations.MILLI);
        }
        assertTrue(hasCome(time));
    }

    private boolean hasCome(long time) {
        return player.mesh().filter(mesh -> mesh.now() >= time).isPresent();
    }

    /// Plays to a time, ms.
    public void to(long millis) {
        time().playTo(millis * Durations.MILLI);
        until(() -> moment().now() == millis * Durations.MILLI);
    }

    /// Waits until the engine stands where the screen stands.
    public void settle() {
        until(() -> !time().isSeeking());
    }

    @Override
    public void close() {
        player.close();
    }
}
