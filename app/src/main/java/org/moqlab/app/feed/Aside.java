package org.moqlab.app.feed;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A thread for what takes all the processor it gets: it yields to every other, so that where there
/// are few processors the screen stays smooth and the work goes on with what is left.
///
/// It starts no threads of its own, because they would yield as well.
final class Aside implements AutoCloseable {
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("mesh-turns").factory());

    Aside() {
        thread.execute(Niceness::yieldToAll);
    }

    /// Has work done there, and waits for it; what it throws is thrown here.
    void run(Runnable work) throws InterruptedException {
        try {
            thread.submit(work).get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException broken -> throw broken;
                case Error broken -> throw broken;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
