package org.moqlab.app.canvas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The messages flying on the screen. Time on the screen is not linear: a short hop is slow enough
/// to be seen, a long one does not take for ever; and while the mesh's clock stands before a
/// message arrives, its glyph waits on the way. One thread.
final class Airspace {
    /// Most messages that fly at once; beyond, the oldest are dropped.
    static final int MAX_FLYING = 240;

    private static final double MILLI = 1e6;
    private static final double SHORT_MS = 420;
    private static final double LONG_MS = 900;
    private static final double SHORT_LATENCY_MS = 10;
    private static final double LONG_LATENCY_MS = 30_000;
    private static final double STILL_MS = 250;
    private static final double FIRST_STOP = 0.35;
    private static final double LAST_STOP = 0.75;

    private record Airborne(Flight flight, long started) {}

    /// A flight and how far it has come, 0 to 1.
    record Position(Flight flight, double progress) {}

    private final ArrayDeque<Airborne> airborne = new ArrayDeque<>();

    /// How long a message flies on the screen, ms.
    ///
    /// @param latency how long it takes in the mesh, ns
    static double screenMillis(long latency) {
        double ms = Math.clamp(latency / MILLI, SHORT_LATENCY_MS, LONG_LATENCY_MS);
        double share =
                Math.log(ms / SHORT_LATENCY_MS) / Math.log(LONG_LATENCY_MS / SHORT_LATENCY_MS);
        return SHORT_MS + (LONG_MS - SHORT_MS) * share;
    }

    /// Lets messages take off.
    ///
    /// @param nanos the screen's clock, ns
    void add(List<Flight> flights, long nanos) {
        for (Flight flight : flights) {
            if (airborne.size() == MAX_FLYING) {
                airborne.removeFirst();
            }
            airborne.addLast(new Airborne(flight, nanos));
        }
    }

    void clear() {
        airborne.clear();
    }

    boolean isEmpty() {
        return airborne.isEmpty();
    }

    /// Where everything is; what has arrived is forgotten.
    ///
    /// @param nanos the screen's clock, ns
    /// @param now the mesh's clock, ns
    /// @param latency one-way latency, ns
    /// @param still whether motion is unwanted: glyphs then rest in the middle
    List<Position> positions(long nanos, long now, long latency, boolean still) {
        List<Position> positions = new ArrayList<>(airborne.size());
        double whole = still ? STILL_MS : screenMillis(latency);
        for (Iterator<Airborne> all = airborne.iterator(); all.hasNext(); ) {
            Airborne one = all.next();
            double flown = (nanos - one.started()) / MILLI / whole;
            double gone = latency <= 0 ? 1 : (double) (now - one.flight().sentAt()) / latency;
            boolean arrived = gone >= 1;
            if (flown >= 1 && arrived) {
                all.remove();
            } else {
                double limit = arrived ? 1 : FIRST_STOP + (LAST_STOP - FIRST_STOP) * gone;
                double at = still ? 0.5 : Math.clamp(flown, 0, limit);
                positions.add(new Position(one.flight(), at));
            }
        }
        return positions;
    }
}
