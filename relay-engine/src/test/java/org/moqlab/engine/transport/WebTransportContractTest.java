package org.moqlab.engine.transport;

import org.junit.jupiter.api.Nested;
import org.moqlab.engine.driver.AbortContract;
import org.moqlab.engine.driver.ConnectionContract;
import org.moqlab.engine.driver.DetailContract;
import org.moqlab.engine.driver.HostilePeerContract;
import org.moqlab.engine.driver.ManyStreamsContract;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.StreamContract;
import org.moqlab.engine.driver.Tuning;

/// The contract of drivers over WebTransport on real QUIC.
final class WebTransportContractTest {
    @Nested
    final class OfAStream extends StreamContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return Bench.ofWebTransport(tuning);
        }
    }

    @Nested
    final class OfAnAbort extends AbortContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return Bench.ofWebTransport(tuning);
        }
    }

    @Nested
    final class OfManyStreams extends ManyStreamsContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return Bench.ofWebTransport(tuning);
        }
    }

    @Nested
    final class OfAConnection extends ConnectionContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return Bench.ofWebTransport(tuning);
        }
    }

    @Nested
    final class OfDetails extends DetailContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return Bench.ofWebTransport(tuning);
        }
    }

    @Nested
    final class OfHostilePeers extends HostilePeerContract {
        @Override
        protected Rig rig(Tuning tuning) {
            return Bench.ofWebTransport(tuning);
        }
    }
}
