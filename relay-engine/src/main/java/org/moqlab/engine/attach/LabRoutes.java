package org.moqlab.engine.attach;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;

/// Reads routes as a relay of this lab shows them, in its snapshot or in its events.
///
/// @param field where the hops are, each a number of that radix
/// @param own the relay itself, which is not among them
record LabRoutes(String field, int radix, Optional<Origin> own) {
    private static final int DECIMAL = 10;
    private static final int HEX = 16;

    static LabRoutes ofSnapshot(Optional<Origin> own) {
        return new LabRoutes("hops", DECIMAL, own);
    }

    static LabRoutes ofEvent(Optional<Origin> own) {
        return new LabRoutes("path", HEX, own);
    }

    static Optional<Origin> origin(String text) {
        return origin(text, DECIMAL);
    }

    private static Optional<Origin> origin(String text, int radix) {
        try {
            return Optional.of(new Origin(Long.parseLong(text, radix)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The way of a route to the relay, which comes last.
    Hops hops(Json route) {
        long count = route.at("hopCount").whole().or(() -> route.at("hops").whole()).orElse(0L);
        Stream<Origin> before =
                route.at(field).items().stream()
                        .flatMap(item -> origin(item.text(), radix).stream());
        List<Origin> path = Stream.concat(before, own.stream()).toList();
        boolean usable = route.at(field).isList() && path.size() <= HopPath.MAX_HOPS;
        return usable ? new HopPath(path) : new HopCount(Math.clamp(count, 0, HopCount.MAX));
    }

    static RouteCost cost(Json route) {
        long warm = route.at("cost").whole().or(() -> route.at("warm").whole()).orElse(0L);
        long cold = route.at("coldCost").whole().or(() -> route.at("cold").whole()).orElse(0L);
        return new RouteCost(
                Math.clamp(warm, 0, RouteCost.MAX), Math.clamp(cold, 0, RouteCost.MAX));
    }

    /// When the relay heard of it, by its clock.
    static long arrived(Json route) {
        return route.at("arrived").whole().or(() -> route.at("arrivedAt").whole()).orElse(0L);
    }
}
