package org.moqlab.engine.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.Pulse;
import org.moqlab.engine.routing.Agenda.Due;
import org.moqlab.engine.routing.Agenda.Timer;
import org.pcollections.TreePMap;

/// A table behind [Heartbeat]s: routes of a namespace get into it while its publisher gives signs
/// of life, and wait outside while he does not.
final class PulseTable implements Table {
    private static final String SILENT = "no sign of life of its publisher";

    private final Heartbeat rule;
    private final Keeper keeper;
    private final Table table;
    private TreePMap<Namespace, Life> lives = TreePMap.empty();

    PulseTable(Heartbeat rule, Keeper keeper, Table table) {
        this.rule = rule;
        this.keeper = keeper;
        this.table = table;
    }

    @Override
    public PulseTable copy(Keeper other) {
        PulseTable copy = new PulseTable(rule, other, table.copy(other));
        copy.lives = lives;
        return copy;
    }

    private Life life(Namespace namespace) {
        return lives.getOrDefault(namespace, Life.UNKNOWN);
    }

    private void put(Namespace namespace, Life life) {
        lives = life.isOver() ? lives.minus(namespace) : lives.plus(namespace, life);
    }

    @Override
    public void vouched(Namespace namespace, Route route, Step step) {
        put(namespace, life(namespace).vouched(route));
        if (!rule.isNaive()) {
            own(namespace, step);
        }
    }

    /// A sign of our own, whose number is the time, so that it rises over the lives of relays too.
    private void own(Namespace namespace, Step step) {
        refresh(namespace, step.now(), step.now(), step);
        begin(namespace, step);
    }

    @Override
    public void offered(Namespace namespace, Route route, Step step) {
        put(namespace, life(namespace).plus(route));
        if (rule.isNaive()) {
            refresh(namespace, 0, step.now(), step);
            table.offered(namespace, route, step);
            begin(namespace, step);
        } else if (life(namespace).isAlive()) {
            table.offered(namespace, route, step);
        } else {
            step.act(new RouterAction.Ignored(namespace, route, SILENT));
        }
    }

    private void begin(Namespace namespace, Step step) {
        if (!life(namespace).beating()) {
            put(namespace, life(namespace).beating(true));
            beatLater(namespace, step);
        }
    }

    private void beatLater(Namespace namespace, Step step) {
        Timer beat = new Timer.Beat(namespace, step.cause());
        keeper.agenda().start(step.now() + rule.interval(), beat);
    }

    private void refresh(Namespace namespace, long number, long given, Step step) {
        Life life = life(namespace);
        keeper.agenda().cancel(life.sign().end());
        Due end =
                keeper.agenda()
                        .start(given + rule.expiry(), new Timer.Silence(namespace, step.cause()));
        put(namespace, life.with(new Life.Sign(number, given, true, Optional.of(end))));
    }

    @Override
    public void beaten(Namespace namespace, Pulse pulse, Step step) {
        if (rule.isNaive()) {
            if (!life(namespace).open().isEmpty()) {
                heard(namespace, 0, step.now(), step);
            }
            return;
        }
        boolean news =
                pulse.number() > life(namespace).sign().number() && pulse.age() < rule.expiry();
        if (news && hasRoom(namespace)) {
            heard(namespace, pulse.number(), step.now() - pulse.age(), step);
            step.act(new RouterAction.Beat(namespace, pulse));
        }
    }

    private void heard(Namespace namespace, long number, long given, Step step) {
        boolean revived = !life(namespace).isAlive();
        refresh(namespace, number, given, step);
        if (revived) {
            life(namespace).open().values().forEach(route -> table.offered(namespace, route, step));
        }
    }

    @Override
    public Optional<Pulse> pulse(Namespace namespace, long now) {
        Life life = life(namespace);
        return rule.isNaive() || !life.isAlive()
                ? Optional.empty()
                : Optional.of(new Pulse(life.sign().number(), now - life.sign().given()));
    }

