package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RaisedFinding;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.simulation.SimulatedMesh;
import org.moqlab.engine.transport.LiveMesh;

/// The same scenario in virtual time and over real QUIC comes to the same: equal tables, clients
/// and findings where it comes to rest; where it does not, the same findings and the same relays
/// holding the same names.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class AgreementTest {
    private static final String TWIN = "{publisher: twin, at: C, namespace: test}, ";

    /// @param until when the simulated run has come to rest, or has shown what it does, ns
    /// @param rests whether it does
    record Case(String name, Scenario scenario, long until, boolean rests) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case made(String policy, String topology, String acts, boolean rests) {
        String file =
                """
                title: agreement
                mesh:
                  policy: gossip-2026-%s
                  topology: {%s, relays: [A, B, C], latency: 5ms}
                  clients:
                    [%s{publisher: pub, at: A, namespace: test},
                     {subscriber: sub, at: C, namespace: test, track: catalog}]
                acts: [%s]
                """
                        .formatted(policy, topology, acts.contains("twin") ? TWIN : "", acts);
        try {
            String name = String.join(" | ", policy, topology, acts);
            long until = 5 * Durations.SECOND;
            return new Case(name, ScenarioFile.parse("a.yaml", file), until, rests);
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }

    private static Case sample(String file, long seconds) {
        Path folder = Path.of(System.getProperty("moqlab.root", ".."), "sample-meshes");
        try {
            Scenario scenario = ScenarioFile.read(folder.resolve(file));
            return new Case(file, scenario, seconds * Durations.SECOND, true);
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Case> cases() {
        String line = "shape: line, sessions: 1";
        String full = "shape: full, sessions: 1";
        String start = "{at: 200ms, start: [pub, sub]}";
        String stop = start + ", {at: 1s, stop: pub}";
        return Stream.of(
                made("05", line, start, true),
                made("05", line, stop, true),
                made("05", full, start, true),
                made("05", line, start + ", {at: 1s, start: twin}", true),
                made("05", line, start + ", {at: 1s, start: twin}, {at: 2s, stop: twin}", true),
                made("05", line, start + ", {at: 1s, close: B}", true),
                made("05", line, start + ", {at: 1s, close: B}, {at: 1500ms, restart: B}", true),
                made("05", full, start + ", {at: 1s, close: B}", true),
                made("08", line, start, true),
                made("08", line, stop, true),
                made("08", full, stop, true),
                made("08", full, start + ", {at: 1s, close: B}", true),
                made("08-dev", line, stop, true),
                made("04", line, start, true),
                made("04", "shape: star, sessions: 1", start, true),
                made("03", line, start, true),
                made("05", line, start + ", {at: 1s, purge: {namespace: test, relay: B}}", true),
                sample("names/two-roots.yaml", 3),
                sample("names/public-prefix.yaml", 3),
                made("03", line, stop, false),
                made("03", full, stop, false));
    }

    /// What is compared.
    ///
    /// @param tables state and hops by relay and namespace; hops only where the run rests
    /// @param clients what each gets
    /// @param findings ids of the invariants broken
    private record Seen(
            Map<String, String> tables, Map<String, ClientState> clients, Set<String> findings) {
        static Seen of(Case run, Mesh mesh) {
            MeshSnapshot snapshot = mesh.snapshot();
            Map<String, String> tables = new TreeMap<>();
            for (RelayView relay : snapshot.relays().values()) {
                for (Map.Entry<Namespace, RowView> row : relay.rows().entrySet()) {
                    EntryState state =
                            Truth.state(snapshot, relay.name(), row.getKey(), mesh.now());
                    tables.put(relay.name() + " " + row.getKey(), cell(run, state, row.getValue()));
                }
            }
            Map<String, ClientState> clients = new TreeMap<>();
            if (run.rests) {
                snapshot.clients().forEach((name, view) -> clients.put(name, view.state()));
            }
            Set<String> findings = new TreeSet<>();
            for (RaisedFinding raised : snapshot.findings()) {
                findings.add(raised.finding().invariant());
            }
            return new Seen(tables, clients, findings);
        }

        private static String cell(Case run, EntryState state, RowView row) {
            long hops = row.row().best().map(best -> best.route().hops().length()).orElse(0L);
            return state.word() + (run.rests ? " " + hops : "");
        }
    }

    private static void await(Mesh mesh, Predicate<Mesh> holds, List<Object> context) {
        while (!holds.test(mesh)) {
            LockSupport.parkNanos(10 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain: " + context + " at " + mesh.snapshot());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothDriversComeToTheSame(Case run) {
        try (SimulatedMesh simulated = new SimulatedMesh(run.scenario);
                LiveMesh live = LiveMesh.start(run.scenario)) {
            simulated.advanceTo(run.until);
            Seen expected = Seen.of(run, simulated);
            List<Object> context = new ArrayList<>(List.of(run, expected));
            await(live, mesh -> mesh.now() >= run.until, context);
            await(live, mesh -> Seen.of(run, mesh).equals(expected), context);
            assertEquals(expected, Seen.of(run, live));
            if (!run.rests) {
                long before = live.journal().last();
                await(live, mesh -> mesh.journal().last() > before, context);
                assertTrue(expected.findings.contains("no-ghost"), context::toString);
            }
        }
    }
}
