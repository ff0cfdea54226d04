package org.moqlab.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// A few scripted endpoints over the modelled network.
final class Bench implements Rig {
    private static final List<String> NAMES = List.of("ABCDEFGHS".split(""));

    private final List<String> told = new ArrayList<>();
    private final Stage stage;

    Bench(Tuning tuning, long jitter) {
        Topology topology =
                new Topology(Topology.Shape.FULL, NAMES, 1, 5 * Durations.MILLI, jitter);
        this.stage = new Stage(topology, tuning, 1, new Told());
    }

    /// What the endpoints run on.
    Stage stage() {
        return stage;
    }

    @Override
    public Script add(Script script) {
        script.patience(() -> _ -> step());
        run(script);
        return script;
    }

    @Override
    public void run(Endpoint endpoint) {
        stage.start(endpoint);
    }

    private boolean step() {
        stage.settle();
        OptionalLong next = stage.nextTime();
        next.ifPresent(at -> {
            stage.now(at);
            stage.happen();
        });
        return next.isPresent();
    }

    @Override
    public void act(Script script, RelayAction... actions) {
        script.plan(List.of(actions));
        stage.hand(script.name(), new RelayInput.Command(RelayInput.Order.START));
    }

    @Override
    public void kill(Script script) {
        stage.destroy(script.name());
    }

    @Override
    public List<String> told() {
        return told;
    }

    @Override
    public List<Integer> streams(Script end, SessionId session) {
        Connection connection = stage.fabric().connection(session.number()).orElseThrow();
        boolean atDialer = connection.origin.dialer().equals(end.name());
        long open = connection.streams.values().stream().filter(s -> s.isOpenAt(atDialer)).count();
        return List.of((int) open, connection.streams.size());
    }

    @Override
    public Optional<SessionDetail> detail(Script end, SessionId session) {
        return stage.detail(end.name(), session.number());
    }

    @Override
    public OptionalLong stopCode(long code) {
        return OptionalLong.of(code);
    }

    @Override
    public void pass(long time) {
        long end = stage.now() + time;
        stage.settle();
        for (OptionalLong next = stage.nextTime();
                next.isPresent() && next.getAsLong() <= end;
                next = stage.nextTime()) {
            step();
            stage.settle();
        }
        stage.now(end);
    }

    @Override
    public void close() {
        stage.clear();
    }

    private final class Told implements Observer {
        @Override
        public void note(String name, RelayAction.Note note) {
            told.add(name + " notes " + note.body());
        }

        @Override
        public void dialling(String name, long session, String peer) {
            told.add(name + " dials " + peer + " as " + session);
        }

        @Override
        public void dialFailed(String name, long session) {
            told.add(name + " failed to dial as " + session);
        }

        @Override
        public void turned(String name, String end) {
            if (!end.isEmpty()) {
                told.add(name + " ended: " + end);
                stage.destroy(name);
            }
        }
    }
}
