package org.moqlab.engine.cli;

import java.io.PrintWriter;

/// One line of progress through seeds that overwrites itself; silent where nobody watches.
final class SeedProgress {
    private static final long STEP = 100_000_000L;

    private final PrintWriter err;
    private final boolean shown;
    private long last;
    private boolean written;

    private SeedProgress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
        this.last = System.nanoTime();
    }

    /// Progress as the launcher found it, see [Progress#on].
    static SeedProgress on(PrintWriter err) {
        return new SeedProgress(err, Boolean.getBoolean("moqlab.progress"));
    }

    /// So much is done.
    ///
    /// @param end the last seed
    void at(Tour tour, long end) {
        say(
                "seed %d of %d, %d runs, %d hits"
                        .formatted(tour.next(), end, tour.runs(), tour.hits()));
    }

    /// Anything, not too often.
    void say(String text) {
        long now = System.nanoTime();
        if (shown && now - last >= STEP) {
            last = now;
            written = true;
            err.print("\r\u001b[K" + text);
            err.flush();
        }
    }

    /// Wipes the line.
    void done() {
        if (written) {
            written = false;
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
