package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// Writes journals by hand: every call appends an event, times in ms.
public final class Script {
    /// The one namespace of a script.
    public static final Namespace TEST = new Namespace("test");

    private final List<MeshEvent> events = new ArrayList<>();

    /// What was written.
    public List<MeshEvent> events() {
        return List.copyOf(events);
    }

    /// Any event.
    public Script event(long ms, String relay, EventBody body) {
        long n = events.size() + 1L;
        events.add(new MeshEvent(n, ms * Durations.MILLI, relay, 0, 0, List.of(), body));
        return this;
    }

    /// A relay starts.
    public Script up(long ms, String relay) {
        return event(ms, relay, new EventBody.RelayChanged(true, "started"));
    }

    /// A relay is killed.
    public Script down(long ms, String relay) {
        return event(ms, relay, new EventBody.RelayChanged(false, "kill"));
    }

    /// A relay's best route to the namespace has so many hops.
    public Script hops(long ms, String relay, long hops) {
        Route route = new Route(1, new SessionId(1), new HopCount(hops), ms * Durations.MILLI, 1);
        RankedRoute best = new RankedRoute(route, Reason.FIRST_HEARD);
        TableRow row = new TableRow(TEST, Optional.of(best), List.of(), 0);
        return event(ms, relay, new EventBody.Decided(row, "told"));
    }

    /// A relay forgets the namespace.
    public Script gone(long ms, String relay) {
        return event(ms, relay, new EventBody.Decided(TableRow.gone(TEST), "told"));
    }

    /// Nobody publishes the namespace any more.
    public Script orphaned(long ms, long boundMs) {
        long bound = boundMs * Durations.MILLI;
        return event(ms, "", new EventBody.TruthChanged(TEST, List.of(), bound));
    }

    /// An invariant breaks.
    public Script breaks(long ms, String invariant) {
        Finding finding =
                new Finding(invariant, "test", List.of("A"), "gone", "held by A", List.of(1L));
        return event(ms, "", new EventBody.FindingRaised(finding));
    }
}
