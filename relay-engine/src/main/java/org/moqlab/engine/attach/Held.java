package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.RouteCost;

/// How a relay of this lab holds a name, beyond what it tells its peers. Times are ns since the
/// watching began.
///
/// @param session the one of its best way; 0 for none
/// @param reason why that is the best, in one word; empty for none
/// @param standby other ways, the best first, at most [#MAX_STANDBY]
/// @param unlisted how many more there are
/// @param holdDownUntil when it may be told again; 0 where nothing holds it
public record Held(
        long session, String reason, List<Way> standby, long unlisted, long holdDownUntil) {
    /// Other ways that are kept of a name.
    public static final int MAX_STANDBY = 16;

    /// Another way.
    ///
    /// @param hops from the publisher to the relay, which comes last
    /// @param arrived when the relay heard of it
    /// @param reason why it is not the best, in one word
    public record Way(long session, Hops hops, RouteCost cost, long arrived, String reason) {}

    /// Creates the value; the list is copied.
    public Held {
        standby = List.copyOf(standby);
    }

    /// Reads a row as the relay shows it.
    ///
    /// @param late what its clock is behind the one here, ns
    static Held read(Json row, LabRoutes routes, long late) {
        List<Way> standby = new ArrayList<>();
        long more = row.at("unlisted").whole().orElse(0L);
        for (Json each : row.at("standby").items()) {
            if (standby.size() < MAX_STANDBY) {
                standby.add(
                        new Way(
                                each.at("session").whole().orElse(0L),
                                routes.hops(each),
                                LabRoutes.cost(each),
                                LabRoutes.arrived(each) + late,
                                word(each)));
            } else {
                more++;
            }
        }
        long held = row.at("holddownUntil").whole().orElse(0L);
        Json best = row.at("best");
        return new Held(
                best.at("session").whole().orElse(0L),
                word(best),
                standby,
                Math.max(0, more),
                held > 0 ? held + late : 0);
    }

    private static String word(Json route) {
        String word = route.at("reason").text();
        return word.length() <= Inside.MAX_WORD ? word : word.substring(0, Inside.MAX_WORD);
    }

    /// About how many octets it takes in memory.
    long weight() {
        long own = 2 * Change.OBJECT;
        for (Way way : standby) {
            own += 3 * Change.OBJECT + Long.BYTES * 3L * way.hops().length();
        }
        return own;
    }
}
