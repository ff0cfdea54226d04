package org.moqlab.engine.mesh.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Route;

/// How a route came to a relay: every telling on the way, the latest first, back to who announced
/// the name first, as far as the past is known.
///
/// @param tellings from the relay asked about towards the beginning
/// @param end what the walk ended at
/// @param missing number of the event that was wanted next; 0 when none
record Chain(List<Telling> tellings, End end, long missing) {
    /// Most tellings that are followed.
    static final int MAX_TELLINGS = 128;

    /// What a walk ends at.
    enum End {
        /// Who told is no relay: a publisher.
        PUBLISHER,
        /// Nobody told: it is the relay's own.
        HOME,
        /// Who told is not of this mesh.
        STRANGER,
        /// What came before is no longer kept.
        FORGOTTEN,
        /// It goes on further than is looked.
        LONG
    }

    Chain {
        tellings = List.copyOf(tellings);
    }

    /// Follows a route back from the relay that holds it.
    static Chain of(Ground ground, Namespace namespace, String relay, Route held) {
        History history = ground.history();
        List<Telling> tellings = new ArrayList<>();
        String here = relay;
        Optional<Route> next = Optional.of(held);
        while (tellings.size() < MAX_TELLINGS) {
            if (next.isEmpty()) {
                return new Chain(tellings, End.FORGOTTEN, 0);
            }
            Route route = next.get();
            Optional<MeshEvent> decided = history.arrival(here, namespace, route);
            Optional<MeshEvent> received = decided.flatMap(history::cause).filter(Chain::isHeard);
            if (decided.isPresent() && route.session().number() == 0) {
                return new Chain(tellings, End.HOME, decided.get().n());
            }
            if (received.isEmpty()) {
                return new Chain(tellings, End.FORGOTTEN, decided.map(MeshEvent::cause).orElse(0L));
            }
            long cause = received.get().cause();
            Optional<MeshEvent> sent = history.event(cause);
            if (sent.isEmpty()) {
                End end = cause == MeshEvent.EXTERNAL ? End.STRANGER : End.FORGOTTEN;
                return new Chain(tellings, end, cause == 0 ? received.get().n() : cause);
            }
            String from = sent.get().relay();
            tellings.add(new Telling(here, from, route, sent.get(), received.get()));
            Optional<MeshEvent> why = history.cause(sent.get());
            if (why.filter(event -> event.body() instanceof EventBody.Decided).isEmpty()) {
                if (!ground.snapshot().relays().containsKey(from)) {
                    return new Chain(tellings, End.PUBLISHER, 0);
                }
                why = history.decided(sent.get().n(), from, namespace);
            }
            next = why.flatMap(Chain::best);
            here = from;
        }
        return new Chain(tellings, End.LONG, 0);
    }

    private static boolean isHeard(MeshEvent event) {
        return event.body() instanceof EventBody.Received;
    }

    private static Optional<Route> best(MeshEvent event) {
        return event.body() instanceof EventBody.Decided decided
                ? decided.row().best().map(RankedRoute::route)
                : Optional.empty();
    }

    /// How many tellings there are until one comes from who was passed before; 0 when none does.
    int circle() {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < tellings.size(); i++) {
            passed.add(tellings.get(i).to());
            if (passed.contains(tellings.get(i).from())) {
                return i + 1;
            }
        }
        return 0;
    }
}
