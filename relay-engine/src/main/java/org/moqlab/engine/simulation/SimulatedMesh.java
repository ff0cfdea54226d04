package org.moqlab.engine.simulation;

import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
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
    private final TreeMap<String, Running> endpoints = new TreeMap<>();
    private final Hosting hosting = new Hosting();
    private volatile long now;
    private long lastLife;
    private long messages;
    private boolean stormed;

    /// An endpoint that runs.
    private record Running(Endpoint endpoint, long life, long wakeAt) {
        Running wakingAt(long at) {
            return new Running(endpoint, life, at);
        }
    }

    private static final long NEVER = Long.MAX_VALUE;

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
        director.begin(0, hosting);
    }

    private SimulatedMesh(SimulatedMesh other) {
        this.scenario = other.scenario;
        this.recorder = other.recorder.copy(other.recorder.journal().copy());
        this.director = other.director.copy(recorder);
        this.schedule = other.schedule.copy();
        this.fabric = other.fabric.copy(schedule);
        other.endpoints.forEach((name, running) ->
                endpoints.put(
                        name, new Running(running.endpoint.copy(), running.life, running.wakeAt)));
        this.now = other.now;
        this.lastLife = other.lastLife;
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
        endpoints.clear();
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
            case Happening.Wake wake -> {
                Running running = endpoints.get(wake.name());
                yield running == null || running.life != wake.life() || !isDue(running);
            }
            case Happening.Idle idle ->
                    fabric.connection(idle.connection())
                            .filter(c -> c.end(idle.atDialer()) == Connection.End.OPEN)
                            .isEmpty();
            case Happening.DialTimeout dial ->
                    fabric.connection(dial.connection())
                            .filter(c -> c.dialerEnd == Connection.End.PENDING)
                            .isEmpty();
            case Happening.Knock _,
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

    private boolean isDue(Running running) {
        long head = schedule.nextTime().orElse(NEVER);
        return running.wakeAt == head && running.endpoint.nextDeadline().orElse(NEVER) <= head;
    }

    private void happen(Happening happening) {
        if (happening instanceof Happening.Wake wake) {
            Running running = endpoints.get(wake.name());
            if (running != null) {
                endpoints.put(wake.name(), running.wakingAt(NEVER));
                hand(wake.name(), new RelayInput.DeadlineReached());
            }
            return;
        }
        if (happening instanceof Happening.DialTimeout dial) {
            fabric.connection(dial.connection())
                    .ifPresent(failed -> recorder.dialFailed(failed.dialer, failed.id));
        }
        new Arrivals(fabric, this::hand, this::life, now).arrive(happening);
    }

    private long life(String name) {
        Running running = endpoints.get(name);
        return running == null ? 0 : running.life;
    }

    /// Hands one thing to an endpoint and performs what it wants, until nothing is left to do here
    /// and now.
    private void hand(String name, RelayInput input) {
        Running running = endpoints.get(name);
        if (running == null) {
            return;
        }
        ArrayDeque<RelayInput> inbox = new ArrayDeque<>(List.of(input));
        Aftermath after = new Aftermath();
        while (!inbox.isEmpty() && after.failure.isEmpty()) {
            try {
                for (RelayAction action : running.endpoint.handle(now, inbox.remove())) {
                    perform(name, running.life, action, inbox, after);
                }
            } catch (RuntimeException broken) {
                after.failure = "broke: " + broken;
            }
        }
        arm(name);
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
            String name,
            long life,
            RelayAction action,
            ArrayDeque<RelayInput> inbox,
            Aftermath after) {
        switch (action) {
            case RelayAction.Note note -> {
                long n = recorder.note(name, now, note);
                after.noticed = Director.concerns(note.body()) ? n : after.noticed;
                count(note);
            }
            case RelayAction.Dial dial -> {
                Connection connection = fabric.dial(now, name, life, dial);
                recorder.dialling(now, name, connection.id, dial.peer());
            }
            case RelayAction.Exit exit -> after.failure = exit.reason();
            case RelayAction.SetPriority _ -> {}
            case RelayAction.OpenStream open ->
                    Departures.of(fabric, name, open.session()).ifPresent(d -> d.open(open, inbox));
            case RelayAction.WriteStream write ->
                    Departures.of(fabric, name, write.session())
                            .ifPresent(d -> d.write(now, write));
            case RelayAction.ResetStream reset ->
                    Departures.of(fabric, name, reset.session())
                            .ifPresent(d -> d.reset(now, reset));
            case RelayAction.StopStream stop ->
                    Departures.of(fabric, name, stop.session()).ifPresent(d -> d.stop(now, stop));
            case RelayAction.SendDatagram datagram ->
                    Departures.of(fabric, name, datagram.session())
                            .ifPresent(d -> d.datagram(now, datagram));
            case RelayAction.CloseSession close ->
                    Departures.of(fabric, name, close.session())
                            .ifPresent(d -> d.close(now, close));
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

    private void arm(String name) {
        Running running = endpoints.get(name);
        if (running == null) {
            return;
        }
        long due = Math.max(now, running.endpoint.nextDeadline().orElse(NEVER));
        if (due < running.wakeAt) {
            endpoints.put(name, running.wakingAt(due));
            schedule.add(due, new Happening.Wake(name, running.life));
        }
    }

    /// Runs endpoints for the director.
    private final class Hosting implements Host {
        @Override
        public long now() {
            return now;
        }

        @Override
        public void start(Endpoint endpoint) {
            endpoints.put(endpoint.name(), new Running(endpoint, ++lastLife, NEVER));
            hand(endpoint.name(), new RelayInput.Command(RelayInput.Order.START));
        }

        @Override
        public void order(String name, RelayInput.Order order, Runnable then) {
            hand(name, new RelayInput.Command(order));
            then.run();
        }

        @Override
        public void destroy(String name) {
            Running running = endpoints.remove(name);
            if (running != null) {
                fabric.gone(now, name, running.life);
            }
        }
    }
}
