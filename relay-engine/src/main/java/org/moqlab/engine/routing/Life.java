package org.moqlab.engine.routing;

import java.util.Optional;
import org.moqlab.engine.routing.Agenda.Due;
import org.pcollections.TreePMap;

/// What a relay knows of the life of a namespace's publisher, and what is advertised of the
/// namespace meanwhile.
///
/// @param sign last sign of life
/// @param open routes that are advertised, in the table or kept out of it, by number
/// @param vouched those of them that the publisher himself advertises
/// @param beating whether signs are given here
record Life(Sign sign, TreePMap<Long, Route> open, TreePMap<Long, Route> vouched, boolean beating) {
    /// Nothing is known.
    static final Life UNKNOWN = new Life(Sign.NONE, TreePMap.empty(), TreePMap.empty(), false);

    /// A sign of life.
    ///
    /// @param number the highest that was heard
    /// @param given when, ns
    /// @param lasts whether it is believed; else only its number is remembered
    /// @param end when that ends
    record Sign(long number, long given, boolean lasts, Optional<Due> end) {
        static final Sign NONE = new Sign(-1, 0, false, Optional.empty());

        Sign remembered(Due until) {
            return new Sign(number, given, false, Optional.of(until));
        }
    }

    boolean isAlive() {
        return sign.lasts;
    }

    Life with(Sign next) {
        return new Life(next, open, vouched, beating);
    }

    Life plus(Route route) {
        return new Life(sign, open.plus(route.uid(), route), vouched, beating);
    }

    Life vouched(Route route) {
        return new Life(sign, open, vouched.plus(route.uid(), route), beating);
    }

    Life minus(Route route) {
        return new Life(sign, open.minus(route.uid()), vouched.minus(route.uid()), beating);
    }

    Life emptied() {
        return new Life(sign, TreePMap.empty(), TreePMap.empty(), beating);
    }

    Life beating(boolean on) {
        return new Life(sign, open, vouched, on);
    }

    /// Whether there is nothing left to keep of it.
    boolean isOver() {
        return sign.end.isEmpty() && open.isEmpty() && vouched.isEmpty() && !beating;
    }
}
