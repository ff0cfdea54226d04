package org.moqlab.engine.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.driver.FaultContract;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;

/// Faults over real QUIC.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class LiveFaultsTest extends FaultContract {
    private static final long PATIENCE = 30 * Durations.SECOND;

    @Override
    protected Mesh start(Scenario scenario) {
        return LiveMesh.start(scenario);
    }

    @Override
    protected void await(Mesh mesh, BooleanSupplier so) {
        await(mesh, PATIENCE, so);
    }

    @Override
    protected long late() {
        return Durations.SECOND;
    }

    @Override
    protected void pass(Mesh mesh, long time) {
        await(mesh, time, () -> false);
    }

    private static void await(Mesh mesh, long time, BooleanSupplier so) {
        long end = mesh.now() + time;
        while (!so.getAsBoolean() && mesh.now() < end) {
            LockSupport.parkNanos(5 * Durations.MILLI);
        }
    }
}