    @Override
    public void changed(Namespace namespace, Route before, Route next, Step step) {
        Life life = life(namespace);
        boolean firsthand = life.vouched().containsKey(before.uid());
        Life after = life.minus(before).plus(next);
        put(namespace, firsthand ? after.vouched(next) : after);
        if (life.isAlive()) {
            table.changed(namespace, before, next, step);
        }
        if (rule.isNaive()) {
            heard(namespace, 0, step.now(), step);
        }
    }

    @Override
    public boolean keeps(Route held, Hops next) {
        return table.keeps(held, next);
    }

    @Override
    public void closed(Namespace namespace, Route route, Loss loss, Step step) {
        put(namespace, life(namespace).minus(route));
        table.closed(namespace, route, loss, step);
    }

    @Override
    public void purged(Namespace namespace, String rule, Step step) {
        put(namespace, life(namespace).emptied());
        table.purged(namespace, rule, step);
    }

    @Override
    public void elapsed(Timer timer, Step step) {
        switch (timer) {
            case Timer.Beat beat -> beat(beat.namespace(), step);
            case Timer.Silence silence -> silent(silence, step);
            case Timer.Removal _,
                    Timer.HoldDown _,
                    Timer.Linger _,
                    Timer.Adoption _,
                    Timer.Cooling _,
                    Timer.Telling _ ->
                    table.elapsed(timer, step);
        }
    }

    /// Signs are given while there is something to give them of: the publisher's own route, or in
    /// the naive reading any.
    private void beat(Namespace namespace, Step step) {
        Life life = life(namespace);
        boolean goesOn = rule.isNaive() ? table.knows(namespace) : !life.vouched().isEmpty();
        if (!goesOn) {
            put(namespace, life.beating(false));
            return;
        }
        if (rule.isNaive()) {
            step.act(new RouterAction.Beat(namespace, Pulse.UNNUMBERED));
            if (!life.vouched().isEmpty()) {
                refresh(namespace, 0, step.now(), step);
            }
        } else {
            heard(namespace, step.now(), step.now(), step);
            step.act(new RouterAction.Beat(namespace, new Pulse(step.now(), 0)));
        }
        beatLater(namespace, step);
    }

    private void silent(Timer.Silence silence, Step step) {
        Namespace namespace = silence.namespace();
        Life life = life(namespace);
        if (!life.isAlive()) {
            put(namespace, life.with(Life.Sign.NONE));
            return;
        }
        long remembered = step.now() + Heartbeat.REMEMBERED * rule.expiry();
        Due end = keeper.agenda().start(remembered, new Timer.Silence(namespace, silence.cause()));
        put(namespace, life.with(life.sign().remembered(end)));
        if (table.knows(namespace)) {
            step.act(
                    new RouterAction.Elapsed(
                            "heartbeat", namespace, "the name is forgotten", silence.cause()));
            table.purged(namespace, SILENT, step);
            step.act(new RouterAction.Lapsed(List.copyOf(life.open().values())));
        }
    }

    @Override
    public void recorded(Namespace namespace, long note) {
        table.recorded(namespace, note);
    }

    @Override
    public void listens(Ear ear, Step step) {
        table.listens(ear, step);
    }

    @Override
    public void wanted(Namespace namespace, boolean wanted, Step step) {
        table.wanted(namespace, wanted, step);
    }

    @Override
    public void reads(Namespace namespace, Origin peer, boolean begins, Step step) {
        table.reads(namespace, peer, begins, step);
    }

    @Override
    public List<RouterAction.Tell> offers(Ear ear, boolean begins) {
        return table.offers(ear, begins);
    }

    @Override
    public Optional<Route> best(Namespace namespace) {
        return table.best(namespace);
    }

    @Override
    public Serving serving(Namespace namespace, Reader reader) {
        return table.serving(namespace, reader);
    }

    @Override
    public List<Map.Entry<Namespace, Route>> all() {
        return new ArrayList<>(table.all());
    }

    @Override
    public boolean knows(Namespace namespace) {
        return table.knows(namespace);
    }

    /// Also of what is kept out there is only so much.
    @Override
    public boolean hasRoom(Namespace namespace) {
        return lives.containsKey(namespace) || lives.size() < Router.MAX_NAMESPACES;
    }

    @Override
    public int size() {
        return table.size();
    }
}
