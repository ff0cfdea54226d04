package org.moqlab.app.keep;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Writes settings beside the screen's thread; of several that come while one is being written the
/// last is written.
public final class SettingsWriter implements AutoCloseable {
    private static final long PARTING_SECONDS = 2;

    private final HomeFiles home;
    private final Consumer<IOException> failed;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("settings-writer").daemon().factory());
    private final AtomicReference<Optional<Map<String, String>>> waiting =
            new AtomicReference<>(Optional.empty());
    private boolean failing;

    /// @param failed told on the writer's thread when they could not be written, once until they
    ///   can again
    public SettingsWriter(HomeFiles home, Consumer<IOException> failed) {
        this.home = home;
        this.failed = failed;
    }

    /// Has settings written; never waits.
    public void keep(Map<String, String> all) {
        if (waiting.getAndSet(Optional.of(all)).isEmpty()) {
            worker.execute(this::write);
        }
    }

    private void write() {
        Optional<Map<String, String>> all = waiting.getAndSet(Optional.empty());
        if (all.isPresent()) {
            try {
                home.keep(all.get());
                failing = false;
            } catch (IOException e) {
                if (!failing) {
                    failing = true;
                    failed.accept(e);
                }
            }
        }
    }

    /// Waits a little until the last is written.
    @Override
    public void close() {
        worker.shutdown();
        try {
            boolean written = worker.awaitTermination(PARTING_SECONDS, TimeUnit.SECONDS);
            if (!written) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
