package org.moqlab.engine.routing;

import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.routing.Agenda.Timer;
import org.pcollections.TreePMap;

/// What each peer is told of a front (GOSSIP C.5): the first route that neither passed it nor is
/// without room, and every change of that as far as its wire can say it. What changes within one
/// moment is told at its end, as it stands then: who writes comes after all who read.
final class Teller {
    private final RoutingPolicy policy;
    private final Fronts rules;
    private final Keeper keeper;
    private final Chooser chooser;
    private TreePMap<Namespace, Untold> untold = TreePMap.empty();

    /// A front that has changed since peers were told.
    ///
    /// @param before as it was told; empty when it was not
    /// @param cause the note of the last change
    private record Untold(Optional<Front> before, long cause) {}

    Teller(RoutingPolicy policy, Fronts rules, Keeper keeper, Chooser chooser) {
        this.policy = policy;
        this.rules = rules;
        this.keeper = keeper;
        this.chooser = chooser;
    }

    Teller copy(Keeper other, Chooser with) {
        Teller copy = new Teller(policy, rules, other, with);
        copy.untold = untold;
        return copy;
    }

    /// A front has changed; that is told when the moment is over.
    void changed(Namespace namespace, Optional<Front> before, Step step) {
        Untold known = untold.get(namespace);
        if (known == null) {
            keeper.agenda().start(step.now(), new Timer.Telling(namespace, step.cause()));
        }
        Optional<Front> told = known == null ? before : known.before;
        untold = untold.plus(namespace, new Untold(told, step.cause()));
    }

    /// A note records the last change.
    void recorded(Namespace namespace, long note) {
        Untold known = untold.get(namespace);
        if (known != null) {
            untold = untold.plus(namespace, new Untold(known.before, note));
        }
    }

    /// The moment is over.
    void tell(Namespace namespace, Optional<Front> front, Step step) {
        Untold known = untold.get(namespace);
        if (known != null) {
            untold = untold.minus(namespace);
            step.act(new RouterAction.Because(known.cause));
            tell(namespace, known.before, front, step);
        }
    }

    /// What is to be told to one peer.
    private record Offer(Route route, RouteCost cost) {}

    /// Tells everybody what has changed.
    ///
    /// @param before the front as it was; empty when there was none
    /// @param front as it is now; empty when it is gone
    private void tell(
            Namespace namespace, Optional<Front> before, Optional<Front> front, Step step) {
        boolean fresh = !before.map(Front::number).equals(front.map(Front::number));
        for (Ear ear : keeper.audience().of(namespace)) {
            if (fresh && before.isPresent() && !holds(ear, namespace, front)) {
                end(ear, namespace, step);
            }
            front.filter(one -> !one.isLingering())
                    .ifPresent(one -> tell(ear, namespace, one, fresh, step));
        }
    }

    /// Whether a listener who came in the same moment has been told the new front already.
    private boolean holds(Ear ear, Namespace namespace, Optional<Front> front) {
        Optional<Long> told = keeper.audience().said(ear, namespace).map(Audience.Said::front);
        return told.isPresent() && told.equals(front.map(Front::number));
    }

    /// Wires that cannot say changes are told the end of what was kept from them too: nobody keeps
    /// books of those.
    private void end(Ear ear, Namespace namespace, Step step) {
        if (keeper.audience().said(ear, namespace).isPresent() || !ear.hearsChanges()) {
            keeper.audience().unsay(ear, namespace);
            step.act(new RouterAction.Untell(ear, namespace));
        }
    }

    private void tell(Ear ear, Namespace namespace, Front front, boolean fresh, Step step) {
        Optional<Audience.Said> before = keeper.audience().said(ear, namespace);
        if (!ear.hearsChanges() && !fresh) {
            return;
        }
        Optional<Offer> offer = offer(ear, namespace, front);
        if (offer.isEmpty()) {
            before.ifPresent(_ -> end(ear, namespace, step));
            return;
        }
        Audience.Said next = said(front, offer.get());
        if (!before.equals(Optional.of(next))) {
            keeper.audience().say(ear, namespace, next);
            step.act(action(ear, namespace, offer.get(), before.isPresent()));
        }
    }

    private static Audience.Said said(Front front, Offer offer) {
        return new Audience.Said(front.number(), offer.route.hops(), offer.cost);
    }

    private static RouterAction.Tell action(
            Ear ear, Namespace namespace, Offer offer, boolean again) {
        return new RouterAction.Tell(ear, namespace, offer.route, offer.cost, again);
    }

    /// What somebody who listens is to be told of a front now.
    ///
    /// @param begins whether he is told it now
    Optional<RouterAction.Tell> offers(Ear ear, Namespace namespace, Front front, boolean begins) {
        Optional<Offer> offer = offer(ear, namespace, front);
        if (begins) {
            offer.ifPresent(one -> keeper.audience().say(ear, namespace, said(front, one)));
        }
        return offer.map(one -> action(ear, namespace, one, false));
    }

    private Optional<Offer> offer(Ear ear, Namespace namespace, Front front) {
        return chooser.among(namespace, front).told().stream()
                .limit(rules.tellsStandby() ? Long.MAX_VALUE : 1)
                .filter(route -> policy.tells(route, ear.peer(), keeper.self()))
                .findFirst()
                .map(route -> new Offer(route, cost(ear, front, route)));
    }

    /// The price is paid already where tracks flow.
    private RouteCost cost(Ear ear, Front front, Route route) {
        if (ear.wire() != Ear.Wire.COSTS) {
            return RouteCost.ZERO;
        }
        boolean paid = front.demand().wanted() && front.uses(route);
        return paid ? rules.discounted(route.cost()) : route.cost();
    }
}
