package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Conditions.Condition;
import org.moqlab.engine.driver.Recorder;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.DialFailed;
import org.moqlab.engine.relay.RelayInput.How;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.SessionOpened;

/// What a director has done to a live mesh as its endpoints see it.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class StageTest {
    private static final Tuning SHORT = new Tuning(2 * Durations.SECOND, 400 * Durations.MILLI, 10);
    private static final Conditions CUT =
            Conditions.NONE
                    .with("A", "B", _ -> new Condition(true, false, 0, 0, 0))
                    .with("B", "A", _ -> new Condition(true, false, 0, 0, 0));

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Recorder recorder = new Recorder(new Journal());
    private final Stage stage =
            new Stage(scenario(), recorder, System::nanoTime, Equipment.of(SHORT), loops, nobody());
    private final Script a = new Script("A");
    private final Script b = new Script("B");

    private static Scenario scenario() {
        return new Scenario(
                "stage",
                "",
                "",
                1,
                "gossip-2026-03",
                new Topology(Topology.Shape.FULL, List.of("A", "B"), 1, 5 * Durations.MILLI, 0),
                new Knobs(
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                List.of(),
                List.of(),
                List.of());
    }

    private static Stage.Control nobody() {
        return new Stage.Control() {
            @Override
            public void run(Runnable task) {
                task.run();
            }

            @Override
            public void noticed(String name, long n) {}

            @Override
            public void failed(String name, String reason) {}
        };
    }

    @BeforeEach
    void begin() {
        stage.reserve(List.of("A", "B"), Starting.UNWATCHED);
        start(a);
        start(b);
    }

    private void start(Script script) {
        script.patience(Bench::untilTired);
        recorder.begin(script.name(), MeshEvent.EXTERNAL);
        stage.start(script);
    }

    @AfterEach
    void end() {
        stage.clear().forEach(ended -> ended.awaitUninterruptibly());
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void act(Script script, RelayAction... actions) {
        script.plan(List.of(actions));
        stage.order(script.name(), RelayInput.Order.START, () -> {});
    }

    private SessionId connect(Script dialer, Script acceptor) {
        int before = dialer.heard(SessionOpened.class).size();
        act(dialer, new RelayAction.Dial(acceptor.name(), Rig.WIRE));
        SessionId session =
                dialer.await(
                                () ->
                                        dialer.heard(SessionOpened.class).stream()
                                                .skip(before)
                                                .findFirst(),
                                "a connection")
                        .session();
        acceptor.await(SessionOpened.class, up -> up.session().equals(session));
        return session;
    }

    @Test
    void conditions_are_of_every_endpoint_and_of_those_that_start_later() {
        var _ = connect(a, b);
        stage.conditions(CUT);
        assertEquals(How.IDLE, a.await(SessionClosed.class).how());
        assertEquals(How.IDLE, b.await(SessionClosed.class).how());
        stage.destroy("A");
        Script again = new Script("A");
        start(again);
        act(again, new RelayAction.Dial("B", Rig.WIRE));
        assertEquals("no answer", again.await(DialFailed.class).reason());
        assertEquals(1, b.heard(SessionOpened.class).size());
        stage.conditions(Conditions.NONE);
        assertTrue(connect(again, b).number() > 0);
    }

    @Test
    void who_is_frozen_takes_no_order_before_he_is_thawed_and_can_be_destroyed() throws Exception {
        SessionId session = connect(a, b);
        stage.freeze("B");
        CompletableFuture<Integer> heard = new CompletableFuture<>();
        b.plan(List.of(new RelayAction.SendDatagram(session, Bytes.ofUtf8("awake"))));
        stage.order(
                "B",
                RelayInput.Order.START,
                () -> heard.complete(a.heard(RelayInput.Datagram.class).size()));
        assertEquals(How.IDLE, a.await(SessionClosed.class).how());
        assertEquals(Optional.empty(), Optional.ofNullable(heard.getNow(null)));
        stage.freeze("A");
        stage.thaw("B");
        assertEquals(0, heard.get());
        stage.destroy("A");
        Script again = new Script("A");
        start(again);
        assertTrue(connect(again, b).number() > session.number());
    }
}
