package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.MeshCommand.Identity;
import org.moqlab.engine.mesh.MeshCommand.RestartRelay;
import org.moqlab.engine.mesh.MeshCommand.StopRelay;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.Auth.Grant;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.ExpectHolds;
import org.moqlab.engine.mesh.Scenario.Transport;
import org.moqlab.engine.mesh.Scenario.Way;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.routing.Entrance;

/// Well-formed files become the values they say.
final class ScenarioFileTest {
    private static Scenario named(String client) throws ScenarioException {
        return ScenarioFile.parse(
                "f.yaml",
                """
                title: t
                mesh:
                  policy: gossip-2026-05
                  topology: {shape: line, relays: [A, B]}
                  auth: {public: anon, publish: nobody}
                  relays: [{relay: B, auth: {public: ""}}]
                  clients:
                    - %s
                """
                        .formatted(client));
    }

    @Test
    void readsTransportPathAndAuth() throws ScenarioException {
        Scenario read =
                named("{publisher: p, at: A, namespace: x, transport: webtransport, path: /anon}");
        ClientSpec client = read.clients().getFirst();
        assertEquals(new Way(Transport.WEBTRANSPORT, "/anon"), client.way());
        assertEquals(new Namespace("anon/x"), read.effective(client));
        assertEquals(new Grant(new Namespace("anon"), false), read.auth().at("A"));
        assertEquals(Grant.ALL, read.auth().at("B"));
        assertEquals(read, read.withSeed(read.seed()));
    }

    @Test
    void aPathOnQuicLeadsNowhereAtRelaysThatDoNotLookForIt() throws ScenarioException {
        Scenario read =
                named("{publisher: p, at: A, namespace: x, wire: moq-lite-05, path: /anon}");
        ClientSpec client = read.clients().getFirst();
        assertEquals(new Way(Transport.QUIC, "/anon"), client.way());
        assertEquals(new Namespace("x"), read.effective(client));
        assertEquals(new Namespace("anon"), client.way().root(Entrance.BY_SETUP));
    }

    @Test
    void readsTheWireOfEveryLinkAndOfOne() throws ScenarioException {
        String file =
                """
                title: t
                mesh:
                  policy: gossip-2026-03
                  topology:
                    shape: line
                    relays: [A, B, C]
                    wire: moq-lite-04
                    links: [{between: [C, B], wire: moq-lite-05}]
                """;
        Topology topology = ScenarioFile.parse("f.yaml", file).topology();

        assertEquals(Optional.of("moq-lite-04"), topology.wire("A", "B"));
        assertEquals(Optional.of("moq-lite-05"), topology.wire("B", "C"));
        assertEquals(Optional.of("moq-lite-05"), topology.wire("C", "B"));
    }

    @Test
    void readsThePriceOfEveryLinkAndOfOne() throws ScenarioException {
        String file =
                """
                title: t
                mesh:
                  policy: gossip-2026-03
                  topology:
                    shape: line
                    relays: [A, B, C]
                    %s
                    links: [{between: [C, B], price: 0}]
                """;
        Topology priced = ScenarioFile.parse("f.yaml", file.formatted("price: 7")).topology();
        Topology usual = ScenarioFile.parse("f.yaml", file.formatted("sessions: 1")).topology();

        assertEquals(OptionalLong.of(7), priced.price("A", "B"));
        assertEquals(OptionalLong.of(0), priced.price("B", "C"));
        assertEquals(OptionalLong.of(0), priced.price("C", "B"));
        assertEquals(OptionalLong.empty(), usual.price("B", "A"));
        assertEquals(OptionalLong.of(0), usual.price("B", "C"));
    }

    @Test
    void defaultsWhatMayBeLeftOut() throws ScenarioException {
        Scenario expected =
                new Scenario(
                        "t",
                        "",
                        "",
                        1,
                        "gossip-2026-03",
                        new Topology(
                                Topology.Shape.RING, List.of("a.1", "b_2", "c-3"), 2, ms(5), 0),
                        Knobs.NONE,
                        List.of(),
                        List.of(),
                        List.of());
        String file =
                """
                title: t
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: ring, relays: [a.1, b_2, c-3]}
                """;
        assertEquals(expected, ScenarioFile.parse("f.yaml", file));
        assertEquals(expected, ScenarioFile.parse("f.yaml", "\uFEFF" + file.replace("\n", "\r\n")));
    }

