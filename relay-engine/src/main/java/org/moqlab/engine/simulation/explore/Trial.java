package org.moqlab.engine.simulation.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.moqlab.engine.mesh.Completeness;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RaisedFinding;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RunHash;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.simulation.SimulatedMesh;

/// Plays a scenario and looks for what must never happen in the lab itself, whatever relays do to
/// each other: a crash, a journal with gaps, a table that is not the relay's, a run that does not
/// repeat, a copy that goes another way, a scenario that a file cannot say.
public final class Trial {
    /// How long a run goes on after its last act, ns.
    public static final long AFTERMATH = 4 * Durations.SECOND;

    /// Events after which a run is left alone.
    public static final long MAX_EVENTS = 6_000;

    /// Octets of journal after which a run is left alone.
    public static final long MAX_OCTETS = 64L << 20;

    private static final int STEPS_A_LOOK = 64;
    private static final int SHOWN = 600;

    private final Scenario scenario;
    private final Function<Scenario, SimulatedMesh> meshes;
    private final Limit limit;

    /// What came of it.
    ///
    /// @param events of the run
    /// @param cut whether it was left alone before its end
    /// @param hash of the run; empty when it did not get so far
    /// @param broken ids of the invariants that broke, which is no defect
    /// @param defect what must not be, on one line; empty when all is well
    public record Outcome(
            long events, boolean cut, String hash, Set<String> broken, Optional<String> defect) {}

    /// A trial in plain meshes.
    public Trial(Scenario scenario) {
        this(scenario, SimulatedMesh::new);
    }

    /// @param meshes makes a mesh of a scenario at time 0
    public Trial(Scenario scenario, Function<Scenario, SimulatedMesh> meshes) {
        this.scenario = scenario;
        this.meshes = meshes;
        this.limit = new Limit(Limit.end(scenario, AFTERMATH), MAX_EVENTS, MAX_OCTETS);
    }

    /// Plays it twice, and the rest of it a third time.
    public Outcome run() {
        try (SimulatedMesh mesh = meshes.apply(scenario)) {
            return run(mesh);
        } catch (RuntimeException | StackOverflowError crash) {
            return new Outcome(0, false, "", new TreeSet<>(), Optional.of("crash: " + crash));
        }
    }

    private Outcome run(SimulatedMesh mesh) {
        Optional<String> defect = played(mesh);
        String hash = RunHash.of(mesh.journal().all());
        Set<String> broken = new TreeSet<>();
        for (RaisedFinding raised : mesh.snapshot().findings()) {
            broken.add(raised.finding().invariant());
        }
        return new Outcome(
                mesh.journal().last(),
                limit.cuts(mesh),
                hash,
                broken,
                unsaid().or(() -> defect)
                        .or(() -> failed(mesh))
                        .or(() -> incomplete(mesh))
                        .or(() -> unrepeated(mesh.journal().last(), hash))
                        .map(Trial::shortened));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    /// Plays a mesh to the end, comparing tables on the way.
    private Optional<String> played(SimulatedMesh mesh) {
        for (long step = 1; !limit.reached(mesh); step++) {
            mesh.step();
            if (step % STEPS_A_LOOK == 0) {
                Optional<String> wrong = wrongTable(mesh);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return wrongTable(mesh);
    }

    private Optional<String> wrongTable(SimulatedMesh mesh) {
        for (RelayView relay : mesh.snapshot().relays().values()) {
            Map<Namespace, Route> told = new TreeMap<>();
            relay.rows()
                    .forEach((name, row) ->
                            row.row().best().ifPresent(best -> told.put(name, best.route())));
            Map<Namespace, Route> held = new TreeMap<>();
            mesh.routes(relay.name()).forEach(one -> held.put(one.getKey(), one.getValue()));
            if (relay.up() && !told.equals(held)) {
                return Optional.of(
                        "table: at event %d %s holds %s, the journal says %s"
                                .formatted(mesh.journal().last(), relay.name(), held, told));
            }
        }
        return Optional.empty();
    }

    private Optional<String> unsaid() {
        try {
            Scenario read = ScenarioFile.parse("printed.yaml", ScenarioWriter.print(scenario));
            return read.equals(scenario)
                    ? Optional.empty()
                    : Optional.of("file: read back as " + read + ", was " + scenario);
        } catch (ScenarioException refused) {
            return Optional.of("file: " + refused.getMessage());
        }
    }

    /// A relay may give up by its own rules; nobody may break.
    private static Optional<String> failed(SimulatedMesh mesh) {
        return mesh.journal().all().stream()
                .filter(Trial::isBroken)
                .findFirst()
                .map(event -> "failed: " + event);
    }

    private static boolean isBroken(MeshEvent event) {
        return event.body() instanceof EventBody.RelayFailed failed
                && failed.reason().startsWith(SimulatedMesh.BROKE);
    }

    private Optional<String> incomplete(SimulatedMesh mesh) {
        List<String> complaints = Completeness.of(scenario, mesh.journal()).complaints();
        if (!complaints.isEmpty()) {
            return Optional.of("journal: " + complaints.getFirst());
        }
        long half = mesh.journal().last() / 2;
        MeshSnapshot folded = MeshSnapshot.EMPTY;
        for (MeshEvent event : mesh.journal().all()) {
            folded = folded.apply(event);
            if (event.n() == half && !Optional.of(folded).equals(mesh.journal().snapshotAt(half))) {
                return Optional.of("journal: another state after event " + half);
            }
        }
        return folded.equals(mesh.snapshot())
                ? Optional.empty()
                : Optional.of("journal: its events do not fold into the present state");
    }

    /// Repeats the run, with a copy made on the way.
    private Optional<String> unrepeated(long events, String hash) {
        long fork = new Draw(scenario.seed()).upTo(events);
        try (SimulatedMesh again = meshes.apply(scenario)) {
            while (!limit.reached(again) && again.journal().last() < fork) {
                again.step();
            }
            try (SimulatedMesh copy = again.copy()) {
                return differs("replay", again, hash)
                        .or(() -> differs("copy at event " + fork, copy, hash));
            }
        }
    }

    private Optional<String> differs(String what, SimulatedMesh mesh, String hash) {
        while (!limit.reached(mesh)) {
            mesh.step();
        }
        String other = RunHash.of(mesh.journal().all());
        return other.equals(hash)
                ? Optional.empty()
                : Optional.of(what + ": hash " + other + ", was " + hash);
    }
}
