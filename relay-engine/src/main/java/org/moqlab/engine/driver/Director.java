package org.moqlab.engine.driver;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.RestartRelay;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.invariant.Grounds;
import org.moqlab.engine.mesh.invariant.Invariants;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.RelayInput;

/// Plays a scenario on a [Host]: starts and stops processes, plays the acts in time, carries out
/// commands, keeps the truth of who publishes and raises findings. The same director serves both
/// drivers; it is called from one thread at a time.
public final class Director {
    private final Scenario scenario;
    private final Recorder recorder;
    private Roster roster;
    private final TreeSet<String> running = new TreeSet<>();
    private final TruthKeeper truth;
    private final Faults faults;
    private final TreeMap<String, Long> lives = new TreeMap<>();

    /// Number of the life whose origin id each relay has.
    private final TreeMap<String, Long> faces = new TreeMap<>();

    /// Processes that are about to end.
    private final TreeSet<String> leaving = new TreeSet<>();

    private final Cues cues;

    /// A director that has not begun.
    public Director(Scenario scenario, Recorder recorder) {
        this(scenario, recorder, new Roster(scenario));
    }

    /// A director that has not begun, whose processes come from `roster`.
    public Director(Scenario scenario, Recorder recorder, Roster roster) {
        this(
                scenario,
                recorder,
                roster,
                new TruthKeeper(scenario, roster.timings(), recorder),
                new Faults(scenario, roster, recorder),
                new Cues(scenario));
        recorder.judge(new Invariants(new Grounds(scenario, roster.policy(), roster.timings())));
    }

    private Director(
            Scenario scenario,
            Recorder recorder,
            Roster roster,
            TruthKeeper truth,
            Faults faults,
            Cues cues) {
        this.cues = cues;
        this.scenario = scenario;
        this.recorder = recorder;
        this.roster = roster;
        this.truth = truth;
        this.faults = faults;
    }

    /// An independent director in the same state that records elsewhere.
    public Director copy(Recorder other) {
        Director copy =
                new Director(
                        scenario,
                        other,
                        roster,
                        truth.copy(other),
                        faults.copy(other),
                        cues.copy());
        copy.running.addAll(running);
        copy.lives.putAll(lives);
        copy.faces.putAll(faces);
        copy.leaving.addAll(leaving);
        return copy;
    }

    /// The endpoints' timings, for drivers that keep idle timeouts.
    public Roster roster() {
        return roster;
    }

    /// Whether a process of that name runs.
    public boolean isRunning(String name) {
        return running.contains(name);
    }

    /// Starts every relay, and every client that no act starts.
    public void begin(long now, Host host) {
        for (String relay : scenario.topology().relays()) {
            startRelay(now, new RestartRelay(relay), "started", MeshEvent.EXTERNAL, host);
        }
        for (ClientSpec client : scenario.clients()) {
            if (scenario.acts().stream().noneMatch(act -> starts(act, client))) {
                startClient(now, client, MeshEvent.EXTERNAL, host);
            }
        }
    }

    private static boolean starts(Scenario.Act act, ClientSpec client) {
        return act.command() instanceof MeshCommand.StartClient start
                && start.client().equals(client.name());
    }

