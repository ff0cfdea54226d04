package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RunHash;

/// When faults show at the peer, to the nanosecond: two relays with 5 ms between them, an idle
/// timeout of 2 s, and a publisher 1 ms from its relay A that starts at 1 s.
final class FaultTimesTest {
    private static final Namespace TEST = new Namespace("test");

    private static SimulatedMesh played(long seed, String... acts) throws ScenarioException {
        String file =
                """
                title: faults
                seed: %d
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: line, relays: [A, B], sessions: 1}
                  knobs: {idle-timeout: 2s}
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                acts:
                  - {at: 1s, start: pub}
                """
                        .formatted(seed);
        String more = Stream.of(acts).map(act -> "  - " + act + "\n").reduce("", String::concat);
        Scenario scenario = ScenarioFile.parse("faults", file + more);
        SimulatedMesh mesh = new SimulatedMesh(scenario);
        assertTrue(mesh.advanceTo(20 * Durations.SECOND));
        return mesh;
    }

    /// When each relay first had a route for the namespace after `from`, and when it first had none
    /// after that, in microseconds.
    private static Map<String, List<Long>> table(SimulatedMesh mesh, String relay) {
        List<Long> got = new ArrayList<>();
        List<Long> lost = new ArrayList<>();
        for (MeshEvent event : mesh.journal().all()) {
            if (event.relay().equals(relay)
                    && event.body() instanceof EventBody.Decided decided
                    && decided.row().namespace().equals(TEST)) {
                (decided.row().best().isPresent() ? got : lost).add(event.t() / 1_000);
            }
        }
        return new TreeMap<>(Map.of("got", got, "lost", lost));
    }

    /// When and how ends of sessions between relays ended, such as `3s B IDLE`.
    private static List<String> ends(SimulatedMesh mesh) {
        return mesh.journal().all().stream()
                .filter(event ->
                        event.session() > 0
                                && mesh.scenario().topology().relays().contains(event.relay()))
                .filter(event ->
                        event.body() instanceof EventBody.SessionChanged changed
                                && changed.peer().length() == 1
                                && List.of("IDLE", "FAILED", "CLOSED")
                                        .contains(changed.phase().name()))
                .map(event ->
                        Durations.format(event.t())
                                + " "
                                + event.relay()
                                + " "
                                + ((EventBody.SessionChanged) event.body()).phase())
                .toList();
    }

    private static long got(SimulatedMesh mesh) {
        return table(mesh, "B").getOrDefault("got", List.of()).getFirst();
    }

    @Test
    void aDelayShowsAsExactlyThatMuch() throws ScenarioException {
        long plain = got(played(1));
        assertEquals(plain + 70_000, got(played(1, "{at: 900ms, delay: {way: A>B, by: 70ms}}")));
        assertEquals(plain, got(played(1, "{at: 900ms, delay: {way: B>A, by: 70ms}}")));
    }

