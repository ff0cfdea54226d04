package org.moqlab.engine.simulation;

import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;

/// Roughly how many octets a copy of a mesh holds on to once its original has gone on. The shares
/// were measured on full meshes (docs/performance.md) and are rounded up; what copies share, which
/// is messages, events and most of the tables, is not counted.
final class CopyWeight {
    private static final long FLAT = 32L << 10;
    private static final long ENDPOINT = 4L << 10;
    private static final long SESSION = 8L << 10;
    private static final long ROW = 512;
    private static final long STANDBY = 128;
    private static final long AHEAD = 192;

    private CopyWeight() {}

    static long of(MeshSnapshot state, Stage stage) {
        long octets = FLAT + AHEAD * stage.ahead();
        octets += ENDPOINT * (state.relays().size() + state.clients().size());
        octets += SESSION * state.sessions().size();
        for (RelayView relay : state.relays().values()) {
            octets += ROW * relay.rows().size();
            octets +=
                    relay.rows().values().stream().mapToLong(row -> row.row().standbys()).sum()
                            * STANDBY;
        }
        return octets;
    }
}
