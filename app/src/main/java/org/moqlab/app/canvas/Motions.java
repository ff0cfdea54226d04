package org.moqlab.app.canvas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.moqlab.app.canvas.MeshScene.RelayBox;
import org.moqlab.engine.mesh.EntryState;

/// The changes of relays' looks that take a moment to be seen: a number that climbs, after-images
/// that come out, the outline of a process that comes up. A number that changes again before it has
/// arrived jumps, so that a fast run does not blur. One thread.
final class Motions {
    private static final double CLIMB_NANOS = 140e6;
    private static final double HAUNT_NANOS = 260e6;
    private static final double BIRTH_NANOS = 600e6;
    private static final long LONG_AGO = Long.MIN_VALUE / 4;

    private record Look(
            String number,
            boolean ghost,
            boolean up,
            String before,
            long climbedAt,
            long hauntedAt,
            long bornAt) {
        static Look of(RelayBox relay) {
            return new Look(
                    relay.number(), isGhost(relay), relay.up(), "", LONG_AGO, LONG_AGO, LONG_AGO);
        }

        Look atRest() {
            return new Look(number, ghost, up, before, LONG_AGO, LONG_AGO, LONG_AGO);
        }
    }

    private static boolean isGhost(RelayBox relay) {
        return relay.entry() == EntryState.GHOST;
    }

    private final Map<String, Look> looks = new HashMap<>();

    /// Takes note of how relays look now; those not named are forgotten.
    ///
    /// @param nanos the screen's clock, ns
    void note(List<RelayBox> relays, long nanos) {
        looks.keySet().retainAll(relays.stream().map(RelayBox::name).toList());
        for (RelayBox relay : relays) {
            Look last = looks.get(relay.name());
            looks.put(relay.name(), last == null ? Look.of(relay) : next(last, relay, nanos));
        }
    }

    private static Look next(Look last, RelayBox relay, long nanos) {
        String number = relay.number();
        String before = last.before();
        long climbedAt = last.climbedAt();
        if (!number.equals(last.number())) {
            boolean restless = nanos - climbedAt < CLIMB_NANOS;
            before = last.number();
            climbedAt = restless || before.isEmpty() ? LONG_AGO : nanos;
        }
        boolean ghost = isGhost(relay);
        long hauntedAt = ghost && !last.ghost() ? nanos : last.hauntedAt();
        long bornAt = relay.up() && !last.up() ? nanos : last.bornAt();
        return new Look(number, ghost, relay.up(), before, climbedAt, hauntedAt, bornAt);
    }

    /// Ends every change.
    void settle() {
        looks.replaceAll((_, look) -> look.atRest());
    }

    /// How far a relay is at a time of the screen's clock, ns.
    Motion at(String relay, long nanos) {
        Look look = looks.get(relay);
        return look == null
                ? Motion.NONE
                : new Motion(
                        look.before(),
                        eased((nanos - look.climbedAt()) / CLIMB_NANOS),
                        eased((nanos - look.hauntedAt()) / HAUNT_NANOS),
                        Math.clamp((nanos - look.bornAt()) / BIRTH_NANOS, 0, 1));
    }

    private static double eased(double t) {
        double rest = 1 - Math.clamp(t, 0, 1);
        return 1 - rest * rest;
    }
}
