package org.moqlab.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/// How long the screen takes for its frames: from one to the next, and how much of that its thread
/// computes. FX thread.
final class FrameTimes extends AnimationTimer {
    private static final int SLOW_MILLIS = 50;
    private static final double NANOS_A_MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Long> walls = new ArrayList<>();
    private final List<Long> works = new ArrayList<>();
    private long last;
    private long lastWork;
    private boolean paused = true;

    @Override
    public void handle(long now) {
        long work = threads.getCurrentThreadCpuTime();
        if (last != 0 && !paused) {
            walls.add(now - last);
            works.add(work - lastWork);
        }
        last = now;
        lastWork = work;
    }

    /// Forgets what was measured, and measures.
    void begin() {
        walls.clear();
        works.clear();
        resume();
    }

    void pause() {
        paused = true;
    }

    /// Measures again, from the next frame on.
    void resume() {
        paused = false;
        last = 0;
    }

    @Override
    public String toString() {
        long[] sorted = sorted(walls);
        long[] worked = sorted(works);
        long all = walls.stream().mapToLong(Long::longValue).sum();
        long slow = walls.stream().filter(n -> n > SLOW_MILLIS * NANOS_A_MILLI).count();
        return "%d frames, %.1f a second; a frame: median %.1f ms, p99 %.1f, worst %.1f, %d over %d;"
                        .formatted(
                                sorted.length,
                                sorted.length * 1e9 / Math.max(1, all),
                                millis(sorted, 0.5),
                                millis(sorted, 0.99),
                                millis(sorted, 1),
                                slow,
                                SLOW_MILLIS)
                + " its thread's own work: median %.1f ms, p99 %.1f, worst %.1f"
                        .formatted(millis(worked, 0.5), millis(worked, 0.99), millis(worked, 1));
    }

    private static long[] sorted(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static double millis(long[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))]
                / NANOS_A_MILLI;
    }
}