    /// When the next act, change or check is due, ns.
    public OptionalLong nextDeadline() {
        return Stream.of(cues.due(recorder.journal()), faults.flaps().next(), recorder.nextCheck())
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /// Does the next thing that is due: one act, one change, or every check.
    public void deadline(long now, Host host) {
        if (cues.due(recorder.journal()).orElse(Long.MAX_VALUE) <= now) {
            act(now, host);
        } else if (faults.flaps().next().orElse(Long.MAX_VALUE) <= now) {
            flap(now, faults.flaps().due(), host);
        } else {
            recorder.check(now);
        }
    }

    private void act(long now, Host host) {
        if (cues.isReady(now, recorder.journal())) {
            submit(now, cues.take(now, recorder.journal()).command(), host);
        }
    }

    /// Carries out a command; one that makes no sense now is recorded as dropped.
    public void submit(long now, MeshCommand command, Host host) {
        submit(now, command, MeshEvent.EXTERNAL, host);
    }

    private boolean submit(long now, MeshCommand command, long cause, Host host) {
        Refusals refusals =
                new Refusals(
                        roster,
                        running,
                        leaving,
                        faults.frozen(),
                        faults.weather(),
                        faults.floods());
        Optional<String> refusal = refusals.of(command);
        if (refusal.isPresent()) {
            EventBody body = new EventBody.Dropped(command.text(), refusal.get());
            recorder.event(now, "", 0, cause, body);
            return false;
        }
        carryOut(now, command, recorder.event(now, "", 0, cause, applied(command)), host);
        return true;
    }

    private EventBody applied(MeshCommand command) {
        return switch (command) {
            case MeshCommand.StopRelay stop -> new EventBody.FaultApplied(stop.text());
            case Fault fault -> new EventBody.FaultApplied(fault.text(), faults.effect(fault));
            case MeshCommand.StartClient _,
                    MeshCommand.StopClient _,
                    RestartRelay _,
                    MeshCommand.Dial _,
                    MeshCommand.Undial _,
                    MeshCommand.Purge _ ->
                    new EventBody.CommandApplied(command.text());
        };
    }

    private void carryOut(long now, MeshCommand command, long n, Host host) {
        switch (command) {
            case MeshCommand.StartClient start ->
                    startClient(now, roster.client(start.client()).orElseThrow(), n, host);
            case MeshCommand.StopClient stop ->
                    stopClient(now, roster.client(stop.client()).orElseThrow(), n, host);
            case MeshCommand.StopRelay stop -> stopRelay(now, stop, n, host);
            case RestartRelay restart -> startRelay(now, restart, "restarted", n, host);
            case MeshCommand.Purge purge -> purge(purge, n, host);
            case MeshCommand.Dial dial -> dial(dial, n, host);
            case MeshCommand.Undial(String relay, String peer) ->
                    faults.order(relay, new RelayInput.Order.Undial(peer), n, host);
            case Fault.Vanish(String client) ->
                    vanish(now, roster.client(client).orElseThrow(), n, host);
            case Fault fault -> faults.carryOut(now, fault, this::face, n, host);
        }
    }

    /// What joins two relays once can be cut from then on.
    private void dial(MeshCommand.Dial dial, long cause, Host host) {
        roster = roster.joined(dial.relay(), dial.peer());
        faults.weather().follow(roster);
        RelayInput.Order order =
                new RelayInput.Order.Dial(roster.inward(dial.relay(), dial.peer()));
        faults.order(dial.relay(), order, cause, host);
    }

    private long face(String relay) {
        return faces.getOrDefault(relay, 1L);
    }

    private void purge(MeshCommand.Purge purge, long cause, Host host) {
        RelayInput.Order order = new RelayInput.Order.Purge(new Namespace(purge.namespace()));
        for (String relay : scenario.topology().relays()) {
            boolean meant = purge.relay().map(relay::equals).orElse(true);
            if (meant && running.contains(relay) && !faults.frozen().contains(relay)) {
                faults.order(relay, order, cause, host);
            }
        }
    }

    /// One change of a publisher that flaps; it is over when somebody else interferes.
    private void flap(long now, Flaps.Change change, Host host) {
        String name = change.publisher();
        if (leaving.contains(name)) {
            faults.flaps().later(name);
            return;
        }
        MeshCommand command =
                change.leaves()
                        ? new MeshCommand.StopClient(name)
                        : new MeshCommand.StartClient(name);
        if (submit(now, command, change.cause(), host)) {
            faults.flaps().done(name);
        } else {
            faults.flaps().end(name);
        }
    }

    private void startRelay(long now, RestartRelay start, String how, long cause, Host host) {
        String name = start.relay();
        long life = life(name);
        if (start.identity() == MeshCommand.Identity.NEW && !keepsId(name)) {
            faces.put(name, life);
        }
        start.policy().ifPresent(policy -> roster = roster.turned(name, policy));
        start.cost().ifPresent(cost -> roster = roster.found(name, cost));
        EventBody started = new EventBody.RelayChanged(true, how, roster.id(name, face(name)));
        long n = recorder.event(now, name, 0, cause, started);
        start.policy().ifPresent(_ -> greet(name, host));
        start(name, roster.relay(name, face(name)), n, host);
    }

    /// A relay comes back with another policy: those that dial it know what it speaks by then.
    private void greet(String name, Host host) {
        for (String relay : scenario.topology().relays()) {
            boolean dials = scenario.topology().dials(relay, name);
            if ((dials || scenario.topology().discovery()) && running.contains(relay)) {
                Offer offer = roster.greeting(relay, name);
                host.order(relay, new RelayInput.Order.Greet(name, offer), () -> {});
            }
        }
    }

    private boolean keepsId(String relay) {
        return scenario.knobs(relay).originId().equals(Optional.of(MeshCommand.Identity.SAME));
    }

    private void startClient(long now, ClientSpec client, long cause, Host host) {
        start(client.name(), roster.client(client, life(client.name())), cause, host);
        if (client.publisher()) {
            truth.publishes(now, client, cause);
        }
    }

    /// Number of the life that begins under a name.
    private long life(String name) {
        return lives.merge(name, 1L, Long::sum);
    }

    private void start(String name, Endpoint endpoint, long cause, Host host) {
        running.add(name);
        recorder.begin(name, cause);
        host.start(endpoint);
    }

    private void stopClient(long now, ClientSpec client, long cause, Host host) {
        String name = client.name();
        running.remove(name);
        leaving.add(name);
        unpublish(now, client, Farewell.SAID, cause);
        recorder.ordered(name, cause);
        host.order(name, RelayInput.Order.CLOSE, () -> over(name, cause, host));
    }

    /// A client ends without a word.
    private void vanish(long now, ClientSpec client, long cause, Host host) {
        running.remove(client.name());
        recorder.event(
                now,
                client.name(),
                0,
                cause,
                new EventBody.ClientChanged(ClientState.IDLE, -1, "vanished"));
        unpublish(now, client, Farewell.SILENT, cause);
        over(client.name(), cause, host);
    }

    private void unpublish(long now, ClientSpec client, Farewell how, long cause) {
        truth.stopped(now, client, how, cause);
        faults.floods().stopped(now, client, truth.bound(client, how), cause);
    }

    private void over(String name, long cause, Host host) {
        leaving.remove(name);
        faults.ended(name);
        recorder.gone(name, cause);
        host.destroy(name);
    }

    private void stopRelay(long now, MeshCommand.StopRelay stop, long cause, Host host) {
        String name = stop.relay();
        running.remove(name);
        leaving.add(name);
        Farewell how = stop.death() == MeshCommand.Death.KILL ? Farewell.SILENT : Farewell.CLOSED;
        for (ClientSpec publisher : roster.publishersAt(name)) {
            unpublish(now, publisher, how, cause);
        }
        recorder.ordered(name, cause);
        switch (stop.death()) {
            case KILL -> ended(name, stop.death().key(), cause, host);
            case CLOSE ->
                    host.order(
                            name,
                            RelayInput.Order.CLOSE,
                            () -> ended(name, stop.death().key(), cause, host));
            case INTERRUPT ->
                    host.order(
                            name,
                            RelayInput.Order.INTERRUPT,
                            () -> ended(name, stop.death().key(), cause, host));
        }
    }

    /// Runs when a process has said its last words, which takes a live one a moment.
    private void ended(String name, String how, long cause, Host host) {
        long n = recorder.event(host.now(), name, 0, cause, new EventBody.RelayChanged(false, how));
        over(name, n, host);
    }

    /// A process broke, or ended by its own rules.
    public void failed(long now, String name, String reason, Host host) {
        if (!running.remove(name)) {
            return;
        }
        long cause = recorder.latest(name);
        long n = recorder.event(now, name, 0, cause, new EventBody.RelayFailed(reason));
        if (roster.isRelay(name)) {
            for (ClientSpec publisher : roster.publishersAt(name)) {
                unpublish(now, publisher, Farewell.SILENT, n);
            }
            ended(name, "failed", n, host);
        } else {
            lost(now, name, n);
            over(name, n, host);
        }
    }

    /// Whether a driver has to tell [#noticed] of a note.
    public static boolean concerns(EventBody body) {
        return body instanceof EventBody.ClientChanged changed
                && changed.state() == ClientState.DISCONNECTED;
    }

    /// A client lost its session. A publisher ends with it, and may be started again; a subscriber
    /// dials again by itself.
    public void noticed(long now, String client, long event, Host host) {
        boolean publisher = roster.client(client).filter(ClientSpec::publisher).isPresent();
        if (publisher && running.remove(client)) {
            lost(now, client, event);
            over(client, event, host);
        }
    }

    private void lost(long now, String client, long event) {
        roster.client(client)
                .filter(ClientSpec::publisher)
                .ifPresent(publisher -> unpublish(now, publisher, Farewell.CLOSED, event));
    }

    /// What is really published, by namespace, for tests and reports.
    public Map<String, String> published() {
        return truth.published();
    }
}
