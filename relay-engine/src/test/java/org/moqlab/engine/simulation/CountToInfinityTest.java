package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Topology.Shape;

final class CountToInfinityTest {
    @Test
    void first_look() {
        SimulatedMesh mesh =
                new SimulatedMesh(
                        Meshes.scenario(
                                Shape.FULL, "ABCDEF", 2, 5 * Durations.MILLI, Meshes.leaving()));
        for (double t : new double[] {0.5, 1.5, 2.2, 2.6, 4, 8}) {
            mesh.advanceTo((long) (t * Durations.SECOND));
            System.out.println(
                    t
                            + " "
                            + Meshes.hops(mesh)
                            + " "
                            + mesh.messages()
                            + " "
                            + mesh.journal().last()
                            + " "
                            + mesh.snapshot().clients());
        }
        for (var e : mesh.journal().events(1, 4000)) {
            if (e.t() < 30_000_000L
                    || e.relay().equals("sub")
                    || (e.relay().equals("A") && e.t() > 1_990_000_000L && e.t() < 2_300_000_000L))
                System.out.println(e);
        }
        assertEquals("", mesh.snapshot().findings().toString());
    }
}
