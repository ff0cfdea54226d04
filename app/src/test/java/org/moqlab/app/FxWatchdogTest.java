package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.moqlab.app.theme.Fx;

final class FxWatchdogTest {
    private static final CountDownLatch RELEASED = new CountDownLatch(1);

    private static void blockTheScreen() {
        try {
            RELEASED.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBlockedScreenIsFoundWithThePlaceWhereItIsBlocked() throws Exception {
        Fx.call(() -> true);
        try (FxWatchdog.Watch watch = new FxWatchdog.Watch(200)) {
            Platform.runLater(FxWatchdogTest::blockTheScreen);
            watch.awaitBlocked();
            RELEASED.countDown();
            String told = watch.blocked().orElseThrow();
            assertTrue(told.contains("FxWatchdogTest.blockTheScreen"), told);
            assertTrue(told.startsWith("The screen's thread did not answer for 200 ms"), told);
        }
    }

    @Test
    void aScreenThatAnswersIsLeftAlone() throws Exception {
        try (FxWatchdog.Watch watch = new FxWatchdog.Watch(60_000)) {
            for (int i = 0; i < 20; i++) {
                Fx.call(() -> true);
            }
            assertEquals(Optional.empty(), watch.blocked());
        }
    }
}
