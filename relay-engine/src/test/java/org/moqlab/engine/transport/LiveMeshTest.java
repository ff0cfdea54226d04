package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// Real relays over real QUIC. Waits for what should come, never for a time.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class LiveMeshTest {
    private static final Namespace TEST = new Namespace("test");
    private static final List<String> SIX = List.of("A", "B", "C", "D", "E", "F");
    private static final MeshCommand START = new MeshCommand.StartClient("pub");
    private static final MeshCommand STOP = new MeshCommand.StopClient("pub");

    private static Scenario scenario(List<String> relays, OptionalLong idleTimeout) {
        return new Scenario(
                "live",
                "",
                "",
                1,
                "gossip-2026-03",
                new Topology(Topology.Shape.FULL, relays, 2, 5 * Durations.MILLI, 0),
                new Knobs(
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        idleTimeout,
                        OptionalLong.empty()),
                List.of(
                        new ClientSpec("pub", true, "A", "test", "", Optional.of("moq-lite-02")),
                        new ClientSpec("sub", false, "A", "test", "catalog", Optional.empty())),
                // An act that never comes keeps the director from starting the publisher.
                List.of(new Scenario.Act(Durations.MAX, START)),
                List.of());
    }

    private static void await(LiveMesh mesh, Predicate<MeshSnapshot> holds) {
        while (!holds.test(mesh.snapshot())) {
            LockSupport.parkNanos(Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain at " + mesh.snapshot());
            }
        }
    }

    private static long up(MeshSnapshot snapshot) {
        return snapshot.sessions().values().stream().filter(SessionView::isUp).count();
    }

    private static long hops(MeshSnapshot snapshot, String relay) {
        return snapshot.row(relay, TEST)
                .flatMap(row -> row.row().best())
                .map(best -> best.route().hops().length())
                .orElse(-1L);
    }

    private static List<MeshEvent> ends(LiveMesh mesh) {
        return mesh.journal().all().stream()
                .filter(event ->
                        event.body() instanceof EventBody.SessionChanged change
                                && change.phase().compareTo(Phase.OPENED) > 0)
                .toList();
    }

    private static List<Integer> told(int wanted) throws Exception {
        List<Integer> ready = new ArrayList<>();
        Starting starting =
                (some, all) -> {
                    assertEquals(SIX.size(), all);
                    ready.add(some);
                    return some < wanted;
                };
        Scenario six = scenario(SIX, OptionalLong.empty());
        try (LiveMesh mesh = LiveMesh.start(six, List.of(), Traces.NONE, Passes.NONE, starting)) {
            await(mesh, snapshot -> up(snapshot) > 0);
        }
        return ready;
    }

    @Test
    void a_start_tells_how_far_it_has_come() throws Exception {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), told(7));
    }

    @Test
    void a_start_can_be_given_up() {
        assertThrows(CancellationException.class, () -> told(3));
        assertThrows(CancellationException.class, () -> told(6));
    }

    @Test
    void six_idle_relays_keep_every_session_for_three_idle_timeouts() {
        try (LiveMesh mesh = LiveMesh.start(scenario(SIX, OptionalLong.of(Durations.SECOND)))) {
            await(mesh, state -> up(state) == 31);
            long converged = mesh.now();
            await(mesh, _ -> mesh.now() > converged + 3 * Durations.SECOND);
            assertEquals(List.of(), ends(mesh));
            assertEquals(31, up(mesh.snapshot()));
        }
    }

    @Test
    void a_namespace_nobody_publishes_counts_up_on_every_relay_and_infects_a_restarted_one() {
        try (LiveMesh mesh = LiveMesh.start(scenario(SIX, OptionalLong.empty()))) {
            await(mesh, state -> up(state) == 31);
            mesh.submit(START);
            await(mesh, state -> SIX.stream().allMatch(relay -> echoes(state, relay) > 0));
            mesh.submit(STOP);
            await(mesh, state -> SIX.stream().allMatch(relay -> hops(state, relay) > 12));
            mesh.submit(new MeshCommand.StopRelay("A", Death.KILL));
            await(mesh, state -> state.relay("A").filter(a -> !a.up()).isPresent());
            mesh.submit(new MeshCommand.RestartRelay("A"));
            await(mesh, state -> hops(state, "A") > 12);
            rises(mesh).forEach((relay, rises) -> assertTrue(rises >= 10, relay + " " + rises));
            assertTrue(
                    mesh.snapshot().findings().stream()
                            .anyMatch(found -> found.finding().invariant().equals("no-ghost")));
        }
    }

    /// Routes a relay would fall back on; without one the end of the publisher empties its table.
    private static long echoes(MeshSnapshot state, String relay) {
        return state.row(relay, TEST).map(row -> row.row().standbys()).orElse(0L);
    }

    /// How often each relay's hops rose between the end of the publisher and the death of A; fails
    /// when a table was empty in between.
    private static Map<String, Integer> rises(LiveMesh mesh) {
        Map<String, Integer> rises = new TreeMap<>();
        Map<String, Long> last = new TreeMap<>();
        boolean counting = false;
        for (MeshEvent event : mesh.journal().all()) {
            switch (event.body()) {
                case EventBody.CommandApplied(String text) when text.equals(STOP.text()) ->
                        counting = true;
                case EventBody.FaultApplied _ -> counting = false;
                case EventBody.Decided decided -> {
                    long hops = decided.row().best().map(b -> b.route().hops().length()).orElse(0L);
                    long before = last.getOrDefault(event.relay(), 0L);
                    if (counting) {
                        assertTrue(hops > 0, () -> "empty after " + before + ": " + event);
                        rises.merge(event.relay(), hops > before ? 1 : 0, Integer::sum);
                    }
                    last.put(event.relay(), hops);
                }
                case EventBody _ -> {}
            }
        }
        assertEquals(SIX, List.copyOf(rises.keySet()));
        return rises;
    }

    @Test
    void a_subscriber_of_what_nobody_publishes_is_accepted_and_then_failed() {
        try (LiveMesh mesh = LiveMesh.start(scenario(SIX, OptionalLong.empty()))) {
            await(mesh, state -> up(state) == 31);
            mesh.submit(START);
            await(mesh, state -> state.client("sub").filter(sub -> sub.objects() > 0).isPresent());
            mesh.submit(STOP);
            long stopped = mesh.journal().last();
            await(mesh, state -> state.client("sub").filter(sub -> sub.failures() > 1).isPresent());
            List<ClientState> states =
                    mesh.journal().events(stopped, Integer.MAX_VALUE).stream()
                            .filter(event -> event.relay().equals("sub"))
                            .map(MeshEvent::body)
                            .filter(EventBody.ClientChanged.class::isInstance)
                            .map(body -> ((EventBody.ClientChanged) body).state())
                            .toList();
            assertTrue(states.contains(ClientState.ACCEPTED), states::toString);
            assertTrue(states.contains(ClientState.ACCEPTED_THEN_FAILED), states::toString);
        }
    }

    @Test
    void time_never_goes_back_and_every_message_received_was_sent_before() {
        try (LiveMesh mesh =
                LiveMesh.start(scenario(List.of("A", "B", "C"), OptionalLong.empty()))) {
            await(mesh, state -> up(state) == 7);
            mesh.submit(START);
            await(mesh, state -> hops(state, "C") > 0);
            mesh.submit(STOP);
            await(mesh, state -> hops(state, "C") > 5);
            List<String> faults = new ArrayList<>();
            long last = 0;
            for (MeshEvent event : mesh.journal().all()) {
                if (event.t() < last) {
                    faults.add("earlier than the one before: " + event);
                }
                last = event.t();
                if (event.body() instanceof EventBody.Received received
                        && !wasSent(mesh, event, received)) {
                    faults.add("from nowhere: " + event);
                }
            }
            assertEquals(List.of(), faults);
        }
    }

    private static boolean wasSent(LiveMesh mesh, MeshEvent event, EventBody.Received received) {
        return mesh.journal()
                .event(event.cause())
                .filter(cause -> cause.session() == event.session())
                .map(MeshEvent::body)
                .filter(EventBody.Sent.class::isInstance)
                .map(EventBody.Sent.class::cast)
                .filter(sent -> sent.message().bytes().equals(received.message().bytes()))
                .isPresent();
    }

    @Test
    void an_interrupted_relay_closes_what_it_accepted_and_leaves_what_it_dialled_silent() {
        OptionalLong idle = OptionalLong.of(2 * Durations.SECOND);
        try (LiveMesh mesh = LiveMesh.start(scenario(List.of("A", "B"), idle))) {
            await(mesh, state -> up(state) == 3);
            long dialled = session(mesh, "A", "B");
            long accepted = session(mesh, "B", "A");
            mesh.submit(new MeshCommand.StopRelay("A", Death.INTERRUPT));
            await(mesh, state -> state.sessions().isEmpty() || endsAt(mesh, "B").size() == 2);
            assertEquals(Map.of(accepted, Phase.CLOSED, dialled, Phase.IDLE), endsAt(mesh, "B"));
            assertEquals(
                    new EventBody.RelayChanged(false, "interrupt"),
                    mesh.journal().all().stream()
                            .map(MeshEvent::body)
                            .filter(EventBody.RelayChanged.class::isInstance)
                            .toList()
                            .getLast());
        }
    }

    private static long session(LiveMesh mesh, String dialer, String acceptor) {
        return mesh.snapshot().sessions().values().stream()
                .filter(s -> s.dialer().equals(dialer) && s.acceptor().equals(acceptor))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Map<Long, Phase> endsAt(LiveMesh mesh, String relay) {
        Map<Long, Phase> ends = new TreeMap<>();
        for (MeshEvent event : ends(mesh)) {
            if (event.relay().equals(relay) && event.session() > 0) {
                ends.put(event.session(), ((EventBody.SessionChanged) event.body()).phase());
            }
        }
        return ends;
    }

    @Test
    void a_restarted_relay_listens_where_it_did_before() {
        try (LiveMesh mesh = LiveMesh.start(scenario(List.of("A", "B"), OptionalLong.empty()))) {
            await(mesh, state -> up(state) == 3);
            var address = mesh.address("A");
            var fingerprint = mesh.fingerprint("A");
            mesh.submit(new MeshCommand.StopRelay("A", Death.KILL));
            mesh.submit(new MeshCommand.RestartRelay("A"));
            await(
                    mesh,
                    state -> state.relay("A").filter(a -> a.up() && a.starts() == 2).isPresent());
            await(
                    mesh,
                    state ->
                            state.sessions().values().stream()
                                    .anyMatch(s -> s.id() > 3 && s.isUp()));
            assertEquals(address, mesh.address("A"));
            assertEquals(fingerprint, mesh.fingerprint("A"));
        }
    }

    @Test
    void a_client_from_outside_gets_a_name_and_a_number_of_its_own() {
        try (LiveMesh mesh = LiveMesh.start(scenario(List.of("A", "B"), OptionalLong.empty()));
                Bench outside = new Bench(Rig.PATIENT)) {
            await(mesh, state -> up(state) == 3);
            outside.directory.list(
                    "A",
                    new Directory.Place(
                            mesh.address("A").orElseThrow(), mesh.fingerprint("A").orElseThrow()));
            Script stranger = outside.add(new Script("stranger"));
            outside.act(stranger, new RelayAction.Dial("A", "moql"));
            stranger.await(RelayInput.SessionOpened.class);
            await(mesh, state -> state.sessions().containsKey(4L));
            SessionView session = Objects.requireNonNull(mesh.snapshot().sessions().get(4L));
            assertEquals("client-1", session.dialer());
            assertEquals("A", session.acceptor());
            assertEquals("moql", session.alpn());
        }
    }

    @Test
    void what_makes_no_sense_is_recorded_as_dropped_and_a_closed_mesh_takes_nothing() {
        LiveMesh mesh = LiveMesh.start(scenario(List.of("A", "B"), OptionalLong.empty()));
        try (mesh) {
            mesh.submit(new MeshCommand.RestartRelay("Z"));
            await(
                    mesh,
                    _ ->
                            mesh.journal().all().stream()
                                    .map(MeshEvent::body)
                                    .anyMatch(EventBody.Dropped.class::isInstance));
        }
        long last = mesh.journal().last();
        mesh.submit(START);
        assertEquals(last, mesh.journal().last());
    }
}
