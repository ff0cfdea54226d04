package org.moqlab.app.spacetime;

import java.util.List;
import java.util.Optional;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.presence.PresenceHistory;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// What has been read of a recording for one namespace.
final class Reading {
    private final Namespace namespace;
    private final List<String> relays;
    private final boolean folds;
    private final Passings passings;
    private final PresenceHistory history;
    private final Holds holds;
    private final Warp warp;
    private MeshSnapshot state = MeshSnapshot.EMPTY;

    /// Nothing is read yet.
    ///
    /// @param folds whether times in which nothing happens are folded
    Reading(Namespace namespace, Moment moment, boolean folds) {
        this.namespace = namespace;
        this.relays = moment.scenario().topology().relays();
        this.folds = folds;
        passings = new Passings(namespace, relays);
        history = new PresenceHistory(namespace, relays);
        holds = new Holds(namespace);
        long hop = Math.max(Durations.MILLI, moment.scenario().topology().latency());
        warp = new Warp(hop, folds);
    }

    /// Takes in the next event.
    void accept(MeshEvent event) {
        state = state.apply(event);
        history.accept(event);
        holds.accept(event);
        if (passings.accept(event, this::other)) {
            warp.add(event.t());
        }
    }

    private Optional<String> other(MeshEvent event) {
        return state.peer(event.relay(), event.session());
    }

    Namespace namespace() {
        return namespace;
    }

    List<String> relays() {
        return relays;
    }

    boolean folds() {
        return folds;
    }

    Passings passings() {
        return passings;
    }

    PresenceHistory history() {
        return history;
    }

    Holds holds() {
        return holds;
    }

    Warp warp() {
        return warp;
    }
}
