package org.moqlab.engine.simulation;

import org.junit.jupiter.api.Nested;
import org.moqlab.engine.driver.AbortContract;
import org.moqlab.engine.driver.ConnectionContract;
import org.moqlab.engine.driver.DetailContract;
import org.moqlab.engine.driver.HostilePeerContract;
import org.moqlab.engine.driver.ManyStreamsContract;
import org.moqlab.engine.driver.RefusalContract;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.StreamContract;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;

/// The contract of drivers over a network where packets overtake each other.
final class JitteryContractTest {
    @Nested
    final class OfAStream extends StreamContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return new Bench(tuning, 3 * Durations.MILLI);
        }
    }

    @Nested
    final class OfAnAbort extends AbortContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return new Bench(tuning, 3 * Durations.MILLI);
        }
    }

    @Nested
    final class OfManyStreams extends ManyStreamsContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return new Bench(tuning, 3 * Durations.MILLI);
        }
    }

    @Nested
    final class OfAConnection extends ConnectionContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return new Bench(tuning, 3 * Durations.MILLI);
        }
    }

    @Nested
    final class OfHostilePeers extends HostilePeerContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return new Bench(tuning, 3 * Durations.MILLI);
        }
    }

    @Nested
    final class OfDetails extends DetailContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return new Bench(tuning, 3 * Durations.MILLI);
        }
    }

    @Nested
    final class OfARefusal extends RefusalContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return new Bench(tuning, 3 * Durations.MILLI);
        }
    }
}
