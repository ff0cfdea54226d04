package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.TruthView;

/// Names and roots in whole meshes, whatever drives them.
public abstract class NamesContract {
    private static final Namespace EFFECTIVE = new Namespace("anon/test");

    /// Starts a mesh.
    protected abstract Mesh start(Scenario scenario);

    /// Lets a mesh go on until something is so, or it has taken too long.
    protected abstract void await(Mesh mesh, BooleanSupplier so);

    private Mesh mesh(String auth, String... clients) throws ScenarioException {
        String file =
                """
                title: roots
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: line, relays: [A, B], sessions: 1}
                  auth: {public: "%s"}
                  clients:
                    - %s
                """
                        .formatted(auth, String.join("\n    - ", List.of(clients)));
        return start(ScenarioFile.parse("roots", file));
    }

    private static Optional<ClientView> client(Mesh mesh, String name) {
        return mesh.snapshot().client(name);
    }

    private static List<String> publishers(Mesh mesh) {
        return Optional.ofNullable(mesh.snapshot().truth().get(EFFECTIVE))
                .map(TruthView::publishers)
                .orElse(List.of("nothing is known of it"));
    }

    private void awaitState(Mesh mesh, String client, ClientState state) {
        await(mesh, () -> client(mesh, client).filter(v -> v.state() == state).isPresent());
        assertEquals(Optional.of(state), client(mesh, client).map(ClientView::state), () -> client);
    }

    @Test
    void a_name_said_at_the_root_and_one_said_below_it_are_the_same() throws ScenarioException {
        try (Mesh mesh =
                mesh(
                        "",
                        "{publisher: pub, at: A, namespace: anon/test}",
                        "{subscriber: sub, at: B, namespace: test, track: v, transport:"
                                + " webtransport, path: /anon}")) {
            awaitState(mesh, "sub", ClientState.PLAYING);
            assertEquals(List.of("pub"), publishers(mesh));
            assertEquals(true, mesh.snapshot().row("B", EFFECTIVE).isPresent());
        }
    }

    @Test
    void a_publisher_on_the_web_is_known_by_its_effective_name_and_its_root()
            throws ScenarioException {
        try (Mesh mesh =
                mesh(
                        "anon",
                        "{publisher: pub, at: A, namespace: test, transport: webtransport, path:"
                                + " /anon}",
                        "{subscriber: sub, at: B, namespace: room/test, track: v, transport:"
                                + " webtransport, path: //anon/../anon/}",
                        "{publisher: room, at: B, namespace: test, transport: webtransport, path:"
                                + " /anon/room}")) {
            awaitState(mesh, "sub", ClientState.PLAYING);
            await(mesh, () -> mesh.snapshot().row("A", EFFECTIVE).isPresent());
            assertEquals(
                    Optional.of(new Namespace("anon")),
                    mesh.snapshot()
                            .row("A", EFFECTIVE)
                            .flatMap(row -> row.row().best())
                            .map(best -> best.route().root()));
            assertEquals(List.of("pub"), publishers(mesh));
        }
    }

    @Test
    void whoever_asks_for_the_effective_name_below_its_root_hears_nothing()
            throws ScenarioException {
        try (Mesh mesh =
                mesh(
                        "",
                        "{publisher: pub, at: A, namespace: anon/test}",
                        "{subscriber: right, at: B, namespace: test, track: v, transport:"
                                + " webtransport, path: /anon}",
                        "{subscriber: wrong, at: B, namespace: anon/test, track: v, transport:"
                                + " webtransport, path: /anon}")) {
            awaitState(mesh, "right", ClientState.PLAYING);
            awaitState(mesh, "wrong", ClientState.WAITING);
        }
    }

    @Test
    void whoever_is_not_let_in_is_told_so() throws ScenarioException {
        try (Mesh mesh =
                mesh(
                        "anon",
                        "{subscriber: top, at: A, namespace: anon/test, track: v, transport:"
                                + " webtransport}",
                        "{publisher: raw, at: B, namespace: anon/test}")) {
            awaitState(mesh, "top", ClientState.DISCONNECTED);
            awaitState(mesh, "raw", ClientState.DISCONNECTED);
            assertEquals(
                    List.of(
                            "401 the other end answers 401 unauthorized",
                            "401 lost B: 401 unauthorized"),
                    List.of(said(mesh, "top"), said(mesh, "raw")));
            await(mesh, () -> publishers(mesh).isEmpty());
            await(mesh, () -> isAnyUp(mesh));
            assertTrue(isAnyUp(mesh), "relays let each other in");
        }
    }

    private static boolean isAnyUp(Mesh mesh) {
        return mesh.snapshot().sessions().values().stream().anyMatch(SessionView::isUp);
    }

    private static String said(Mesh mesh, String client) {
        return client(mesh, client).map(view -> view.code() + " " + view.detail()).orElse("");
    }
}