    @Test
    void takesEveryKeyThereIs() throws ScenarioException {
        String file =
                """
                title: "5"
                seed: 77
                mesh:
                  policy: gossip-2026-03
                  topology:
                    shape: star
                    relays:
                      - hub
                      - leaf
                    sessions: 1
                    latency: 0.1ms
                    jitter: 2 ms
                  knobs: {hold-down: 0s, watcher-delay: 30us, idle-timeout: 2s, keep-alive: 800ms}
                expect:
                  - holds: quiet
                """;
        Scenario expected =
                new Scenario(
                        "5",
                        "",
                        "",
                        77,
                        "gossip-2026-03",
                        new Topology(
                                Topology.Shape.STAR, List.of("hub", "leaf"), 1, 100_000, ms(2)),
                        new Knobs(
                                OptionalLong.of(0),
                                OptionalLong.of(30_000),
                                OptionalLong.of(ms(2_000)),
                                OptionalLong.of(ms(800))),
                        List.of(),
                        List.of(),
                        List.of(new ExpectHolds("quiet")));
        assertEquals(expected, ScenarioFile.parse("f.yaml", file));
    }

    @Test
    void sortsActsByTimeAndKeepsTheOrderOfTheFileForEqualTimes() throws ScenarioException {
        String file =
                """
                title: t
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: full, relays: [A, B]}
                acts:
                  - {at: 3s, restart: [B, A]}
                  - {at: 1s, interrupt: A}
                  - {at: 1s, close: B}
                """;
        List<Act> expected =
                List.of(
                        new Act(ms(1_000), new StopRelay("A", Death.INTERRUPT)),
                        new Act(ms(1_000), new StopRelay("B", Death.CLOSE)),
                        new Act(ms(3_000), new RestartRelay("B")),
                        new Act(ms(3_000), new RestartRelay("A")));
        assertEquals(expected, ScenarioFile.parse("f.yaml", file).acts());
    }

    @Test
    void readsRelaysThatDifferAndOneThatIsUpgraded() throws ScenarioException {
        Scenario read =
                ScenarioFile.parse(
                        "f.yaml",
                        """
                        title: t
                        mesh:
                          policy: gossip-2026-03
                          topology: {shape: full, relays: [A, B, C]}
                          knobs: {hold-down: 1s, infinity: 16, origin-id: pinned}
                          relays:
                            - {relay: B, policy: gossip-2026-05}
                            - {relay: C, knobs: {hold-down: 2s, split-horizon: true}}
                        acts:
                          - {at: 3s, restart: A, policy: gossip-2026-05}
                          - {at: 4s, restart: {relay: B, id: same, policy: gossip-2026-04}}
                        """);

        assertEquals(
                List.of("gossip-2026-03", "gossip-2026-04", "gossip-2026-05"),
                new Followed(read).names());
        assertEquals("gossip-2026-05", read.policy("B"));
        assertEquals("gossip-2026-03", read.policy("C"));
        assertEquals(read.knobs(), read.knobs("A"));
        assertEquals(Optional.of(Identity.SAME), read.knobs("C").originId());
        assertEquals(OptionalLong.of(ms(2_000)), read.knobs("C").holdDown());
        assertEquals(OptionalLong.of(16), read.knobs("C").rules().infinity());
        assertEquals(Optional.of(true), read.knobs("C").rules().splitHorizon());
        assertEquals(
                List.of(
                        "restart: {relay: A, policy: gossip-2026-05}",
                        "restart: {relay: B, id: same, policy: gossip-2026-04}"),
                read.acts().stream().map(act -> act.command().text()).toList());
    }

    @ParameterizedTest
    @MethodSource("org.moqlab.engine.routing.policy.Policies#quirks")
    void aRestartedRelayMayGossipWithAQuirkToo(String quirk) throws ScenarioException {
        Scenario read =
                ScenarioFile.parse(
                        "f.yaml",
                        """
                        title: t
                        mesh:
                          policy: gossip-2026-03
                          topology: {shape: full, relays: [A, B]}
                        acts:
                          - {at: 3s, restart: A, policy: %s}
                          - {at: 4s, restart: {relay: B, policy: %s}}
                        """
                                .formatted(quirk, quirk));
        assertEquals(List.of("gossip-2026-03", quirk), new Followed(read).names());
        assertEquals(
                List.of(
                        "restart: {relay: A, policy: " + quirk + "}",
                        "restart: {relay: B, policy: " + quirk + "}"),
                read.acts().stream().map(act -> act.command().text()).toList());
    }

    private static long ms(long ms) {
        return ms * Durations.MILLI;
    }
}
