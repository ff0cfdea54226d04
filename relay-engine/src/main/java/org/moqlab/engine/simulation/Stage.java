package org.moqlab.engine.simulation;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.Silence;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// Runs endpoints over the modelled network in virtual time. One thread drives it.
final class Stage {
    private final Schedule schedule;
    private final Fabric fabric;
    private final Population population;
    private final Observer observer;
    private volatile long now;

    /// An empty stage at time 0.
    Stage(Topology topology, Tuning tuning, long seed, Observer observer) {
        this.schedule = new Schedule();
        this.fabric = new Fabric(topology, tuning, schedule, new Links(schedule, new Chance(seed)));
        this.population = new Population();
        this.observer = observer;
    }

    private Stage(Stage other, Observer observer) {
        this.schedule = other.schedule.copy();
        this.fabric = other.fabric.copy(schedule);
        this.population = other.population.copy();
        this.observer = observer;
        this.now = other.now;
    }

    /// An independent stage in the same state, with the same future, that tells somebody else.
    Stage copy(Observer other) {
        return new Stage(this, other);
    }

    /// Mesh time, ns.
    long now() {
        return now;
    }

    /// Sets the clock; it never goes back.
    void now(long t) {
        now = Math.max(now, t);
    }

    /// The modelled network.
    Fabric fabric() {
        return fabric;
    }

    /// A process that runs, not to be told anything.
    Optional<Endpoint> endpoint(String name) {
        return population.endpoint(name);
    }

    /// What one end of a connection that is up has to say of it.
    Optional<SessionDetail> detail(String endpoint, long session) {
        return fabric.connection(session)
                .flatMap(connection -> Details.of(connection, endpoint, now));
    }

    /// Who hears nothing now.
    List<Silence> silences() {
        return fabric.silences();
    }

    /// When the next thing happens, ns; empty when nothing lies ahead.
    OptionalLong nextTime() {
        return schedule.nextTime();
    }

    /// Drops what has become pointless from the front of what lies ahead, so that a step is always
    /// visible. It belongs to each step, for looking ahead must change nothing.
    void settle() {
        while (schedule.peek() != null && isStale(schedule.peek().getValue())) {
            Map.Entry<Happening.At, Happening> stale = schedule.take();
            if (stale.getValue() instanceof Happening.Wake wake) {
                population.missed(wake, stale.getKey().time(), now, schedule);
            }
        }
    }

    /// Things that lie ahead.
    int ahead() {
        return schedule.size();
    }

    /// Whether something has become pointless since it was scheduled; dropped, so that a step is
    /// always visible.
    private boolean isStale(Happening happening) {
        long at = schedule.nextTime().orElseThrow();
        return switch (happening) {
            case Happening.Wake wake -> !population.isDue(wake, at);
            case Happening.Idle idle -> !fabric.isQuiet(at, idle);
            case Happening.DialTimeout dial ->
                    fabric.connection(dial.connection())
                            .filter(c -> c.end(true) == Connection.End.PENDING)
                            .isEmpty();
            case Happening.Travelling _, Happening.Again _ -> false;
        };
    }

    /// Lets the next thing happen; there is one.
    void happen() {
        switch (schedule.take().getValue()) {
            case Happening.Wake wake -> {
                population.woken(wake.name());
                if (!fabric.links().isFrozen(wake.name())) {
                    hand(wake.name(), new RelayInput.DeadlineReached());
                }
            }
            case Happening.Again again -> travel(again.what(), again.tries());
            case Happening.Travelling what -> travel(what, 0);
            case Happening.DialTimeout dial ->
                    fabric.connection(dial.connection()).ifPresent(c -> giveUp(dial, c));
            case Happening.Idle idle -> arrivals().arrive(idle);
        }
    }

    private Arrivals arrivals() {
        return new Arrivals(fabric, this::hand, population, now);
    }

