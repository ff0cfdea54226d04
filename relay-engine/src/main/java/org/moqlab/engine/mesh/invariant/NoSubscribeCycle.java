package org.moqlab.engine.mesh.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SubscriptionView;
import org.moqlab.engine.observe.Subscriptions;

/// `no-subscribe-cycle`: relays that wait for each other's first group of a track form no cycle.
final class NoSubscribeCycle extends Invariant {
    private final Grounds grounds;

    NoSubscribeCycle(Grounds grounds) {
        this.grounds = grounds;
    }

    @Override
    NoSubscribeCycle copy() {
        return new NoSubscribeCycle(grounds);
    }

    @Override
    String id() {
        return "no-subscribe-cycle";
    }

    @Override
    List<Kind> kinds() {
        return List.of(Kind.SENT);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        if (!grounds.isRelay(event.relay())) {
            return;
        }
        Subscriptions open = scene.state().subscriptions();
        open.asked(event)
                .ifPresent(asked -> {
                    docket.judged(this);
                    circle(asked, open).ifPresent(circle -> raise(circle, event, docket));
                });
    }

    /// Follows who waits for whom from one subscription on.
    ///
    /// @return the subscriptions that close on the first; empty when they end elsewhere
    private static Optional<List<SubscriptionView>> circle(
            SubscriptionView first, Subscriptions open) {
        List<SubscriptionView> way = new ArrayList<>(List.of(first));
        List<String> relays = new ArrayList<>(List.of(first.who()));
        String here = first.peer();
        while (!relays.contains(here)) {
            relays.add(here);
            Optional<SubscriptionView> next =
                    open.of(here, first.subject()).stream()
                            .filter(one -> !one.served())
                            .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            way.add(next.get());
            here = next.get().peer();
        }
        return here.equals(first.who()) ? Optional.of(way) : Optional.empty();
    }

    private void raise(List<SubscriptionView> circle, MeshEvent event, Docket docket) {
        String track = circle.getFirst().subject();
        List<String> relays = circle.stream().map(SubscriptionView::who).toList();
        docket.raise(
                id() + ' ' + track,
                event.t(),
                new Finding(
                        id(),
                        track,
                        relays,
                        event.n(),
                        "each subscription ends at a publisher",
                        String.join(" waits for ", relays) + " waits for " + relays.getFirst(),
                        "each asks the next relay on its best route, and that is in the circle",
                        circle.stream().map(SubscriptionView::n).sorted().toList()));
    }
}
