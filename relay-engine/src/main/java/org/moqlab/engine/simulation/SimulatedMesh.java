package org.moqlab.engine.simulation;

import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.driver.Director;
import org.moqlab.engine.driver.Host;
import org.moqlab.engine.driver.Recorder;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// A mesh in virtual time: the real relays and clients over a modelled network. Seed, scenario and
/// commands determine the journal, event for event, on every machine. One thread drives it.
public final class SimulatedMesh implements SteppedMesh {
    /// Messages after which a run ends with the finding `storm`.
    public static final long MESSAGE_BUDGET = 1_000_000;

    private final Scenario scenario;
    private final Recorder recorder;
    private final Director director;
    private final Schedule schedule;
    private final Fabric fabric;
    private final Population population;
    private final Hosting hosting = new Hosting();
    private volatile long now;
    private long messages;
    private boolean stormed;

    private static final long NEVER = Population.NEVER;

    /// A mesh at time 0: relays are started, nothing has been delivered.
    public SimulatedMesh(Scenario scenario) {
        this.scenario = scenario;
        this.recorder = new Recorder(new Journal());
        this.director = new Director(scenario, recorder);
        this.schedule = new Schedule();
        this.fabric =
                new Fabric(
                        scenario.topology(),
                        director.roster().timings().idleTimeout(),
                        schedule,
                        new Chance(scenario.seed()));
        this.population = new Population();
        director.begin(0, hosting);
    }

    private SimulatedMesh(SimulatedMesh other) {
        this.scenario = other.scenario;
        this.recorder = other.recorder.copy(other.recorder.journal().copy());
        this.director = other.director.copy(recorder);
        this.schedule = other.schedule.copy();
        this.fabric = other.fabric.copy(schedule);
        this.population = other.population.copy();
        this.now = other.now;
        this.messages = other.messages;
        this.stormed = other.stormed;
    }

