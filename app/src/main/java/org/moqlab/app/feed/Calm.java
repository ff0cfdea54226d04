package org.moqlab.app.feed;

import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does one thing at most so often, and seldomer while it takes long, so that it never takes more
/// than a share of the screen's time. What is asked for meanwhile is done once, when the time has
/// come, so that the last state is always shown. FX thread.
public final class Calm {
    private static final double NANOS = 1e6;

    /// It rests so many times as long as it took.
    private static final double RESTS = 8;

    private static final double NEXT_PULSE_MS = 1;

    private static final double LONGEST_REST_MS = 1_000;

    private final Runnable work;
    private final Duration apart;
    private final LongSupplier clock;
    private final PauseTransition rest;
    private long done = Long.MIN_VALUE;
    private double pause;

    /// @param apart least time between two
    public Calm(Duration apart, Runnable work) {
        this(apart, work, System::nanoTime);
    }

    /// @param clock by which time passes, ns
    Calm(Duration apart, Runnable work, LongSupplier clock) {
        this.apart = apart;
        this.work = work;
        this.clock = clock;
        this.rest = new PauseTransition(apart);
        this.pause = apart.toMillis();
        rest.setOnFinished(_ -> now());
    }

    /// Does it soon: at once when the last time is long enough ago.
    public void soon() {
        boolean due = done == Long.MIN_VALUE || clock.getAsLong() - done >= pause * NANOS;
        if (due) {
            now();
        } else if (rest.getStatus() != PauseTransition.Status.RUNNING) {
            rest.play();
        }
    }

    /// Does it soon, but not in this pulse, which does enough.
    public void later() {
        if (rest.getStatus() != PauseTransition.Status.RUNNING) {
            double left = pause - (clock.getAsLong() - done) / NANOS;
            boolean due = done == Long.MIN_VALUE || left < NEXT_PULSE_MS;
            rest.setDuration(Duration.millis(due ? NEXT_PULSE_MS : left));
            rest.play();
        }
    }

    /// Whether it is to be done yet.
    public boolean isDue() {
        return rest.getStatus() == PauseTransition.Status.RUNNING;
    }

    /// Does it now.
    public void now() {
        rest.stop();
        done = clock.getAsLong();
        work.run();
        double took = (clock.getAsLong() - done) / NANOS;
        pause = Math.max(apart.toMillis(), Math.min(LONGEST_REST_MS, RESTS * took));
        rest.setDuration(Duration.millis(pause));
    }
}
