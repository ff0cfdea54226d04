package org.moqlab.engine.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.HopClimb;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.simulation.SimulatedMesh;
import org.moqlab.engine.transport.LiveMesh;

/// Compares how fast hop counts climb over real QUIC with how fast they climb in virtual time; run
/// by hand as docs/performance.md says. Not a test: the live figure depends on the machine.
final class ClimbBench {
    private ClimbBench() {}

    /// Prints one line a round.
    ///
    /// @param args a scenario file, how far to play it, such as `8s`, and how many rounds
    public static void main(String[] args) throws Exception {
        Scenario scenario = ScenarioFile.read(Path.of(args[0]));
        long until = Durations.parse(args[1]).orElseThrow();
        long simulated;
        try (SimulatedMesh mesh = new SimulatedMesh(scenario)) {
            mesh.advanceTo(until);
            simulated = rate(mesh);
        }
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            try (LiveMesh mesh = LiveMesh.start(scenario)) {
                while (mesh.now() < until) {
                    LockSupport.parkNanos(20 * Durations.MILLI);
                }
                long live = rate(mesh);
                System.out.printf(
                        "live %d, simulated %d thousandths of a hop a second; live / simulated"
                                + " %.3f%n",
                        live, simulated, (double) live / simulated);
            }
        }
    }

    /// The median over all relays of how fast the longest climb rose.
    private static long rate(Mesh mesh) {
        HopClimb climb = new HopClimb();
        for (MeshEvent event : mesh.journal().events(1, Integer.MAX_VALUE)) {
            climb.accept(event);
        }
        List<Long> rates =
                climb.longest().stream().map(HopClimb.Climb::milliHopsPerSecond).sorted().toList();
        return rates.isEmpty() ? 0 : rates.get(rates.size() / 2);
    }
}
