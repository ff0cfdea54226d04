package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.page.JoinPage;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;

/// One live mesh and the strangers that meet it in a test. All of them are ended after the test;
/// when it has failed, what the strangers said is printed.
final class Meeting implements AfterEachCallback {
    private final List<Stranger> strangers = new ArrayList<>();
    private final List<LiveMesh> meshes = new ArrayList<>();
    private final List<JoinPage> pages = new ArrayList<>();

    /// A program below the folder that the environment variable `MOQLAB_PEERS` names; the test is
    /// skipped when it is not there.
    static Path installed(String program) {
        String folder = System.getenv("MOQLAB_PEERS");
        assumeTrue(folder != null, "MOQLAB_PEERS names no folder of foreign peers");
        Path path = Path.of(folder).toAbsolutePath().resolve(program);
        assumeTrue(Files.isExecutable(path), path + " is not installed");
        return path;
    }

    /// Starts a mesh of the scenario in `yaml`.
    LiveMesh mesh(String yaml, Outsider... outsiders) {
        try {
            LiveMesh mesh = LiveMesh.start(ScenarioFile.parse("meeting", yaml), List.of(outsiders));
            meshes.add(mesh);
            return mesh;
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }

    /// Starts a process that ends with the test.
    Stranger stranger(List<String> command) {
        Stranger stranger = Stranger.start(command);
        strangers.add(stranger);
        return stranger;
    }

    /// Keeps a page until the test ends.
    JoinPage keep(JoinPage page) {
        pages.add(page);
        return page;
    }

    /// Waits until the mesh is so.
    static void await(LiveMesh mesh, Predicate<MeshSnapshot> holds) {
        while (!holds.test(mesh.snapshot())) {
            LockSupport.parkNanos(Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain at " + mesh.snapshot());
            }
        }
    }

    /// Waits until a relay has received a message of that name.
    static void awaitReceived(LiveMesh mesh, String relay, String message) {
        awaitNote(
                mesh,
                relay,
                body ->
                        body instanceof EventBody.Received received
                                && received.message().name().equals(message));
    }

    /// Waits until the journal of a relay has such a note.
    static void awaitNote(LiveMesh mesh, String relay, Predicate<EventBody> wanted) {
        await(
                mesh,
                _ ->
                        mesh.journal().all().stream()
                                .anyMatch(event ->
                                        event.relay().equals(relay) && wanted.test(event.body())));
    }

    /// Waits until every one of the relays has a route to `namespace`.
    static void awaitKnown(LiveMesh mesh, String namespace, String... relays) {
        await(mesh, state -> List.of(relays).stream().allMatch(r -> knows(state, r, namespace)));
    }

    /// Waits until none of the relays has one.
    static void awaitForgotten(LiveMesh mesh, String namespace, String... relays) {
        await(mesh, state -> List.of(relays).stream().noneMatch(r -> knows(state, r, namespace)));
    }

    /// Waits until the best route of every one of the relays has more than so many hops.
    static void awaitHops(LiveMesh mesh, String namespace, int more, String... relays) {
        await(
                mesh,
                state ->
                        List.of(relays).stream()
                                .map(relay -> best(state, relay, namespace))
                                .allMatch(best ->
                                        best.filter(b -> b.route().hops().length() > more)
                                                .isPresent()));
    }

    /// Waits until a subscriber of the mesh has received so many objects more than now.
    static void awaitMore(LiveMesh mesh, String client, long more) {
        long now = objects(mesh.snapshot(), client);
        await(mesh, state -> objects(state, client) >= now + more);
    }

    /// A reset may overtake all that was written before it: nothing went wrong then.
    private static final String UNHEARD = "stream reset before its first message";

    /// What went wrong in a mesh: what was dropped, sessions that did not end by a word of either
    /// end, findings.
    static List<EventBody> disturbances(LiveMesh mesh) {
        return mesh.journal().all().stream()
                .map(MeshEvent::body)
                .filter(body ->
                        switch (body) {
                            case EventBody.Dropped gone -> !gone.why().equals(UNHEARD);
                            case EventBody.RelayFailed _, EventBody.FindingRaised _ -> true;
                            case EventBody.SessionChanged change ->
                                    change.phase() != Phase.DIALLING
                                            && change.phase() != Phase.OPENED
                                            && change.phase() != Phase.CLOSED;
                            case EventBody _ -> false;
                        })
                .toList();
    }

    /// The names a relay has a route to, in order.
    static List<String> names(LiveMesh mesh, String relay) {
        return mesh.snapshot().relay(relay).stream()
                .flatMap(view -> view.rows().values().stream())
                .filter(view -> view.row().best().isPresent())
                .map(view -> view.row().namespace().path())
                .sorted()
                .toList();
    }

    private static boolean knows(MeshSnapshot state, String relay, String namespace) {
        return best(state, relay, namespace).isPresent();
    }

    private static Optional<RankedRoute> best(MeshSnapshot state, String relay, String namespace) {
        return state.row(relay, new Namespace(namespace)).flatMap(row -> row.row().best());
    }

    private static long objects(MeshSnapshot state, String client) {
        return state.client(client).map(view -> view.objects()).orElse(0L);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            strangers.forEach(stranger -> System.err.println(stranger.transcript()));
        }
        strangers.forEach(Stranger::close);
        pages.forEach(JoinPage::close);
        meshes.forEach(LiveMesh::close);
    }
}