    private void giveUp(Happening.DialTimeout dial, Connection connection) {
        String dialer = connection.origin.dialer();
        if (fabric.links().isFrozen(dialer)) {
            fabric.links().keep(dialer, dial);
        } else {
            dialFailed(dial.connection());
            arrivals().arrive(dial);
        }
    }

    /// Lets something reach its goal, as far as faults let it.
    ///
    /// @param tries times it got lost already
    private void travel(Happening.Travelling what, int tries) {
        Connection connection = fabric.connection(what.connection()).orElse(null);
        boolean senderOver =
                connection != null && connection.end(!what.toDialer()) == Connection.End.OVER;
        if (connection == null || (tries > 0 && senderOver)) {
            return;
        }
        switch (fabric.links().fate(now, connection, what, tries)) {
            case ARRIVES -> {
                if (what instanceof Happening.Refused) {
                    dialFailed(what.connection());
                }
                arrivals().arrive(what);
            }
            case STRAYS -> {}
            case LOST -> fabric.listen(now, connection, what.toDialer());
            case LAST_STRAW -> arrivals().giveUp(connection, !what.toDialer());
        }
    }

    private void dialFailed(long connection) {
        fabric.connection(connection)
                .ifPresent(failed -> observer.dialFailed(failed.origin.dialer(), failed.id()));
    }

    /// Runs an endpoint and hands it `START`.
    void start(Endpoint endpoint) {
        population.start(endpoint);
        hand(endpoint.name(), new RelayInput.Command(RelayInput.Order.START));
    }

    /// Stops running an endpoint without a word to anybody.
    void destroy(String name) {
        long life = population.stop(name);
        if (life > 0) {
            fabric.gone(now, name, life);
        }
    }

    /// From now on the ways between endpoints are as told.
    void conditions(Conditions other) {
        fabric.conditions(now, other);
    }

    /// Stops an endpoint without ending it.
    void freeze(String name) {
        fabric.freeze(now, name);
    }

    /// Lets an endpoint that was stopped go on: it reads what waits, then its timers run out.
    void thaw(String name) {
        fabric.thaw(now, name);
        population.arm(name, now, schedule);
    }

    /// Forgets every endpoint.
    void clear() {
        population.clear();
    }

    /// Hands one thing to an endpoint and performs what it wants, until nothing is left to do here
    /// and now.
    void hand(String name, RelayInput input) {
        Endpoint endpoint = population.endpoint(name).orElse(null);
        if (endpoint == null) {
            return;
        }
        Departures departures = new Departures(fabric, name, now);
        ArrayDeque<RelayInput> inbox = new ArrayDeque<>(List.of(input));
        String end = "";
        while (!inbox.isEmpty() && end.isEmpty()) {
            RelayInput next = inbox.remove();
            if (!departures.isVoid(next)) {
                end = turn(endpoint, next, departures, inbox);
            }
        }
        population.arm(name, now, schedule);
        observer.turned(name, end);
    }

    /// @return why this was the endpoint's last turn; empty when it was not
    private String turn(
            Endpoint endpoint,
            RelayInput input,
            Departures departures,
            ArrayDeque<RelayInput> inbox) {
        String name = endpoint.name();
        try {
            for (RelayAction action : endpoint.handle(now, input)) {
                switch (action) {
                    case RelayAction.Note note -> observer.note(name, note);
                    case RelayAction.Dial dial -> dial(name, dial, inbox);
                    case RelayAction.Exit exit -> {
                        return exit.reason();
                    }
                    case RelayAction wanted -> inbox.addAll(departures.perform(wanted));
                }
            }
        } catch (RuntimeException broken) {
            return SimulatedMesh.BROKE + broken;
        }
        return "";
    }

    private void dial(String name, RelayAction.Dial dial, ArrayDeque<RelayInput> inbox) {
        if (fabric.isListed(dial.peer())) {
            Connection connection = fabric.dial(now, name, population.life(name), dial);
            observer.dialling(name, connection.id(), dial.peer());
        } else {
            inbox.add(new RelayInput.DialFailed(dial.peer(), "nobody is called " + dial.peer()));
        }
    }
}
