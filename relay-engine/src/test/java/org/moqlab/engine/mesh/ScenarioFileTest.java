package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.MeshCommand.Identity;
import org.moqlab.engine.mesh.MeshCommand.RestartRelay;
import org.moqlab.engine.mesh.MeshCommand.StartClient;
import org.moqlab.engine.mesh.MeshCommand.StopClient;
import org.moqlab.engine.mesh.MeshCommand.StopRelay;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.Auth.Grant;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.ExpectBreaks;
import org.moqlab.engine.mesh.Scenario.ExpectHolds;
import org.moqlab.engine.mesh.Scenario.ExpectRow;
import org.moqlab.engine.mesh.Scenario.Expectation;
import org.moqlab.engine.mesh.Scenario.Transport;
import org.moqlab.engine.mesh.Scenario.Way;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.routing.Entrance;

/// Well-formed files become the values they say.
final class ScenarioFileTest {
    private static final String REPORT = "https://github.com/moq-dev/moq/pull/1148";
    private static final String POLICY = "gossip-2026-03";
    private static final List<String> SIX = List.of("A", "B", "C", "D", "E", "F");
    private static final ClientSpec PUB =
            new ClientSpec("pub", true, "A", "test", "", Optional.of("moq-lite-02"));

    @Test
    void readsTheZombieMesh() throws ScenarioException {
        ClientSpec sub = new ClientSpec("sub", false, "A", "test", "catalog", Optional.empty());
        Scenario expected =
                new Scenario(
                        "A namespace that nobody publishes any more",
                        "counting to infinity",
                        REPORT,
                        1,
                        POLICY,
                        new Topology(Topology.Shape.FULL, SIX, 2, ms(5), 0),
                        Knobs.NONE,
                        List.of(PUB, sub),
                        List.of(
                                new Act(ms(1_000), new StartClient("pub")),
                                new Act(ms(2_000), new StopClient("pub")),
                                new Act(ms(9_000), new StopRelay("A", Death.KILL)),
                                new Act(ms(11_000), new RestartRelay("A"))),
                        List.of(
                                row(2_600, "all", 4, null),
                                new ExpectBreaks("no-ghost"),
                                new ExpectBreaks("loop-free"),
                                new ExpectBreaks("no-blackhole"),
                                new ExpectBreaks("no-subscribe-cycle"),
                                new ExpectBreaks("no-flap"),
                                new ExpectBreaks("quiet")));
        assertEquals(expected, sample("zombie-mesh.yaml"));
    }

    @Test
    void readsTheZombiePair() throws ScenarioException {
        Scenario expected =
                new Scenario(
                        "Two relays are enough",
                        "counting to infinity on a single link",
                        REPORT,
                        1,
                        POLICY,
                        new Topology(Topology.Shape.FULL, List.of("A", "B"), 1, ms(5), 0),
                        Knobs.NONE,
                        List.of(PUB),
                        List.of(
                                new Act(ms(1_000), new StartClient("pub")),
                                new Act(ms(2_000), new StopClient("pub"))),
                        List.of(
                                row(1_900, "A", 1, EntryState.LIVE),
                                row(1_900, "B", 2, EntryState.LIVE),
                                row(2_200, "A", 3, EntryState.LINGERING),
                                row(2_200, "B", 2, EntryState.LINGERING),
                                row(2_600, "A", 5, null),
                                row(2_600, "B", 4, null),
                                row(4_000, "A", 9, EntryState.GHOST),
                                row(4_000, "B", 10, EntryState.GHOST),
                                row(8_000, "A", 25, EntryState.GHOST),
                                row(8_000, "B", 26, EntryState.GHOST),
                                new ExpectBreaks("no-ghost"),
                                new ExpectBreaks("loop-free"),
                                new ExpectBreaks("no-flap"),
                                new ExpectBreaks("quiet")));
        assertEquals(expected, sample("1-hop-count/zombie-pair.yaml"));
    }

    @Test
    void readsTheFrozenCorpse() throws ScenarioException {
        Scenario expected =
                new Scenario(
                        "Ten calm seconds after a kill",
                        "stale routes that look perfectly healthy until the idle timeout",
                        REPORT,
                        1,
                        POLICY,
                        new Topology(Topology.Shape.FULL, SIX, 2, ms(5), 0),
                        Knobs.NONE,
                        List.of(PUB),
                        List.of(
                                new Act(ms(1_000), new StartClient("pub")),
                                new Act(ms(2_000), new StopRelay("A", Death.KILL)),
                                new Act(ms(16_000), new RestartRelay("A"))),
                        List.of(
                                row(3_000, "B", 2, null),
                                row(11_900, "B", 2, null),
                                row(11_900, "C", 2, null),
                                row(11_900, "D", 2, null),
                                row(11_900, "E", 2, null),
                                row(11_900, "F", 2, null),
                                row(15_000, "A", 0, EntryState.UNKNOWN),
                                row(15_900, "B", 0, EntryState.GHOST),
                                row(17_000, "A", 0, EntryState.GHOST),
                                new ExpectBreaks("no-ghost"),
                                new ExpectBreaks("loop-free"),
                                new ExpectBreaks("no-flap"),
                                new ExpectBreaks("quiet")));
        assertEquals(expected, sample("1-hop-count/frozen-corpse.yaml"));
    }

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
                        POLICY,
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
                        POLICY,
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

    private static Scenario sample(String name) throws ScenarioException {
        return ScenarioFile.read(
                Path.of(System.getProperty("moqlab.root", ".."), "sample-meshes", name));
    }

    private static Expectation row(long atMs, String relay, long hops, @Nullable EntryState state) {
        return new ExpectRow(
                ms(atMs),
                Optional.of(relay).filter(name -> !name.equals("all")),
                "test",
                hops == 0 ? OptionalLong.empty() : OptionalLong.of(hops),
                Optional.ofNullable(state));
    }

    private static long ms(long ms) {
        return ms * Durations.MILLI;
    }
}
