package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RunHash;

/// Acts come when what they wait for has happened, in both the run and its copies.
final class CuedActsTest {
    private static final long END = 40 * Durations.SECOND;

    private static Scenario scenario(String acts) throws ScenarioException {
        return ScenarioFile.parse(
                "f.yaml",
                """
                title: t
                mesh:
                  policy: gossip-2026-05
                  topology: {shape: full, relays: [A, B, C], sessions: 1, latency: 5ms}
                  clients: [{publisher: pub, at: A, namespace: test}]
                acts: [%s]
                """
                        .formatted(acts));
    }

    /// Time and text of every act that was done.
    private static List<String> done(SteppedMesh mesh) {
        List<String> done = new ArrayList<>();
        for (MeshEvent event : mesh.journal().events(1, Integer.MAX_VALUE)) {
            String at = Durations.format(event.t()) + " ";
            switch (event.body()) {
                case EventBody.CommandApplied(String text) -> done.add(at + text);
                case EventBody.FaultApplied fault -> done.add(at + fault.text());
                case EventBody _ -> {}
            }
        }
        return done;
    }

    @Test
    void anActFollowsTheEventItWaitsFor() throws ScenarioException {
        SteppedMesh mesh =
                new SimulatedMesh(
                        scenario(
                                "{at: 1s, start: pub}, {after: C gets test, wait: 10ms, kill: A}"));
        mesh.advanceTo(END);
        assertEquals(List.of("1s start: pub", "1.02s kill: A"), done(mesh));
    }

    @Test
    void anActListensOnlyAfterAllBeforeItAreDone() throws ScenarioException {
        SteppedMesh mesh =
                new SimulatedMesh(
                        scenario(
                                "{at: 1s, start: pub}, {at: 2s, stop: pub},"
                                        + " {after: C gets test, kill: B}, {at: 3s, start: pub}"));
        mesh.advanceTo(END);
        assertEquals(
                List.of("1s start: pub", "2s stop: pub", "3s start: pub", "3.01s kill: B"),
                done(mesh));
    }

    @Test
    void oneCueServesAListAndAnActMayFollowTheOneBefore() throws ScenarioException {
        SteppedMesh mesh =
                new SimulatedMesh(
                        scenario(
                                "{after: rest, start: pub}, {after: C gets test, kill: [A, B]},"
                                        + " {after: act, wait: 2s, restart: B}"));
        mesh.advanceTo(END);
        List<String> done = done(mesh);
        assertEquals(
                List.of("start: pub", "kill: A", "kill: B", "restart: B"),
                done.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList());
        assertEquals(done.get(1).replace(": A", ": B"), done.get(2));
    }

    @Test
    void aMeshThatNeverRestsIsWaitedForInVain() throws ScenarioException {
        Scenario zombie =
                ScenarioFile.parse(
                        "f.yaml",
                        """
                        title: t
                        mesh:
                          policy: gossip-2026-03
                          topology: {shape: full, relays: [A, B], sessions: 1, latency: 5ms}
                          clients: [{publisher: pub, at: A, namespace: test}]
                        acts:
                          - {at: 1s, start: pub}
                          - {at: 1500ms, stop: pub}
                          - {after: rest, kill: A}
                        """);
        SteppedMesh mesh = new SimulatedMesh(zombie);
        mesh.advanceTo(END);
        assertEquals(List.of("1s start: pub", "1.5s stop: pub"), done(mesh));
    }

    @Test
    void aCopyWaitsForTheSame() throws ScenarioException {
        Scenario scenario =
                scenario(
                        "{after: rest, start: pub}, {after: C gets test, wait: 5ms, stop: pub},"
                            + " {after: C loses test, wait: 1s, kill: B}, {after: rest, kill: C}");
        SteppedMesh whole = new SimulatedMesh(scenario);
        List<SteppedMesh> copies = new ArrayList<>();
        for (int i = 0; whole.now() < END / 2 && whole.step(); i++) {
            if (i % 20 == 0) {
                copies.add(whole.copy());
            }
        }
        whole.advanceTo(END);
        assertEquals(4, done(whole).size());
        for (SteppedMesh copy : copies) {
            copy.advanceTo(END);
            assertEquals(hash(whole), hash(copy));
        }
    }

    private static String hash(SteppedMesh mesh) {
        return RunHash.of(mesh.journal().events(1, Integer.MAX_VALUE));
    }
}
