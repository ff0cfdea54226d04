package org.moqlab.engine.routing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.routing.Agenda.Due;
import org.moqlab.engine.routing.Agenda.Timer;
import org.pcollections.TreePMap;

/// The fronts of a relay: how sources find one, displace one another, wait, and leave (GOSSIP C.3).
/// Nobody is told of it from here.
final class FrontBook {
    private final RoutingPolicy policy;
    private final Keeper keeper;
    private final Chooser chooser;
    private TreePMap<Namespace, Front> fronts = TreePMap.empty();
    private long last;

    FrontBook(RoutingPolicy policy, Keeper keeper, Chooser chooser) {
        this.policy = policy;
        this.keeper = keeper;
        this.chooser = chooser;
    }

    FrontBook copy(Keeper other, Chooser with) {
        FrontBook copy = new FrontBook(policy, other, with);
        copy.fronts = fronts;
        copy.last = last;
        return copy;
    }

    TreePMap<Namespace, Front> all() {
        return fronts;
    }

    Optional<Front> of(Namespace namespace) {
        return Optional.ofNullable(fronts.get(namespace));
    }

    void put(Namespace namespace, Front front) {
        fronts = fronts.plus(namespace, front);
    }

    /// Forgets a front and whoever waits behind it.
    void forget(Namespace namespace) {
        of(namespace).ifPresent(this::stop);
        fronts = fronts.minus(namespace);
    }

    private void stop(Front front) {
        keeper.agenda().cancel(front.clocks().linger());
        keeper.agenda().cancel(front.clocks().cooling());
        keeper.agenda().cancel(front.clocks().hold().map(Front.Hold::due));
    }

    /// Looks for a front for each source; who is displaced on the way looks again.
    void attach(Namespace namespace, List<Front.Source> sources, Step step) {
        Deque<Front.Source> waiting = new ArrayDeque<>(sources);
        while (!waiting.isEmpty()) {
            Front.Source source = waiting.poll();
            Route route = source.route();
            Front front = fronts.get(namespace);
            if (front == null) {
                put(namespace, Front.of(++last, route));
            } else if (front.isOf(route)) {
                keeper.agenda().cancel(front.clocks().linger());
                Front joined = front.attach(route).arrived();
                put(namespace, chooser.choose(namespace, joined, step));
            } else if (source.mayTakeOver() && !chooser.among(namespace, front).taints(route)) {
                forget(namespace);
                put(namespace, Front.of(++last, route));
                front.routes().forEach(lost -> waiting.add(new Front.Source(lost, false)));
                waiting.addAll(front.parked());
            } else {
                put(namespace, front.park(source));
            }
        }
    }

    /// A route is another way to the same publisher.
    void update(Namespace namespace, Front front, Route next, Step step) {
        OptionalLong position = front.position(next.uid());
        if (position.isPresent()) {
            Front updated = front.update(position.getAsLong(), next);
            put(namespace, chooser.choose(namespace, updated, step));
            return;
        }
        boolean armed =
                front.parked(next.uid()).filter(Front.Source::mayTakeOver).isPresent()
                        || chooser.rules().rearmsOnChange();
        put(namespace, front.unpark(next.uid()));
        attach(namespace, List.of(new Front.Source(next, armed)), step);
    }

    /// A source leaves. The last one of a front takes it along, unless it was lost with its session
    /// and may come back.
    void detach(Namespace namespace, long uid, Loss loss, Step step) {
        Front front = fronts.get(namespace);
        if (front == null) {
            return;
        }
        OptionalLong position = front.position(uid);
        if (position.isEmpty()) {
            put(namespace, front.unpark(uid));
            return;
        }
        Front left = front.detach(position.getAsLong());
        if (!left.isLingering()) {
            fall(namespace, front, chooser.choose(namespace, left, step), uid, loss, step);
            return;
        }
        long linger = policy.linger(loss, keeper.timings().linger());
        if (loss == Loss.WITHDRAWN || linger <= 0) {
            close(namespace, left, step);
        } else {
            stop(left);
            long until = step.now() + linger;
            Due due = keeper.agenda().start(until, new Timer.Linger(namespace, step.cause()));
            put(namespace, left.waiting(due));
        }
    }

    /// A front goes on without one of its routes, unless that was in use and the next is none the
    /// policy may fall back on.
    private void fall(
            Namespace namespace, Front before, Front left, long uid, Loss loss, Step step) {
        boolean used = before.using().uid() == uid;
        if (used && !policy.fallsBack(before.using(), left.using(), loss)) {
            close(namespace, left, step);
        } else {
            put(namespace, left);
        }
    }

    /// The name is free; those who waited for it try again.
    void close(Namespace namespace, Front front, Step step) {
        forget(namespace);
        boolean all = chooser.rules().wakesDisplaced();
        attach(
                namespace,
                front.parked().stream().filter(source -> all || source.mayTakeOver()).toList(),
                step);
    }
}
