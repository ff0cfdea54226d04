package org.moqlab.engine.attach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.moqlab.engine.mesh.ExternalRelay;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.Silence;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;
import org.moqlab.engine.transport.Abroad;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Passes;
import org.moqlab.engine.transport.Traces;
import org.moqlab.engine.transport.Trust;

/// A live mesh in which relays outside the lab take part: what those tell who watches them stands
/// in its tables beside what its own relays know, some [#LOOK_MS] later.
public final class HybridMesh implements Mesh {
    /// Time between two looks at what was seen, ms.
    static final long LOOK_MS = 25;

    /// Events taken over at one look; the others wait for the next.
    static final int BURST = 4_096;

    private final LiveMesh live;
    private final Attachment attached;
    private final Set<String> external;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("moqlab-hybrid").factory());
    private long next = 1;

    private HybridMesh(LiveMesh live, Passes passes) {
        this.live = live;
        Abroad abroad = new Abroad(live.scenario(), passes);
        List<ExternalRelay> others = live.scenario().topology().external();
        this.external = others.stream().map(ExternalRelay::name).collect(Collectors.toSet());
        this.attached =
                Attachment.start(
                        others.stream().map(relay -> target(relay, abroad)).toList(),
                        new Attachment.Strangers(false, new Trust.Authorities(List.of())));
    }

    /// Starts a mesh over real QUIC, with relays outside the lab or without.
    ///
    /// @throws IllegalArgumentException when the scenario's policy or a wire is unknown
    /// @throws UnsupportedOperationException when QUIC is not available on this machine
    /// @throws io.netty.channel.ChannelException when no sockets can be bound
    public static Mesh start(Scenario scenario) {
        return start(scenario, Passes.NONE);
    }

    /// Versions of what does QUIC below live meshes, such as `netty-common 4.2.7.Final`.
    public static List<String> software() {
        return LiveMesh.software();
    }

    /// The same with something to show to the relays outside the lab.
    ///
    /// @throws IllegalArgumentException when the scenario's policy or a wire is unknown, or the
    ///   passes do not fit it
    public static Mesh start(Scenario scenario, Passes passes) {
        return start(scenario, passes, Starting.UNWATCHED);
    }

    /// The same, followed while it starts.
    ///
    /// @throws java.util.concurrent.CancellationException when whoever follows gave it up
    public static Mesh start(Scenario scenario, Passes passes, Starting starting) {
        try {
            return of(LiveMesh.start(scenario, List.of(), Traces.NONE, passes, starting), passes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same mesh with what its relays outside the lab know, where there are any; closing it
    /// closes the mesh.
    ///
    /// @param passes what the mesh was started with
    public static Mesh of(LiveMesh mesh, Passes passes) {
        if (mesh.scenario().topology().external().isEmpty()) {
            return mesh;
        }
        try {
            HybridMesh made = new HybridMesh(mesh, passes);
            var _ =
                    made.timer.scheduleWithFixedDelay(
                            made::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
            return made;
        } catch (RuntimeException e) {
            mesh.close();
            throw e;
        }
    }

    private static AttachTarget target(ExternalRelay relay, Abroad abroad) {
        return new AttachTarget(
                relay.name(),
                URI.create(relay.url()),
                abroad.trust(relay),
                abroad.passes().token(relay),
                abroad.passes().own(),
                relay.pages().map(URI::create),
                true);
    }

    private void look() {
        Journal seen = attached.journal();
        next = Math.max(next, seen.first());
        for (MeshEvent event : seen.events(next, BURST)) {
            next = event.n() + 1;
            if (external.contains(event.relay())) {
                switch (event.body()) {
                    case EventBody.Decided decided ->
                            live.observed(
                                    event.relay(),
                                    new EventBody.Decided(inner(decided.row()), decided.rule()));
                    case EventBody.RelayChanged change -> live.observed(event.relay(), change);
                    case EventBody.Dropped dropped -> live.observed(event.relay(), dropped);
                    case EventBody _ -> {}
                }
            }
        }
    }

    /// A row as the relay itself has it, which does not count itself among the hops.
    private TableRow inner(TableRow row) {
        return new TableRow(row.namespace(), row.best().map(this::inner), row.standby(), 0);
    }

    private RankedRoute inner(RankedRoute best) {
        Route told = best.route();
        Hops hops =
                switch (told.hops()) {
                    case HopPath path ->
                            new HopPath(
                                    path.origins()
                                            .subList(0, Math.max(0, path.origins().size() - 1)));
                    case HopCount count -> new HopCount(Math.max(0, count.length() - 1));
                };
        Route route =
                new Route(
                        told.uid(),
                        told.session(),
                        hops,
                        live.now(),
                        0,
                        told.root(),
                        told.cost(),
                        told.advertised());
        return new RankedRoute(route, best.reason());
    }

    /// The part of a mesh that is the lab's and live; empty for one in virtual time.
    public static Optional<LiveMesh> live(Mesh mesh) {
        return switch (mesh) {
            case HybridMesh hybrid -> Optional.of(hybrid.live);
            case LiveMesh live -> Optional.of(live);
            default -> Optional.empty();
        };
    }

    /// What is seen of the other part.
    public Attachment attached() {
        return attached;
    }

    @Override
    public Scenario scenario() {
        return live.scenario();
    }

    @Override
    public long now() {
        return live.now();
    }

    @Override
    public MeshSnapshot snapshot() {
        return live.snapshot();
    }

    @Override
    public List<Silence> silences() {
        return live.silences();
    }

    @Override
    public Optional<List<String>> judged() {
        return live.judged();
    }

    @Override
    public Journal journal() {
        return live.journal();
    }

    @Override
    public void submit(MeshCommand command) {
        live.submit(command);
    }

    @Override
    public Optional<SessionDetail> detail(String endpoint, long session) {
        return live.detail(endpoint, session);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        attached.close();
        live.close();
    }
}
