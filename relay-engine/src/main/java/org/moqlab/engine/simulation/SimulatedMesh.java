package org.moqlab.engine.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Director;
import org.moqlab.engine.driver.Host;
import org.moqlab.engine.driver.Recorder;
import org.moqlab.engine.driver.Roster;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Bounds;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.OnlyLiveException;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.Silence;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.Relay;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.routing.Route;

/// A mesh in virtual time: the real relays and clients over a modelled network. Seed, scenario and
/// commands determine the journal, event for event, on every machine. One thread drives it.
public final class SimulatedMesh implements SteppedMesh {
    /// How the reason begins for which a process failed that threw an exception.
    public static final String BROKE = "broke: ";

    private static final long NEVER = Population.NEVER;

    private final Scenario scenario;
    private final Recorder recorder;
    private final Director director;
    private final Stage stage;
    private final Hosting hosting = new Hosting();
    private long messages;
    private long noticed;
    private boolean stormed;

    /// A mesh at time 0: relays are started, nothing has been delivered.
    ///
    /// @throws OnlyLiveException when relays outside the lab take part
    public SimulatedMesh(Scenario scenario) {
        this(scenario, new Roster(scenario));
    }

    /// A mesh whose endpoints come from `roster`.
    SimulatedMesh(Scenario scenario, Roster roster) {
        OnlyLiveException.check(scenario);
        this.scenario = scenario;
        this.recorder = new Recorder(new Journal());
        this.director = new Director(scenario, recorder, roster);
        Tuning tuning = Tuning.of(director.roster().timings(), scenario.knobs());
        this.stage = new Stage(scenario.topology(), tuning, scenario.seed(), new Notes());
        director.begin(0, hosting);
        stage.settle();
    }

    private SimulatedMesh(SimulatedMesh other) {
        this.scenario = other.scenario;
        this.recorder = other.recorder.copy(other.recorder.journal().copy());
        this.director = other.director.copy(recorder);
        this.stage = other.stage.copy(new Notes());
        this.messages = other.messages;
        this.noticed = other.noticed;
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
        return stage.now();
    }

    @Override
    public MeshSnapshot snapshot() {
        return recorder.journal().snapshot();
    }

    @Override
    public Optional<List<String>> judged() {
        Stream<String> counted = messages() > 0 ? Stream.of(Bounds.STORM) : Stream.empty();
        return Optional.of(Stream.concat(recorder.judged(now()).stream(), counted).toList());
    }

    @Override
    public Journal journal() {
        return recorder.journal();
    }

    /// The best routes that a relay itself holds now, in order of names, whatever the journal says
    /// of it; none when it does not run.
    public Iterable<Map.Entry<Namespace, Route>> routes(String relay) {
        return stage.endpoint(relay).orElse(null) instanceof Relay one ? one.routes() : List.of();
    }

    /// Messages sent so far.
    public long messages() {
        return messages;
    }

    /// Roughly how many octets a copy holds on to once its original has gone on.
    long weight() {
        return CopyWeight.of(snapshot(), stage);
    }

    @Override
    public void submit(MeshCommand command) {
        if (!stormed) {
            director.submit(now(), command, hosting);
        }
        stage.settle();
    }

    @Override
    public Optional<SessionDetail> detail(String endpoint, long session) {
        return stage.detail(endpoint, session);
    }

    @Override
    public List<Silence> silences() {
        return stage.silences();
    }

    @Override
    public void close() {
        stage.clear();
    }

    @Override
    public OptionalLong nextAt() {
        if (stormed) {
            return OptionalLong.empty();
        }
        OptionalLong act = director.nextDeadline();
        OptionalLong ahead = stage.nextTime();
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
        stage.now(next.getAsLong());
        if (director.nextDeadline().orElse(NEVER) <= now()) {
            director.deadline(now(), hosting);
        } else {
            stage.happen();
        }
        stage.settle();
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
        stage.now(t);
        return true;
    }

    private void count(RelayAction.Note note) {
        long bound = scenario.bounds().messages();
        if (!(note.body() instanceof EventBody.Sent) || ++messages < bound || stormed) {
            return;
        }
        stormed = true;
        Finding storm =
                new Finding(
                        "storm",
                        scenario.title(),
                        scenario.topology().relays(),
                        "fewer than " + bound + " messages",
                        messages + " messages sent; the run ends here",
                        List.of());
        long last = recorder.journal().last();
        recorder.event(now(), "", 0, last, new EventBody.FindingRaised(storm));
    }

    /// The way from the stage to the record and the director.
    private final class Notes implements Observer {
        @Override
        public void note(String name, RelayAction.Note note) {
            long n = recorder.note(name, now(), note);
            noticed = Director.concerns(note.body()) ? n : noticed;
            count(note);
        }

        @Override
        public void dialling(String name, long session, String peer) {
            var _ = recorder.dialling(now(), name, session, peer);
        }

        @Override
        public void dialFailed(String name, long session) {
            recorder.dialFailed(name, session);
        }

        @Override
        public void turned(String name, String end) {
            long n = noticed;
            noticed = 0;
            if (!end.isEmpty()) {
                director.failed(now(), name, end, hosting);
            } else if (n > 0) {
                director.noticed(now(), name, n, hosting);
            }
        }
    }

    /// Runs endpoints for the director.
    private final class Hosting implements Host {
        @Override
        public long now() {
            return stage.now();
        }

        @Override
        public void start(Endpoint endpoint) {
            stage.start(endpoint);
        }

        @Override
        public void order(String name, RelayInput.Order order, Runnable then) {
            stage.hand(name, new RelayInput.Command(order));
            then.run();
        }

        @Override
        public void destroy(String name) {
            stage.destroy(name);
        }

        @Override
        public void conditions(Conditions now) {
            stage.conditions(now);
        }

        @Override
        public void freeze(String name) {
            stage.freeze(name);
        }

        @Override
        public void thaw(String name) {
            stage.thaw(name);
        }
    }
}
