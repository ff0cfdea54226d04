package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.EventBody;

/// Several versions in one mesh: whatever each link and client speaks, a namespace is announced,
/// played and withdrawn from end to end.
final class WiresTest {
    /// Wires that do not say how far a namespace has come.
    private static final List<String> BLIND =
            List.of("moq-lite-01", "moq-lite-02", "moq-transport-14");

    static List<Arguments> wires() {
        List<Arguments> all = new ArrayList<>();
        for (String first : ScenarioFile.WIRES) {
            for (String second : ScenarioFile.WIRES) {
                all.add(Arguments.of(first, first, client(first), client(second)));
                if (isBlind(first) || !isBlind(second)) {
                    all.add(Arguments.of(first, second, client(second), client(first)));
                }
            }
        }
        return all;
    }

    /// What clients speak where relays speak that wire.
    private static String client(String wire) {
        return WireName.of(wire).orElseThrow().forStrangers().text();
    }

    private static boolean isBlind(String wire) {
        return BLIND.contains(wire);
    }

    private static SimulatedMesh mesh(String a, String b, String pub, String sub)
            throws ScenarioException {
        return mesh("gossip-2026-03", a, b, pub, sub);
    }

    private static SimulatedMesh mesh(String policy, String a, String b, String pub, String sub)
            throws ScenarioException {
        String line =
                """
                title: a line of versions
                mesh:
                  policy: %s
                  topology:
                    shape: line
                    relays: [A, B, C]
                    sessions: 1
                    wire: %s
                    links:
                      - {between: [C, B], wire: %s}
                  clients:
                    - {publisher: pub, at: A, namespace: room/test, wire: %s}
                    - {subscriber: sub, at: C, namespace: room/test, track: v, wire: %s}
                acts:
                  - {at: 100ms, start: [pub, sub]}
                  - {at: 2s, stop: pub}
                """
                        .formatted(policy, a, b, pub, sub);
        return new SimulatedMesh(ScenarioFile.parse("wires", line));
    }

    private static ClientView subscriber(SimulatedMesh mesh) {
        return mesh.snapshot().client("sub").orElseThrow();
    }

    @ParameterizedTest(name = "{0} {1}, publisher {2}, subscriber {3}")
    @MethodSource("wires")
    void a_track_is_played_across_every_pair_of_versions_until_it_ends(
            String a, String b, String pub, String sub) throws ScenarioException {
        SimulatedMesh mesh = mesh(a, b, pub, sub);
        mesh.advanceTo(1_900 * Durations.MILLI);
        assertEquals(ClientState.PLAYING, subscriber(mesh).state());
        long played = subscriber(mesh).objects();
        assertTrue(played >= 8, played + " objects");

        mesh.advanceTo(2_200 * Durations.MILLI);
        assertTrue(subscriber(mesh).state() != ClientState.PLAYING, "it is over");
        assertTrue(subscriber(mesh).objects() <= played + 1, "nothing is played twice");
    }

    static List<Arguments> policies() {
        List<Arguments> all = new ArrayList<>();
        for (String policy : ScenarioFile.POLICIES) {
            for (String wire : ScenarioFile.WIRES) {
                for (String client : ScenarioFile.CLIENT_WIRES) {
                    if (!goesRound(policy, wire) && !isRestless(policy, wire, client)) {
                        all.add(Arguments.of(policy, wire, client));
                    }
                }
            }
        }
        return all;
    }

    /// Where a wire tells too little for a policy to know its own echo.
    private static boolean goesRound(String policy, String wire) {
        return switch (policy) {
            case "gossip-2026-03" -> false;
            case "gossip-2026-04", "gossip-2026-05" -> isBlind(wire);
            default -> isBlind(wire) || wire.endsWith("-03");
        };
    }

    /// Where each new price makes another publisher of one that says no id.
    private static boolean isRestless(String policy, String wire, String client) {
        return policy.startsWith("gossip-2026-08")
                && wire.equals("moqlab-06")
                && client.equals("moq-transport-14");
    }

    @ParameterizedTest(name = "{0}: {1} between relays, {2} of clients")
    @MethodSource("policies")
    void every_policy_plays_over_every_wire_that_tells_it_enough(
            String policy, String wire, String client) throws ScenarioException {
        SimulatedMesh mesh = mesh(policy, wire, wire, client, client);
        mesh.advanceTo(1_900 * Durations.MILLI);
        assertEquals(ClientState.PLAYING, subscriber(mesh).state());
        assertTrue(subscriber(mesh).objects() >= 8, subscriber(mesh).objects() + " objects");
    }

