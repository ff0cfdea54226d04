package org.moqlab.engine.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/// What is done once: when it is time to, or when the process is told to end before that.
final class Interruption implements AutoCloseable {
    private final Runnable deed;
    private final AtomicBoolean done = new AtomicBoolean();
    private final Thread hook = Thread.ofPlatform().unstarted(this::happen);

    Interruption(Runnable deed) {
        this.deed = deed;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Does it, unless it has been done.
    void happen() {
        if (done.compareAndSet(false, true)) {
            deed.run();
        }
    }

    @Override
    public void close() {
        try {
            var _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process ends, and with it the hook.
        }
    }
}
