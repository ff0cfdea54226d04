package org.moqlab.app;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// Frame times of the whole window while a large mesh churns, and the heap after collections: run
/// by hand, never by a build.
public final class FrameBench {
    private static final int WARM_UP = 10;
    private static final int SLOW_MILLIS = 50;
    private static final double NANOS_A_MILLI = 1e6;
    private static final int QUARTERS = 4;

    private final Load load;
    private final long seconds;
    private final List<Long> frames = new ArrayList<>();

    private FrameBench(Load load, long seconds) {
        this.load = load;
        this.seconds = seconds;
    }

    /// Measures.
    ///
    /// @param args relays, namespaces, starts (and as many stops) a second, and how many seconds,
    ///   such as `50 5000 100 60`
    public static void main(String... args) throws Exception {
        Load load =
                new Load(
                        Integer.parseInt(args[0]),
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]));
        new FrameBench(load, Long.parseLong(args[3])).run(System.out);
    }

    private void run(PrintStream out) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        out.println(load + ", " + seconds + " s, heap after a collection in MB:");
        Exhibit exhibit = exhibit(load);
        CountDownLatch shown = new CountDownLatch(1);
        AtomicReference<Optional<MeshLab>> opened = new AtomicReference<>(Optional.empty());
        Platform.runLater(() -> {
            opened.set(Optional.of(show(exhibit)));
            shown.countDown();
        });
        shown.await();
        TimeUnit.SECONDS.sleep(WARM_UP);
        Platform.runLater(frames::clear);
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            TimeUnit.SECONDS.sleep(seconds / QUARTERS);
            out.println("  " + quarter + "/" + QUARTERS + ": " + heap() / (1 << 20));
        }
        CountDownLatch told = new CountDownLatch(1);
        Platform.runLater(() -> {
            opened.get()
                    .ifPresent(lab -> {
                        tell(lab, out);
                        lab.close();
                    });
            told.countDown();
        });
        told.await();
        opened.set(Optional.empty());
        out.println("  closed: " + heap() / (1 << 20));
        Platform.exit();
    }

    private static Exhibit exhibit(Load load) throws ScenarioException {
        return ScenarioFile.exhibit("load.yaml", load.yaml());
    }

    private MeshLab show(Exhibit exhibit) {
        MeshLab lab =
                new MeshLab(MeshLab.engine(), ScenarioFile::exhibit, Optional::empty, exhibit);
        Stage stage = new Stage();
        stage.setScene(lab.scene(1_280, 800));
        stage.show();
        lab.player().startPulse();
        lab.player().toggle();
        new AnimationTimer() {
            private long last;

            @Override
            public void handle(long now) {
                if (last != 0) {
                    frames.add(now - last);
                }
                last = now;
            }
        }.start();
        return lab;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void tell(MeshLab lab, PrintStream out) {
        long[] sorted = frames.stream().mapToLong(Long::longValue).sorted().toArray();
        long all = Arrays.stream(sorted).sum();
        long slow = Arrays.stream(sorted).filter(n -> n > SLOW_MILLIS * NANOS_A_MILLI).count();
        out.printf(
                "%d frames, %.1f a second in all; of one frame the median %.1f ms (%.1f a second),"
                        + " p99 %.1f ms, worst %.1f ms; %d longer than %d ms%n",
                sorted.length,
                sorted.length / (all / 1e9),
                at(sorted, 0.5) / NANOS_A_MILLI,
                1e9 / at(sorted, 0.5),
                at(sorted, 0.99) / NANOS_A_MILLI,
                at(sorted, 1) / NANOS_A_MILLI,
                slow,
                SLOW_MILLIS);
        out.printf(
                "mesh time %.1f s, %d messages; %d events left out of the screen%n",
                lab.player().momentProperty().get().now() / 1e9,
                lab.player().messagesProperty().get(),
                lab.player().droppedProperty().get());
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }
}
