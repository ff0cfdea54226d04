package org.moqlab.app.feed;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does one thing at most so often. What is asked for meanwhile is done once, when the time has
/// come, so that the last state is always shown. FX thread.
public final class Calm {
    private static final double NANOS = 1e6;

    private final Runnable work;
    private final Duration apart;
    private final PauseTransition rest;
    private long done = Long.MIN_VALUE;

    /// @param apart least time between two
    public Calm(Duration apart, Runnable work) {
        this.apart = apart;
        this.work = work;
        this.rest = new PauseTransition(apart);
        rest.setOnFinished(_ -> now());
    }

    /// Does it soon: at once when the last time is long enough ago.
    public void soon() {
        boolean due =
                done == Long.MIN_VALUE || System.nanoTime() - done >= apart.toMillis() * NANOS;
        if (due) {
            now();
        } else if (rest.getStatus() != PauseTransition.Status.RUNNING) {
            rest.play();
        }
    }

    /// Does it now.
    public void now() {
        rest.stop();
        done = System.nanoTime();
        work.run();
    }
}
