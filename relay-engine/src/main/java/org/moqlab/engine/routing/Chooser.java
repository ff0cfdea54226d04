package org.moqlab.engine.routing;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Agenda.Due;
import org.moqlab.engine.routing.Agenda.Timer;

/// Which of its routes a front uses (GOSSIP C.4).
record Chooser(Fronts rules, Keeper keeper) {
    Choice among(Namespace namespace, Front front) {
        return new Choice(namespace, rules, front, exposed(namespace, front));
    }

    private Set<Origin> exposed(Namespace namespace, Front front) {
        Set<Origin> exposed = new TreeSet<>();
        if (rules.servesAround()) {
            exposed.addAll(front.demand().readers().keySet());
        }
        if (rules.heedsListeners()) {
            exposed.addAll(keeper.audience().exposed(namespace));
        }
        return exposed;
    }

    /// Lets a front that has routes choose.
    ///
    /// @return the front with the route it uses now
    Front choose(Namespace namespace, Front front, Step step) {
        Choice choice = among(namespace, front);
        Route best = choice.first();
        Route from = front.using();
        boolean stands = front.position(from.uid()).isPresent();
        if (!stands || from.isSame(best)) {
            return settled(front.use(best));
        }
        Fronts.Move move =
                new Fronts.Move(namespace, from, best, choice.taints(from), keeper.self());
        if (front.demand().wanted() && !rules.adopts(move)) {
            return settled(front);
        }
        OptionalLong wait = rules.hold(move);
        return wait.isPresent()
                ? held(front, move, wait.getAsLong(), step)
                : settled(front.use(best));
    }

    /// Nothing is held off any more.
    private Front settled(Front front) {
        keeper.agenda().cancel(front.clocks().hold().map(Front.Hold::due));
        return front.hold(Optional.empty());
    }

    /// The wait belongs to the relay that is moved to: another session with it goes on waiting, and
    /// another relay begins anew.
    private Front held(Front front, Fronts.Move move, long wait, Step step) {
        Optional<Front.Hold> running = front.clocks().hold().filter(hold -> hold.isFor(move.to()));
        long since = running.map(Front.Hold::since).orElse(step.now());
        if (step.now() >= since + wait) {
            return settled(front.use(move.to()));
        }
        if (running.isPresent()) {
            return front;
        }
        Due due =
                keeper.agenda()
                        .start(since + wait, new Timer.Adoption(move.namespace(), step.cause()));
        Front.Hold hold = new Front.Hold(move.to().teller(), move.to().uid(), since, due);
        return settled(front).hold(Optional.of(hold));
    }
}
