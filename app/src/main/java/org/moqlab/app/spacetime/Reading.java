package org.moqlab.app.spacetime;

import java.util.ArrayList;
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
    /// Messages that leave within this time go together, ns.
    private static final long TOGETHER = Durations.MILLI;

    private final Namespace namespace;
    private final List<String> relays;
    private final boolean folds;
    private final Passings passings;
    private final PresenceHistory history;
    private final Holds holds;
    private final Warp warp;
    private final long hop;
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
        hop = Math.max(Durations.MILLI, moment.scenario().topology().latency());
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

    /// The parts of a chain of causes between relays.
    List<ChainLeg> legs(List<ChainStep> chain) {
        List<ChainLeg> legs = new ArrayList<>();
        for (int i = 1; i < chain.size(); i++) {
            ChainStep from = chain.get(i - 1);
            ChainStep to = chain.get(i);
            if (from.peer() >= 0 && to.peer() >= 0) {
                legs.add(new ChainLeg(from, to, told(from, to)));
            }
        }
        return legs;
    }

    /// What went from one to the other over the same session at once: mostly a withdrawal with the
    /// announcement that takes its place.
    private List<Passing> told(ChainStep from, ChainStep to) {
        List<Passing> near =
                passings.between(from.t(), from.t() + TOGETHER).stream()
                        .filter(Passing::isThere)
                        .filter(p -> p.from().equals(from.place()) && p.to().equals(to.place()))
                        .toList();
        return near.stream()
                .filter(passing -> passing.sent() == from.event())
                .findFirst()
                .map(sent ->
                        near.stream()
                                .filter(p -> p.session() == sent.session())
                                .filter(p -> Math.abs(p.left() - sent.left()) <= TOGETHER)
                                .toList())
                .orElse(List.of());
    }

    /// Whether a folded wait was that for a hold-down.
    boolean isHoldDown(Warp.Band wait) {
        return holds.ended(wait, hop);
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
