package org.moqlab.engine.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.quic.BoringSSLKeylog;
import io.netty.handler.codec.quic.Quic;
import io.netty.util.Version;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Director;
import org.moqlab.engine.driver.Recorder;
import org.moqlab.engine.driver.Roster;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.Silence;

/// A mesh in real time: relays and clients talk real QUIC over UDP on 127.0.0.1, and their
/// datagrams take what the scenario says on top of what the machine takes. Strangers' take no
/// longer than that. Safe to use from any thread.
public final class LiveMesh implements Mesh {
    /// Threads that run the endpoints.
    static final int LOOPS = 2;

    /// Longest time until the director is asked what is due: endpoints on their own threads may
    /// have brought something forward, ns.
    static final long LOOK = 100_000_000L;

    /// How long closing waits for sockets and threads, ms.
    static final long CLOSE_PATIENCE = 5_000;

    private final Scenario scenario;
    private final Recorder recorder;
    private final Director director;
    private final Stage stage;
    private final EventLoopGroup loops;
    private final EventExecutor control;
    private final QuicheInternals quiche;
    private final @Nullable KeyLog keys;
    private final LiveDetails details;
    private final LiveSilences silences;
    private final long start;
    private @Nullable Future<?> timer;

    private LiveMesh(
            Scenario scenario,
            List<Outsider> outsiders,
            Traces traces,
            QuicheInternals quiche,
            Passes passes,
            Starting starting)
            throws IOException {
        Abroad abroad = new Abroad(scenario, passes);
        traces.prepare();
        this.scenario = scenario;
        this.quiche = quiche;
        this.keys =
                traces.keys().isPresent() ? KeyLog.open(traces.keys().get(), this::complain) : null;
        this.recorder = new Recorder(new Journal());
        List<Roster.Dial> outward = new ArrayList<>(Outsider.dials(scenario, outsiders));
        outward.addAll(abroad.dials());
        Roster roster = new Roster(scenario, outward);
        this.director = new Director(scenario, recorder, roster);
        this.control = new DefaultEventExecutor(new DefaultThreadFactory("moqlab-control", true));
        this.loops =
                new MultiThreadIoEventLoopGroup(
                        LOOPS,
                        new DefaultThreadFactory("moqlab-live", true),
                        NioIoHandler.newFactory());
        this.stage = stage(traces, starting);
        outsiders.forEach(outsider -> stage.directory().list(outsider));
        stage.directory().find(abroad::place);
        this.details = new LiveDetails(this::now);
        this.start = System.nanoTime();
        Tuning tuning = Tuning.of(roster.timings(), scenario.knobs());
        this.silences = new LiveSilences(tuning, nanos -> nanos - start);
    }

    private Stage stage(Traces traces, Starting starting) {
        Tuning tuning = Tuning.of(director.roster().timings(), scenario.knobs());
        BoringSSLKeylog log = keys == null ? (_, _) -> {} : keys;
        Equipment equipment = new Equipment(tuning, quiche, log, traces.qlog());
        try {
            Rehearsal.play(loops.next());
            Stage made = new Stage(scenario, recorder, this::now, equipment, loops, new Reports());
            made.reserve(scenario.topology().relays(), starting);
            return made;
        } catch (RuntimeException e) {
            stop(control);
            stop(loops);
            closeKeys();
            throw e;
        }
    }

    /// Versions of what does QUIC below live meshes, such as `netty-common 4.2.7.Final`.
    public static List<String> software() {
        Map<String, Version> found = Version.identify(LiveMesh.class.getClassLoader());
        return Stream.of("netty-common", "netty-codec-classes-quic")
                .flatMap(name -> Optional.ofNullable(found.get(name)).stream())
                .map(one -> one.artifactId() + " " + one.artifactVersion())
                .toList();
    }

    /// Starts a mesh; its relays can be dialled when this returns, which takes some hundred
    /// milliseconds.
    ///
    /// @throws IllegalArgumentException when the scenario's policy or a wire is unknown
    /// @throws UnsupportedOperationException when QUIC is not available on this machine
    /// @throws io.netty.channel.ChannelException when no sockets can be bound
    public static LiveMesh start(Scenario scenario) {
        return start(scenario, List.of());
    }

