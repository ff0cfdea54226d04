package org.moqlab.engine.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.driver.NamesContract;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;

/// Names and roots over real QUIC and WebTransport.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LiveNamesTest extends NamesContract {
    private static final long PATIENCE = 20 * Durations.SECOND;

    @Override
    protected Mesh start(Scenario scenario) {
        return LiveMesh.start(scenario);
    }

    @Override
    protected void await(Mesh mesh, BooleanSupplier so) {
        long end = mesh.now() + PATIENCE;
        while (!so.getAsBoolean() && mesh.now() < end) {
            LockSupport.parkNanos(Durations.MILLI);
        }
    }
}