    /// GOSSIP C.3: a RESTART whose first hop is 0 is a new publisher. A relay that begins to fetch
    /// says so by a RESTART with cost 0, which takes the track from whom it fetches for, and so on.
    @ParameterizedTest
    @ValueSource(strings = {"gossip-2026-08", "gossip-2026-08-dev"})
    void who_says_no_id_is_another_publisher_at_every_price(String policy)
            throws ScenarioException {
        String client = "moq-transport-14";
        SimulatedMesh mesh = mesh(policy, "moqlab-06", "moqlab-06", client, client);
        mesh.advanceTo(1_900 * Durations.MILLI);

        long failures =
                mesh.journal().all().stream()
                        .filter(event ->
                                event.body() instanceof EventBody.ClientChanged changed
                                        && changed.state() == ClientState.ACCEPTED_THEN_FAILED)
                        .count();
        assertTrue(failures > 10, failures + " failures");
        assertEquals(0, subscriber(mesh).objects());
    }

    /// The relays of August tell each other their links' costs and lists; by counts alone they take
    /// what comes back for another way to the publisher.
    @ParameterizedTest
    @ValueSource(strings = {"gossip-2026-08", "gossip-2026-08-dev"})
    void counts_alone_send_the_names_of_august_round_and_round(String policy)
            throws ScenarioException {
        SimulatedMesh mesh =
                mesh(policy, "moq-lite-03", "moq-lite-03", "moq-lite-04", "moq-lite-04");
        mesh.advanceTo(1_900 * Durations.MILLI);

        assertEquals(0, subscriber(mesh).objects());
        long changes =
                mesh.journal().all().stream()
                        .filter(event -> event.relay().equals("B"))
                        .filter(event -> event.body() instanceof EventBody.Decided)
                        .count();
        assertTrue(changes > 50, changes + " changes of mind");
    }

    /// From April 2026 on the newest of equally short routes is best, and an echo without hops is
    /// as short as what it echoes.
    @ParameterizedTest
    @ValueSource(strings = {"gossip-2026-04", "gossip-2026-05"})
    void links_without_hops_send_the_names_of_hop_list_relays_round_and_round(String policy)
            throws ScenarioException {
        String wire = "moq-transport-14";
        SimulatedMesh mesh = mesh(policy, wire, wire, "moq-lite-04", "moq-lite-04");
        mesh.advanceTo(400 * Durations.MILLI);

        assertTrue(subscriber(mesh).state() != ClientState.PLAYING, "it never gets hold of it");
        long changes =
                mesh.journal().all().stream()
                        .filter(event -> event.relay().equals("B"))
                        .filter(event -> event.body() instanceof EventBody.Decided)
                        .count();
        assertTrue(changes > 50, changes + " changes of mind");
    }

    /// Up to moq-lite-03 a count says how far a namespace has come; from 04 on the list has an
    /// entry for every teller, though relays without identity sign it with nothing.
    @ParameterizedTest(name = "{0} {1}, publisher {2}, subscriber {3}")
    @MethodSource("wires")
    void a_relay_knows_how_far_a_namespace_has_come_where_every_wire_tells(
            String a, String b, String pub, String sub) throws ScenarioException {
        SimulatedMesh mesh = mesh(a, b, pub, sub);
        mesh.advanceTo(1_500 * Durations.MILLI);
        long atB = isBlind(a) ? 1 : 2;
        long atC = isBlind(b) ? 1 : atB + 1;

        assertEquals(OptionalLong.of(1), hops(mesh, "A"));
        assertEquals(OptionalLong.of(atB), hops(mesh, "B"));
        assertEquals(OptionalLong.of(atC), hops(mesh, "C"));
    }

    /// An echo over a wire without hops looks as if it came from a publisher next door, so the
    /// relay in the middle prefers it to the true route, and its subscribers go round in a circle.
    @Test
    void a_wire_without_hops_behind_one_with_hops_leads_the_relay_between_astray()
            throws ScenarioException {
        SimulatedMesh mesh = mesh("moq-lite-03", "moq-lite-02", "moq-lite-02", "moq-lite-03");
        mesh.advanceTo(1_900 * Durations.MILLI);

        assertEquals(OptionalLong.of(1), hops(mesh, "B"));
        assertEquals(ClientState.ACCEPTED_THEN_FAILED, subscriber(mesh).state());
        assertEquals(0, subscriber(mesh).objects());
    }

    private static OptionalLong hops(SimulatedMesh mesh, String relay) {
        return mesh.snapshot()
                .row(relay, new org.moqlab.engine.model.Namespace("room/test"))
                .flatMap(row -> row.row().best())
                .map(best -> OptionalLong.of(best.route().hops().length()))
                .orElse(OptionalLong.empty());
    }

    @Test
    void a_list_of_hops_ends_the_count_at_32_where_a_counter_never_ends() throws ScenarioException {
        SimulatedMesh counted = mesh("moq-lite-03", "moq-lite-03", "moq-lite-02", "moq-lite-03");
        counted.advanceTo(30 * Durations.SECOND);
        assertTrue(hops(counted, "A").orElse(0) > 40, "still counting");

        for (String wire : List.of("moq-lite-04", "moq-lite-05")) {
            SimulatedMesh listed = mesh(wire, wire, "moq-lite-02", wire);
            listed.advanceTo(30 * Durations.SECOND);
            assertEquals(OptionalLong.empty(), hops(listed, "A"), wire);
        }
    }
}