    @Override
    public SimulatedMesh copy() {
        return new SimulatedMesh(this);
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public MeshSnapshot snapshot() {
        return recorder.journal().snapshot();
    }

    @Override
    public Journal journal() {
        return recorder.journal();
    }

    /// Messages sent so far.
    public long messages() {
        return messages;
    }

    @Override
    public void submit(MeshCommand command) {
        if (!stormed) {
            director.submit(now, command, hosting);
        }
    }

    @Override
    public void close() {
        population.clear();
    }

    @Override
    public OptionalLong nextAt() {
        if (stormed) {
            return OptionalLong.empty();
        }
        skipStale();
        OptionalLong act = director.nextDeadline();
        OptionalLong ahead = schedule.nextTime();
        if (act.isEmpty() || ahead.isEmpty()) {
            return act.isEmpty() ? ahead : act;
        }
        return OptionalLong.of(Math.min(act.getAsLong(), ahead.getAsLong()));
    }

    @Override
    public boolean step() {
        OptionalLong next = nextAt();
        if (next.isEmpty()) {
            return false;
        }
        now = Math.max(now, next.getAsLong());
        if (director.nextDeadline().orElse(NEVER) <= now) {
            director.deadline(now, hosting);
        } else {
            happen(schedule.take().getValue());
        }
        return true;
    }

    @Override
    public boolean advanceTo(long t) {
        for (OptionalLong at = nextAt(); at.isPresent() && at.getAsLong() <= t; at = nextAt()) {
            step();
        }
        if (stormed) {
            return false;
        }
        now = Math.max(now, t);
        return true;
    }

    /// Drops what has become pointless since it was scheduled, so that a step is always visible.
    private void skipStale() {
        while (schedule.peek() != null && isStale(schedule.peek().getValue())) {
            schedule.take();
        }
    }

    private boolean isStale(Happening happening) {
        return switch (happening) {
            case Happening.Wake wake -> !population.isDue(wake, schedule.nextTime().orElse(NEVER));
            case Happening.Idle idle ->
                    fabric.connection(idle.connection())
                            .filter(c -> c.end(idle.atDialer()) == Connection.End.OPEN)
                            .isEmpty();
            case Happening.DialTimeout dial ->
                    fabric.connection(dial.connection())
                            .filter(c -> c.dialerEnd == Connection.End.PENDING)
                            .isEmpty();
            case Happening.Knock _,
                    Happening.Refused _,
                    Happening.UpAtDialer _,
                    Happening.UpAtAcceptor _,
                    Happening.Octets _,
                    Happening.Reset _,
                    Happening.Stop _,
                    Happening.Window _,
                    Happening.Credit _,
                    Happening.Datagram _,
                    Happening.Close _ ->
                    false;
        };
    }

    private void happen(Happening happening) {
        if (happening instanceof Happening.Wake wake) {
            population.woken(wake.name());
            hand(wake.name(), new RelayInput.DeadlineReached());
            return;
        }
        switch (happening) {
            case Happening.DialTimeout dial -> dialFailed(dial.connection());
            case Happening.Refused dial -> dialFailed(dial.connection());
            case Happening _ -> {}
        }
        new Arrivals(fabric, this::hand, population::life, now).arrive(happening);
    }

    private void dialFailed(long connection) {
        fabric.connection(connection)
                .ifPresent(failed -> recorder.dialFailed(failed.dialer, failed.id));
    }

    /// Hands one thing to an endpoint and performs what it wants, until nothing is left to do here
    /// and now.
    private void hand(String name, RelayInput input) {
        Endpoint endpoint = population.endpoint(name).orElse(null);
        if (endpoint == null) {
            return;
        }
        ArrayDeque<RelayInput> inbox = new ArrayDeque<>(List.of(input));
        Aftermath after = new Aftermath();
        while (!inbox.isEmpty() && after.failure.isEmpty()) {
            try {
                for (RelayAction action : endpoint.handle(now, inbox.remove())) {
                    perform(name, action, inbox, after);
                }
            } catch (RuntimeException broken) {
                after.failure = "broke: " + broken;
            }
        }
        population.arm(name, now, schedule);
        if (!after.failure.isEmpty()) {
            director.failed(now, name, after.failure, hosting);
        } else if (after.noticed > 0) {
            director.noticed(now, name, after.noticed, hosting);
        }
    }

    /// What is left to be done once an endpoint's turn is over.
    private static final class Aftermath {
        private String failure = "";
        private long noticed;
    }

    private void perform(
            String name, RelayAction action, ArrayDeque<RelayInput> inbox, Aftermath after) {
        switch (action) {
            case RelayAction.Note note -> {
                long n = recorder.note(name, now, note);
                after.noticed = Director.concerns(note.body()) ? n : after.noticed;
                count(note);
            }
            case RelayAction.Dial dial -> {
                Connection connection = fabric.dial(now, name, population.life(name), dial);
                recorder.dialling(now, name, connection.id, dial.peer());
            }
            case RelayAction.Exit exit -> after.failure = exit.reason();
            case RelayAction.SetPriority _ -> {}
            case RelayAction.OpenStream _,
                    RelayAction.WriteStream _,
                    RelayAction.ResetStream _,
                    RelayAction.StopStream _,
                    RelayAction.SendDatagram _,
                    RelayAction.CloseSession _ ->
                    Departures.perform(fabric, name, now, action, inbox);
        }
    }

    private void count(RelayAction.Note note) {
        if (!(note.body() instanceof EventBody.Sent) || ++messages < MESSAGE_BUDGET || stormed) {
            return;
        }
        stormed = true;
        Finding storm =
                new Finding(
                        "storm",
                        scenario.title(),
                        scenario.topology().relays(),
                        "fewer than " + MESSAGE_BUDGET + " messages",
                        messages + " messages sent; the run ends here",
                        List.of());
        recorder.event(now, "", 0, 0, new EventBody.FindingRaised(storm));
    }

    /// Runs endpoints for the director.
    private final class Hosting implements Host {
        @Override
        public long now() {
            return now;
        }

        @Override
        public void start(Endpoint endpoint) {
            population.start(endpoint);
            hand(endpoint.name(), new RelayInput.Command(RelayInput.Order.START));
        }

        @Override
        public void order(String name, RelayInput.Order order, Runnable then) {
            hand(name, new RelayInput.Command(order));
            then.run();
        }

        @Override
        public void destroy(String name) {
            long life = population.stop(name);
            if (life > 0) {
                fabric.gone(now, name, life);
            }
        }
    }
}