    /// Starts a mesh some of whose relays dial software outside it.
    ///
    /// @throws IllegalArgumentException when the scenario's policy or a wire is unknown, or an
    ///   outsider does not fit it
    /// @throws UnsupportedOperationException when QUIC is not available on this machine
    /// @throws io.netty.channel.ChannelException when no sockets can be bound
    public static LiveMesh start(Scenario scenario, List<Outsider> outsiders) {
        try {
            return start(scenario, outsiders, Traces.NONE, Passes.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a mesh that leaves traces, else as [#start(Scenario)].
    ///
    /// @throws IOException when the traces cannot be written; the message says which and why
    public static LiveMesh start(Scenario scenario, Traces traces) throws IOException {
        return start(scenario, List.of(), traces, Passes.NONE);
    }

    /// Starts a mesh that leaves traces, some of whose relays dial software outside it.
    ///
    /// @param passes what is shown to the relays outside the lab that the scenario names
    /// @throws IllegalArgumentException when the scenario's policy or a wire is unknown, or an
    ///   outsider or a pass does not fit it
    /// @throws IOException when the traces cannot be written; the message says which and why
    public static LiveMesh start(
            Scenario scenario, List<Outsider> outsiders, Traces traces, Passes passes)
            throws IOException {
        return start(scenario, outsiders, traces, passes, Starting.UNWATCHED);
    }

    /// The same, followed while it starts.
    ///
    /// @throws CancellationException when whoever follows gave it up
    /// @throws IOException when the traces cannot be written; the message says which and why
    public static LiveMesh start(
            Scenario scenario,
            List<Outsider> outsiders,
            Traces traces,
            Passes passes,
            Starting starting)
            throws IOException {
        return start(scenario, outsiders, traces, QuicheInternals.INSTANCE, passes, starting);
    }

    static LiveMesh start(
            Scenario scenario,
            List<Outsider> outsiders,
            Traces traces,
            QuicheInternals quiche,
            Passes passes,
            Starting starting)
            throws IOException {
        if (!Quic.isAvailable()) {
            throw new UnsupportedOperationException(
                    "live meshes need the native QUIC library, which does not load here",
                    Quic.unavailabilityCause());
        }
        LiveMesh mesh = new LiveMesh(scenario, outsiders, traces, quiche, passes, starting);
        try {
            mesh.control.submit(mesh::begin).syncUninterruptibly();
        } catch (RuntimeException e) {
            mesh.close();
            throw e;
        }
        return mesh;
    }

    private void begin() {
        synchronized (stage) {
            if (!quiche.isComplete()) {
                dropped("wide stream codes, stops of one-way streams", "this Netty hides them");
            }
            director.begin(stage.now(), stage);
        }
        arm();
    }

    private void dropped(String what, String why) {
        EventBody body = new EventBody.Dropped(what, why);
        recorder.event(stage.now(), "", 0, MeshEvent.EXTERNAL, body);
    }

    private void complain(String why) {
        dropped("further secrets of connections", why);
    }

    /// Has the director do something, then sets the clock for what it wants to do next.
    private void direct(Runnable act) {
        try {
            control.execute(() -> {
                try {
                    synchronized (stage) {
                        act.run();
                    }
                    arm();
                } catch (RuntimeException e) {
                    EventBody broken = new EventBody.RelayFailed("the lab itself broke: " + e);
                    recorder.event(stage.now(), "", 0, MeshEvent.EXTERNAL, broken);
                }
            });
        } catch (RejectedExecutionException _) {
            // The mesh is closed: there is nobody left to direct.
        }
    }

    private void arm() {
        if (timer != null) {
            timer.cancel(false);
        }
        if (!control.isShuttingDown()) {
            long ahead = director.nextDeadline().orElse(Long.MAX_VALUE) - now();
            long wait = Math.clamp(ahead, 0, LOOK);
            timer = control.schedule(() -> direct(this::deadline), wait, TimeUnit.NANOSECONDS);
        }
    }

    private void deadline() {
        long now = stage.now();
        OptionalLong due = director.nextDeadline();
        if (due.isPresent() && due.getAsLong() <= now) {
            director.deadline(now, stage);
        }
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public long now() {
        return System.nanoTime() - start;
    }

    @Override
    public MeshSnapshot snapshot() {
        return recorder.journal().snapshot();
    }

    @Override
    public Optional<List<String>> judged() {
        return Optional.of(recorder.judged(now()));
    }

    @Override
    public Journal journal() {
        return recorder.journal();
    }

    @Override
    public void submit(MeshCommand command) {
        direct(() -> director.submit(stage.now(), command, stage));
    }

    @Override
    public Optional<SessionDetail> detail(String endpoint, long session) {
        return stage.live(endpoint).flatMap(live -> details.of(live, endpoint, session));
    }

    /// Of sessions whose other end is not the lab's nothing is told: nobody here knows whether it
    /// lives.
    @Override
    public synchronized List<Silence> silences() {
        return silences.of(recorder.journal().snapshot(), stage::live);
    }

    /// Records what was seen of a relay outside the lab; of one of the lab nothing is taken.
    public void observed(String relay, EventBody body) {
        if (!scenario.topology().relays().contains(relay)) {
            synchronized (stage) {
                recorder.event(stage.now(), relay, 0, MeshEvent.EXTERNAL, body);
            }
        }
    }

    /// Where a relay listens for raw QUIC, for clients from outside; it may be down.
    public Optional<InetSocketAddress> address(String relay) {
        return stage.directory().place(relay).map(Directory.Place::address);
    }

    /// SHA-256 of the certificate a relay shows, for clients that pin it.
    public Optional<Bytes> fingerprint(String relay) {
        return stage.directory().place(relay).map(Directory.Place::fingerprint);
    }

    /// Where a relay listens and what it shows, in the words of [Outsider#at].
    public Optional<String> place(String relay) {
        return stage.directory()
                .place(relay)
                .map(place ->
                        place.address().getAddress().getHostAddress()
                                + ":"
                                + place.address().getPort()
                                + "/"
                                + place.fingerprint());
    }

    /// Ends the mesh without a word to anybody outside; the record stays readable.
    @Override
    public void close() {
        stop(control);
        stage.clear().forEach(ended -> ended.awaitUninterruptibly(CLOSE_PATIENCE));
        stop(loops);
        closeKeys();
    }

    private void closeKeys() {
        if (keys != null) {
            keys.close();
        }
    }

    private static void stop(EventExecutorGroup threads) {
        threads.shutdownGracefully(0, CLOSE_PATIENCE, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_PATIENCE);
    }

    /// The way from the stage to the director.
    private final class Reports implements Stage.Control {
        @Override
        public void run(Runnable task) {
            direct(task);
        }

        @Override
        public void noticed(String name, long n) {
            director.noticed(stage.now(), name, n, stage);
        }

        @Override
        public void failed(String name, String reason) {
            director.failed(stage.now(), name, reason, stage);
        }
    }
}
