package org.moqlab.engine.routing;

import org.moqlab.engine.model.Origin;

/// What a table shares with its router: the timings in force, who its relay is, the timers, and who
/// listens.
record Keeper(Timings timings, Origin self, Agenda agenda, Audience audience) {
    Keeper copy() {
        return new Keeper(timings, self, agenda.copy(), audience.copy());
    }
}
