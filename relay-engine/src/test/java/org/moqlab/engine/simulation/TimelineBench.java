package org.moqlab.engine.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.observe.MeshSnapshot;

/// Measures going back on a scenario of 20 s; run by hand as docs/performance.md says. Not a test:
/// it prints figures of the machine it runs on.
final class TimelineBench {
    private static final int SAMPLES = 300;
    private static final int COPIES = 64;

    private TimelineBench() {}

    /// Prints the figures.
    ///
    /// @param args a scenario file, and the mesh time to play to, such as `20s`
    public static void main(String[] args) throws Exception {
        Scenario scenario = ScenarioFile.read(Path.of(args[0]));
        long end = Durations.parse(args[1]).orElseThrow();
        for (int round = 0; round < 3; round++) {
            new TimelineBench().measure(scenario, end);
        }
        System.out.printf("octets a copy holds on to: %,d measured%n", held(scenario, end));
    }

    private void measure(Scenario scenario, long end) {
        long begin = System.nanoTime();
        new SimulatedMesh(scenario).advanceTo(end);
        long plain = System.nanoTime() - begin;
        begin = System.nanoTime();
        SimulatedTimeline timeline = new SimulatedTimeline(scenario);
        timeline.advanceTo(end);
        long recorded = System.nanoTime() - begin;
        Checkpoints kept = timeline.checkpoints();
        System.out.printf(
                "%d events; recorded run / plain run %.2f; %d checkpoints, one in %d events, %,d"
                        + " octets each by estimate%n",
                timeline.journal().last(),
                (double) recorded / plain,
                kept.count(),
                kept.spacing(),
                kept.octets() / kept.count());
        print("step back", steps(timeline), plain);
        print("go to any event", jumps(timeline), plain);
        print("state at any event", folds(timeline), plain);
    }

    private static List<Long> steps(SimulatedTimeline timeline) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            long begin = System.nanoTime();
            boolean back = timeline.stepBack();
            times.add(System.nanoTime() - begin);
            if (!back) {
                throw new IllegalStateException("the run is too short");
            }
        }
        return times;
    }

    private static List<Long> jumps(SimulatedTimeline timeline) {
        Random random = new Random(1);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            long n = 1 + random.nextLong(timeline.recording().last());
            long begin = System.nanoTime();
            timeline.goTo(n);
            times.add(System.nanoTime() - begin);
        }
        return times;
    }

    private static List<Long> folds(SimulatedTimeline timeline) {
        Random random = new Random(1);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            long n = 1 + random.nextLong(timeline.recording().last());
            long begin = System.nanoTime();
            MeshSnapshot seen = timeline.recording().snapshotAt(n).orElseThrow();
            times.add(System.nanoTime() - begin);
            if (seen.n() != n) {
                throw new IllegalStateException("after " + seen.n());
            }
        }
        return times;
    }

    private static void print(String what, List<Long> times, long plain) {
        List<Long> sorted = times.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2);
        double worst = sorted.getLast();
        System.out.printf(
                "  %-20s median %.3f ms, worst %.3f ms; worst / whole run %.4f%n",
                what, median / 1e6, worst / 1e6, worst / plain);
    }

    /// Heap that copies, spread over the run, hold on to besides what the run itself holds.
    private static long held(Scenario scenario, long end) {
        SimulatedMesh mesh = new SimulatedMesh(scenario);
        List<SimulatedMesh> copies = new ArrayList<>();
        for (int i = 1; i <= COPIES; i++) {
            mesh.advanceTo(end / COPIES * i);
            copies.add(mesh.copy());
        }
        long with = used();
        int count = copies.size();
        copies.clear();
        long without = used();
        if (mesh.now() > end) {
            throw new IllegalStateException("past the end");
        }
        return (with - without) / count;
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
