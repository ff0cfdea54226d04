package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.TruthView;

/// Meshes for tests of faults, and what to see of them at the victims.
public abstract class FaultBench {
    static final Namespace TEST = new Namespace("test");

    /// Starts a mesh.
    protected abstract Mesh start(Scenario scenario);

    /// Lets a mesh go on until something is so, or at most 30 s.
    protected abstract void await(Mesh mesh, BooleanSupplier so);

    /// Lets a mesh go on for a time.
    ///
    /// @param time ns
    protected abstract void pass(Mesh mesh, long time);

    static Scenario scenario(String shape, String relays, String... acts) throws ScenarioException {
        String file =
                """
                title: faults
                mesh:
                  policy: gossip-2026-05
                  topology: {shape: %s, relays: %s, sessions: 1}
                  knobs: {idle-timeout: 2s}
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                    - {publisher: twin, at: B, namespace: test}
                    - {subscriber: sub, at: B, namespace: test, track: v}
                acts:
                  - {at: 600s, start: twin}
                  - {at: 600s, start: sub}
                  - {at: 600s, start: pub}
                """
                        .formatted(shape, relays);
        return ScenarioFile.parse(
                "faults",
                file
                        + Stream.of(acts)
                                .map(a -> "  - {at: 601s, " + a + "}\n")
                                .reduce("", String::concat));
    }

    static List<MeshCommand> commands(Scenario scenario) {
        return scenario.acts().stream().skip(3).map(Scenario.Act::command).toList();
    }

    Mesh pair() throws ScenarioException {
        return start(scenario("line", "[A, B]"));
    }

    /// Has acts done now, as a scenario would.
    static void act(Mesh mesh, String... acts) throws ScenarioException {
        String relays = String.join(", ", mesh.scenario().topology().relays());
        commands(scenario("line", "[" + relays + "]", acts)).forEach(mesh::submit);
    }

    static boolean up(Mesh mesh, String dialer, String acceptor) {
        return mesh.snapshot().sessions().values().stream()
                .filter(s -> s.dialer().equals(dialer) && s.acceptor().equals(acceptor))
                .anyMatch(SessionView::isUp);
    }

    static Optional<Long> hops(Mesh mesh, String relay, Namespace name) {
        return mesh.snapshot()
                .row(relay, name)
                .map(RowView::row)
                .flatMap(row -> row.best())
                .map(best -> best.route().hops().length());
    }

    void awaitHops(Mesh mesh, String relay, Optional<Long> hops) {
        await(mesh, () -> hops(mesh, relay, TEST).equals(hops));
        assertEquals(hops, hops(mesh, relay, TEST), () -> relay);
    }

    static TruthView truth(Mesh mesh, Namespace name) {
        return Optional.ofNullable(mesh.snapshot().truth().get(name)).orElseThrow();
    }

    static Stream<MeshEvent> events(Mesh mesh) {
        return mesh.journal().all().stream();
    }

    /// How one end of its sessions with a peer ended.
    static List<String> ends(Mesh mesh, String end, String peer) {
        return events(mesh)
                .filter(event -> event.relay().equals(end) && event.session() > 0)
                .map(MeshEvent::body)
                .filter(SessionChanged.class::isInstance)
                .map(SessionChanged.class::cast)
                .filter(changed -> changed.peer().equals(peer))
                .map(changed -> changed.phase().name())
                .filter(List.of("CLOSED", "IDLE", "FAILED")::contains)
                .toList();
    }

    void awaitIdle(Mesh mesh, String end, String peer) {
        await(mesh, () -> ends(mesh, end, peer).contains("IDLE"));
        assertEquals("IDLE", ends(mesh, end, peer).stream().findFirst().orElse("no end"));
    }

    static List<String> dropped(Mesh mesh, String relay) {
        return events(mesh)
                .filter(event -> event.relay().equals(relay))
                .map(MeshEvent::body)
                .filter(EventBody.Dropped.class::isInstance)
                .map(EventBody.Dropped.class::cast)
                .map(drop -> drop.what() + ": " + drop.why())
                .toList();
    }

    void begin(Mesh mesh) throws ScenarioException {
        await(mesh, () -> up(mesh, "A", "B"));
        act(mesh, "start: pub");
        awaitHops(mesh, "B", Optional.of(2L));
    }

    static ClientState client(Mesh mesh, String name) {
        return mesh.snapshot().client(name).map(view -> view.state()).orElse(ClientState.IDLE);
    }
}