    @Test
    void aJitterShowsAsUpToThatMuchAndDependsOnTheSeed() throws ScenarioException {
        long plain = got(played(1));
        TreeSet<Long> later = new TreeSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            long jittered = got(played(seed, "{at: 900ms, jitter: {way: A>B, by: 70ms}}"));
            later.add(jittered - plain);
        }
        assertTrue(
                later.size() > 10 && later.first() >= 0 && later.last() <= 70_000,
                () -> later + "");
    }

    @Test
    void theEndsOfACutLinkGiveUpAnIdleTimeoutAfterIt() throws ScenarioException {
        assertEquals(
                List.of("5s A IDLE", "5s B IDLE"),
                ends(played(1, "{at: 3s, cut: A-B}")).stream().sorted().toList());
    }

    @Test
    void afterAOneWayCutTheOtherEndGivesUpAnIdleTimeoutAfterTheLastItHeard()
            throws ScenarioException {
        assertEquals(List.of("5s B IDLE", "7.005s A IDLE"), ends(played(1, "{at: 3s, cut: A>B}")));
    }

    @Test
    void aCutThatIsHealedInTimeEndsNothingAndLosesNothing() throws ScenarioException {
        SimulatedMesh mesh = played(1, "{at: 900ms, cut: A-B}", "{at: 2s, heal: A-B}");
        assertEquals(List.of(), ends(mesh));
        long sent = got(played(1)) - 5_000;
        long anew = sent + 5_000;
        for (long patience = 40_000; anew < 2_000_000; patience *= 2) {
            anew += patience;
        }
        assertEquals(anew, got(mesh), "sent anew after 40, 80, 160 ms and so on");
    }

    @Test
    void whatIsHeldArrivesAtTheMomentOfItsRelease() throws ScenarioException {
        SimulatedMesh mesh = played(1, "{at: 900ms, hold: A>B}", "{at: 2s, release: A>B}");
        assertEquals(2_000_000, got(mesh));
        assertEquals(List.of(), ends(mesh));
    }

    @Test
    void aLinkHeldForTooLongEndsLikeACutOne() throws ScenarioException {
        List<String> ends = ends(played(1, "{at: 3s, hold: A-B}", "{at: 10s, release: A-B}"));
        assertEquals(List.of("5s A IDLE", "5s B IDLE"), ends.stream().sorted().toList());
    }

    @Test
    void aLostPacketComesSoManyRetransmissionsLater() throws ScenarioException {
        long plain = got(played(1));
        TreeSet<Long> later = new TreeSet<>();
        for (long seed = 1; seed <= 40; seed++) {
            later.add(got(played(seed, "{at: 900ms, loss: {way: A>B, percent: 50}}")) - plain);
        }
        assertTrue(later.stream().allMatch(by -> by % 40_000 == 0), () -> later + "");
        assertTrue(later.contains(0L) && later.contains(40_000L) && later.size() > 3);
    }

    @Test
    void eightLossesInARowEndTheSession() throws ScenarioException {
        List<String> ends = ends(played(1, "{at: 900ms, loss: {way: A>B, percent: 100}}"));
        long eighth = (got(played(1)) + 7 * 40_000) * 1_000;
        assertEquals(
                Durations.format(eighth) + " A FAILED",
                ends.stream().filter(e -> e.contains(" A ")).findFirst().orElse(""));
        assertTrue(ends.contains("2.9s B IDLE"), () -> ends + "");
    }

    @Test
    void whoThawsLateReadsWhatWaitsAndThenHearsNothing() throws ScenarioException {
        List<String> ends = ends(played(1, "{at: 3s, freeze: B}", "{at: 6s, thaw: B}"));
        assertEquals(List.of("5.005s A IDLE", "8s B IDLE"), ends);
    }

    @Test
    void aFrozenRelayIsStillReadInOrderWhenItThaws() throws ScenarioException {
        SimulatedMesh mesh = played(1, "{at: 900ms, freeze: B}", "{at: 2s, thaw: B}");
        assertEquals(2_000_000, got(mesh));
        assertEquals(List.of(), ends(mesh));
    }

    @Test
    void faultsOfChanceAreTheSameForTheSameSeed() throws ScenarioException {
        String[] acts = {
            "{at: 900ms, loss: {way: A-B, percent: 30}}", "{at: 900ms, jitter: {way: A-B, by: 9ms}}"
        };
        String first = hash(played(7, acts));
        assertEquals(first, hash(played(7, acts)));
        assertNotEquals(first, hash(played(8, acts)));
    }

    @Test
    void aCopyMadeInTheMiddleOfAFaultGoesOnLikeTheOriginal() throws ScenarioException {
        Scenario scenario =
                played(
                                3,
                                "{at: 900ms, loss: {way: A-B, percent: 30}}",
                                "{at: 1s, freeze: B}",
                                "{at: 1500ms, hold: B>A}",
                                "{at: 2s, thaw: B}",
                                "{at: 2500ms, heal: all}")
                        .scenario();
        SimulatedMesh original = new SimulatedMesh(scenario);
        assertTrue(original.advanceTo(1_700 * Durations.MILLI));
        SimulatedMesh copy = original.copy();
        assertTrue(original.advanceTo(20 * Durations.SECOND));
        assertTrue(copy.advanceTo(20 * Durations.SECOND));
        assertEquals(hash(original), hash(copy));
    }

    private static String hash(SimulatedMesh mesh) {
        return RunHash.of(mesh.journal().all());
    }
}
