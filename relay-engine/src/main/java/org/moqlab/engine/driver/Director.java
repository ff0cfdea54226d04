package org.moqlab.engine.driver;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.invariant.Grounds;
import org.moqlab.engine.mesh.invariant.Invariants;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayInput;

/// Plays a scenario on a [Host]: starts and stops processes, plays the acts in time, carries out
/// commands, keeps the truth of who publishes and raises findings. The same director serves both
/// drivers; it is called from one thread at a time.
public final class Director {
    private final Scenario scenario;
    private final Recorder recorder;
    private final Roster roster;
    private final TreeSet<String> running = new TreeSet<>();
    private final TruthKeeper truth;
    private final TreeMap<String, Long> lives = new TreeMap<>();
    private int nextAct;

    /// A director that has not begun.
    public Director(Scenario scenario, Recorder recorder) {
        this(scenario, recorder, new Roster(scenario));
    }

    /// A director that has not begun, whose processes come from `roster`.
    public Director(Scenario scenario, Recorder recorder, Roster roster) {
        this(scenario, recorder, roster, new TruthKeeper(scenario, roster.timings(), recorder));
        recorder.judge(new Invariants(new Grounds(scenario, roster.policy(), roster.timings())));
    }

    private Director(Scenario scenario, Recorder recorder, Roster roster, TruthKeeper truth) {
        this.scenario = scenario;
        this.recorder = recorder;
        this.roster = roster;
        this.truth = truth;
    }

    /// An independent director in the same state that records elsewhere.
    public Director copy(Recorder other) {
        Director copy = new Director(scenario, other, roster, truth.copy(other));
        copy.running.addAll(running);
        copy.lives.putAll(lives);
        copy.nextAct = nextAct;
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
            startRelay(now, relay, "started", MeshEvent.EXTERNAL, host);
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

    /// When the next act or check is due, ns.
    public OptionalLong nextDeadline() {
        OptionalLong check = recorder.nextCheck();
        if (nextAct >= scenario.acts().size()) {
            return check;
        }
        long act = scenario.acts().get(nextAct).at();
        return OptionalLong.of(Math.min(act, check.orElse(Long.MAX_VALUE)));
    }

    /// Does the next thing that is due: one act, or every check.
    public void deadline(long now, Host host) {
        if (nextAct < scenario.acts().size() && scenario.acts().get(nextAct).at() <= now) {
            submit(now, scenario.acts().get(nextAct++).command(), host);
        } else {
            recorder.check(now);
        }
    }

    /// Carries out a command; one that makes no sense now is recorded as dropped.
    public void submit(long now, MeshCommand command, Host host) {
        Optional<String> refusal = refusal(command);
        if (refusal.isPresent()) {
            EventBody body = new EventBody.Dropped(command.text(), refusal.get());
            recorder.event(now, "", 0, MeshEvent.EXTERNAL, body);
            return;
        }
        boolean fault = command instanceof MeshCommand.StopRelay;
        EventBody body =
                fault
                        ? new EventBody.FaultApplied(command.text())
                        : new EventBody.CommandApplied(command.text());
        long n = recorder.event(now, "", 0, MeshEvent.EXTERNAL, body);
        switch (command) {
            case MeshCommand.StartClient start ->
                    startClient(now, roster.client(start.client()).orElseThrow(), n, host);
            case MeshCommand.StopClient stop ->
                    stopClient(now, roster.client(stop.client()).orElseThrow(), n, host);
            case MeshCommand.StopRelay stop -> stopRelay(now, stop, n, host);
            case MeshCommand.RestartRelay restart ->
                    startRelay(now, restart.relay(), "restarted", n, host);
        }
    }

    private Optional<String> refusal(MeshCommand command) {
        return switch (command) {
            case MeshCommand.StartClient start -> refuseClient(start.client(), false);
            case MeshCommand.StopClient stop -> refuseClient(stop.client(), true);
            case MeshCommand.StopRelay stop -> refuseRelay(stop.relay(), true);
            case MeshCommand.RestartRelay restart -> refuseRelay(restart.relay(), false);
        };
    }

    private Optional<String> refuseClient(String name, boolean shouldRun) {
        if (roster.client(name).isEmpty()) {
            return Optional.of("there is no client " + name);
        }
        return refuseProcess(name, shouldRun);
    }

    private Optional<String> refuseRelay(String name, boolean shouldRun) {
        if (!roster.isRelay(name)) {
            return Optional.of("there is no relay " + name);
        }
        return refuseProcess(name, shouldRun);
    }

    private Optional<String> refuseProcess(String name, boolean shouldRun) {
        if (running.contains(name) == shouldRun) {
            return Optional.empty();
        }
        return Optional.of(name + (shouldRun ? " does not run" : " runs already"));
    }

    private void startRelay(long now, String name, String how, long cause, Host host) {
        long n = recorder.event(now, name, 0, cause, new EventBody.RelayChanged(true, how));
        start(name, roster.relay(name, life(name)), n, host);
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
        running.remove(client.name());
        truth.stopped(now, client, false, cause);
        recorder.ordered(client.name(), cause);
        host.order(
                client.name(),
                RelayInput.Order.CLOSE,
                () -> {
                    recorder.gone(client.name(), cause);
                    host.destroy(client.name());
                });
    }

    private void stopRelay(long now, MeshCommand.StopRelay stop, long cause, Host host) {
        String name = stop.relay();
        running.remove(name);
        boolean silent = stop.death() == MeshCommand.Death.KILL;
        for (ClientSpec publisher : roster.publishersAt(name)) {
            truth.stopped(now, publisher, silent, cause);
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
        recorder.gone(name, n);
        host.destroy(name);
    }

    /// A process broke, or ended by its own rules.
    public void failed(long now, String name, String reason, Host host) {
        if (!running.remove(name)) {
            return;
        }
        long n =
                recorder.event(now, name, 0, MeshEvent.EXTERNAL, new EventBody.RelayFailed(reason));
        if (roster.isRelay(name)) {
            for (ClientSpec publisher : roster.publishersAt(name)) {
                truth.stopped(now, publisher, true, n);
            }
            ended(name, "failed", n, host);
        } else {
            lost(now, name, n);
            recorder.gone(name, n);
            host.destroy(name);
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
            recorder.gone(client, event);
            host.destroy(client);
        }
    }

    private void lost(long now, String client, long event) {
        roster.client(client)
                .filter(ClientSpec::publisher)
                .ifPresent(publisher -> truth.stopped(now, publisher, false, event));
    }

    /// What is really published, by namespace, for tests and reports.
    public Map<String, String> published() {
        return truth.published();
    }
}
