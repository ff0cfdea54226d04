package org.moqlab.app;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails a test during which the screen's thread did nothing else for longer than a generous bound,
/// and says where it was. It watches every test of this module while there is a toolkit.
public final class FxWatchdog implements BeforeEachCallback, AfterEachCallback {
    /// What no test takes on an idle machine, nor a window on a busy one.
    private static final long BOUND_MILLIS = 15_000;

    private static final ExtensionContext.Namespace STORE =
            ExtensionContext.Namespace.create(FxWatchdog.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(STORE).put(Watch.class, new Watch(BOUND_MILLIS));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Watch watch =
                Objects.requireNonNull(context.getStore(STORE).remove(Watch.class, Watch.class));
        watch.close();
        watch.blocked()
                .ifPresent(stack -> {
                    throw new AssertionError(stack);
                });
    }

    /// Watches the screen's thread until it is closed.
    static final class Watch implements AutoCloseable {
        private static final String SCREEN = "JavaFX Application Thread";
        private static final long LOOK_MILLIS = 50;

        private final long bound;
        private final Thread watcher;
        private volatile boolean open = true;
        private volatile Optional<String> blocked = Optional.empty();

        /// @param bound longest time the thread may take to answer, ms
        Watch(long bound) {
            this.bound = bound;
            watcher = Thread.ofPlatform().name("fx-watchdog").daemon().start(this::watch);
        }

        private void watch() {
            try {
                while (open && blocked.isEmpty()) {
                    Optional<Thread> screen = screen();
                    if (screen.isPresent()) {
                        ask(screen.get());
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }

        private static Optional<Thread> screen() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals(SCREEN))
                    .findFirst();
        }

        private void ask(Thread screen) throws InterruptedException {
            CountDownLatch answered = new CountDownLatch(1);
            try {
                Platform.runLater(answered::countDown);
            } catch (IllegalStateException notYetOrNoMore) {
                return;
            }
            if (!answered.await(bound, TimeUnit.MILLISECONDS) && screen.isAlive()) {
                blocked = Optional.of(words(screen.getStackTrace()));
            }
        }

        private String words(StackTraceElement[] stack) {
            return Arrays.stream(stack)
                    .map(frame -> "\n    at " + frame)
                    .collect(
                            Collectors.joining(
                                    "",
                                    "The screen's thread did not answer for "
                                            + bound
                                            + " ms; it was",
                                    ""));
        }

        /// What the thread was doing when it took too long; empty when it never did.
        Optional<String> blocked() {
            return blocked;
        }

        /// Waits until it has given up, which takes as long as its bound at most.
        void awaitBlocked() throws InterruptedException {
            watcher.join();
        }

        @Override
        public void close() {
            open = false;
            watcher.interrupt();
        }
    }
}
