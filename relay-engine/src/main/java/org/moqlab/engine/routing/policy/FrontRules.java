package org.moqlab.engine.routing.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Backoff;
import org.moqlab.engine.routing.Fronts.Move;
import org.moqlab.engine.routing.Merit;
import org.moqlab.engine.routing.Route;

/// What relays with fronts agree on (GOSSIP C.2 to C.5, C.7).
final class FrontRules {
    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000 * MILLI;

    /// 1, 2, 4, 8, 10, 10 … s, each times a chance between a half and one; starts over after a
    /// session of 10 s.
    static final Backoff BACKOFF = new Backoff(SECOND, 10 * SECOND, false, true, 10 * SECOND);

    private static final long SEED = 0x420C0DECB00BL;
    private static final long PRIME = 0x100000001B3L;

    private FrontRules() {}

    /// A bare count becomes as many unknown hops, at least one, for whoever tells is one.
    static HopPath stored(Hops told) {
        return switch (told) {
            case HopPath path when path.length() > 0 -> path;
            case HopCount count when count.length() > 0 -> HopListRules.stored(count);
            case Hops _ -> new HopPath(List.of(Origin.UNKNOWN));
        };
    }

    /// Neither what has passed the peer or this relay, nor what has no room for one more hop.
    static boolean tells(Route route, Origin peer, Origin self) {
        return !HopListRules.passed(route.hops(), peer)
                && !HopListRules.passed(route.hops(), self)
                && route.hops().length() < HopPath.MAX_HOPS;
    }

    /// The order of routes that cost the same: fewest hops, then the hash.
    static int compare(Namespace namespace, Route one, Route other) {
        int byLength = Long.compare(one.hops().length(), other.hops().length());
        return byLength != 0
                ? byLength
                : Long.compareUnsigned(hash(namespace, one), hash(namespace, other));
    }

    /// By what routes that cost the same are in that order.
    static Merit merit(Namespace namespace, Route first, Route second) {
        if (first.hops().length() != second.hops().length()) {
            return Merit.SHORTER;
        }
        return compare(namespace, first, second) == 0 ? Merit.NEWER : Merit.HASH;
    }

    private static long hash(Namespace namespace, Route route) {
        return route.hops() instanceof HopPath(List<Origin> origins)
                ? hash(namespace, origins)
                : hash(namespace, List.of());
    }

    /// FNV-1a of a name and some identities, the same on every relay.
    static long hash(Namespace namespace, List<Origin> origins) {
        long hash = SEED;
        for (byte octet : namespace.path().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * PRIME;
        }
        for (Origin origin : origins) {
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                hash = (hash ^ (origin.id() >>> shift & 0xff)) * PRIME;
            }
        }
        return hash;
    }

    /// Whether the relay a move leads to is fetching for others: it asks nothing, and it is not the
    /// publisher itself.
    static boolean leadsToFetching(Move move) {
        return move.to().advertised().warm() == 0 && move.to().hops().length() >= 2;
    }

    /// Whether both routes of a move come from one relay that says who it is.
    static boolean isSameRelay(Move move) {
        Origin teller = move.to().teller();
        return teller.isKnown() && teller.equals(move.from().teller());
    }

    /// How the hash of the relay a move leads to compares with that of this relay.
    static int compareHashes(Move move) {
        return Long.compareUnsigned(
                hash(move.namespace(), List.of(move.to().teller())),
                hash(move.namespace(), List.of(move.self())));
    }
}
