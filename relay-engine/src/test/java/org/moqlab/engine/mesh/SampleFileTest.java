package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.MeshCommand.RestartRelay;
import org.moqlab.engine.mesh.MeshCommand.StartClient;
import org.moqlab.engine.mesh.MeshCommand.StopClient;
import org.moqlab.engine.mesh.MeshCommand.StopRelay;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.ExpectBreaks;
import org.moqlab.engine.mesh.Scenario.ExpectRow;
import org.moqlab.engine.mesh.Scenario.Expectation;

/// Meshes that come with the lab become the values their files say.
final class SampleFileTest {
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
