package org.moqlab.app.inspector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// The names behind the ids in hop lists, as far as tables tell: the last id of a route is that of
/// the peer it came from. An id that nobody's route ends with stays an id.
final class PathNames {
    private final Map<Origin, String> names = new TreeMap<>();

    private PathNames() {}

    /// Those on the ways to a namespace at a moment.
    static PathNames of(Moment moment, Namespace namespace) {
        PathNames found = new PathNames();
        for (RelayView relay : moment.snapshot().relays().values()) {
            moment.snapshot()
                    .row(relay.name(), namespace)
                    .map(row -> routes(row.row()))
                    .orElse(List.of())
                    .forEach(route -> found.note(moment, relay.name(), route));
        }
        return found;
    }

    private static List<Route> routes(TableRow row) {
        return Stream.concat(row.best().stream(), row.standby().stream())
                .map(RankedRoute::route)
                .toList();
    }

    private void note(Moment moment, String relay, Route route) {
        Origin teller = route.teller();
        Optional<String> peer = moment.snapshot().peer(relay, route.session().number());
        if (teller.isKnown() && peer.isPresent()) {
            names.putIfAbsent(teller, peer.get());
        }
    }

    /// A path in words, from the publisher on; a bare count names nobody.
    NamespaceRow.Path path(Hops hops) {
        return switch (hops) {
            case HopPath(var origins) ->
                    new NamespaceRow.Path(
                            origins.stream()
                                    .map(one -> names.getOrDefault(one, one.toString()))
                                    .collect(Collectors.joining(" → ")),
                            origins.stream()
                                    .map(Origin::toString)
                                    .collect(Collectors.joining(" ")));
            case HopCount _ -> NamespaceRow.Path.NONE;
        };
    }
}
