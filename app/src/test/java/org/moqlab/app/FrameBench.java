package org.moqlab.app;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// Frame times of the whole window while a large mesh fills and while it churns, and the heap after
/// collections: run by hand, never by a build.
public final class FrameBench {
    /// Mesh time at which every name has been told everywhere, ns.
    private static final long FULL = 2 * Durations.SECOND;

    private static final int WARM_UP = 5;
    private static final int QUARTERS = 4;
    private static final int LONGEST_FILL = 1_200;
    private static final int LONGEST_LOOK = 15;

    private final Load load;
    private final long seconds;
    private final PrintStream out;
    private final FrameTimes frames = new FrameTimes();
    private final AtomicReference<Optional<MeshLab>> opened =
            new AtomicReference<>(Optional.empty());

    private Optional<Churn> churn = Optional.empty();

    private FrameBench(Load load, long seconds, PrintStream out) {
        this.load = load;
        this.seconds = seconds;
        this.out = out;
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
        new FrameBench(load, Long.parseLong(args[3]), System.out).run();
    }

    private void run() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        out.println(load + ", " + seconds + " s");
        Exhibit exhibit = exhibit(load);
        long before = System.nanoTime();
        onScreen(() -> opened.set(Optional.of(show(exhibit))));
        out.printf("opened within %d ms%n", (System.nanoTime() - before) / 1_000_000);
        TimeUnit.SECONDS.sleep(WARM_UP);
        filling();
        churning();
        onScreen(() -> {
            churn.ifPresent(Churn::stop);
            opened.get().ifPresent(MeshLab::close);
            List.copyOf(Window.getWindows()).forEach(Window::hide);
        });
        opened.set(Optional.empty());
        churn = Optional.empty();
        // The renderer lets go of what it last drew with the next frames.
        TimeUnit.SECONDS.sleep(WARM_UP);
        out.println("heap after closing: " + heap() / (1 << 20) + " MB");
        Platform.exit();
    }

    private void filling() throws InterruptedException {
        onScreen(() -> {
            lab().player().toggle();
            frames.begin();
        });
        TimeUnit.SECONDS.sleep(Math.min(LONGEST_LOOK, seconds / QUARTERS));
        onScreen(() -> tell("filling"));
        onScreen(() -> lab().player().time().playTo(FULL));
        for (int i = 0; i < LONGEST_FILL && !isFull(); i++) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private boolean isFull() throws InterruptedException {
        return asked(() -> lab().player().momentProperty().get().now() >= FULL);
    }

    private void churning() throws InterruptedException {
        onScreen(() -> {
            lab().player().toggle();
            churn = Optional.of(new Churn(lab().player(), load));
            churn.ifPresent(Churn::start);
        });
        TimeUnit.SECONDS.sleep(WARM_UP);
        onScreen(frames::begin);
        StringBuilder heaps = new StringBuilder("heap after each quarter, MB:");
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            TimeUnit.SECONDS.sleep(seconds / QUARTERS);
            // A collection that was asked for is nothing a person would wait for.
            onScreen(frames::pause);
            heaps.append(' ').append(heap() / (1 << 20));
            onScreen(frames::resume);
        }
        onScreen(() -> tell("churning"));
        out.println(heaps);
    }

    private MeshLab lab() {
        return opened.get().orElseThrow();
    }

    private static void onScreen(Runnable work) throws InterruptedException {
        asked(() -> {
            work.run();
            return true;
        });
    }

    private static boolean asked(BooleanSupplier question) throws InterruptedException {
        AtomicReference<Boolean> answer = new AtomicReference<>(false);
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                answer.set(question.getAsBoolean());
            } finally {
                done.countDown();
            }
        });
        done.await();
        return answer.get();
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
        frames.start();
        return lab;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void tell(String phase) {
        out.println(phase + ": " + frames);
        out.printf(
                "  mesh time %.2f s, %d messages; %d events left out of the screen%n",
                lab().player().momentProperty().get().now() / 1e9,
                lab().player().messagesProperty().get(),
                lab().player().droppedProperty().get());
    }
}
