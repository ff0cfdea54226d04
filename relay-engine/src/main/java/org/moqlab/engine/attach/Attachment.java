package org.moqlab.engine.attach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.transport.NodeUrl;
import org.moqlab.engine.transport.Trust;

/// Watches relays that run already, and the relays that those name, until it is closed. It only
/// reads: one session a relay, or one stream of a relay that shows itself. Safe to use from any
/// thread.
public final class Attachment implements AutoCloseable {
    /// Kinds of findings there are.
    public static final List<String> KINDS = Detectors.KINDS;

    /// How long what was known is kept, unless somebody says otherwise, ns.
    public static final long KEEP = FlightRecorder.AGE;

    /// Probes that are answered at the same time; further ones wait.
    static final int PROBES_AT_ONCE = 4;

    /// Time between two looks at what is known, ms.
    static final long LOOK_MS = 250;

    /// How long a relay is watched before those it names are, ns: they may be among the watched and
    /// just have not said so yet.
    static final long PATIENCE = 3_000_000_000L;

    /// How relays that nobody has named are treated.
    ///
    /// @param discover whether relays that others name are watched too; never with a token
    /// @param trust what their certificates must be
    public record Strangers(boolean discover, Trust trust) {}

    private final long start = System.nanoTime();
    private final Cluster cluster;
    private final Strangers strangers;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private final Map<String, PagePoller> pollers = new ConcurrentHashMap<>();
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("moqlab-attach").factory());
    private final Chronicler chronicler;
    private final Semaphore asking = new Semaphore(PROBES_AT_ONCE);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean closed;
    private volatile Moment moment = new Moment(0, ClusterView.of(Map.of()), List.of());

    private Attachment(Strangers strangers, long keep) {
        this.strangers = strangers;
        this.cluster = new Cluster(keep);
        this.chronicler = new Chronicler(cluster);
    }

    /// Begins to watch; what is known comes bit by bit.
    ///
    /// @throws IllegalArgumentException when two have one name, or there are too many
    public static Attachment start(List<AttachTarget> targets, Strangers strangers) {
        return start(targets, strangers, KEEP);
    }

    /// Begins to watch.
    ///
    /// @param keep how long what was known is kept, ns
    /// @throws IllegalArgumentException when two have one name, or there are too many
    public static Attachment start(List<AttachTarget> targets, Strangers strangers, long keep) {
        Attachment made = new Attachment(strangers, keep);
        for (AttachTarget target : targets) {
            if (!made.cluster.add(target, 0)) {
                made.close();
                throw new IllegalArgumentException(
                        target.name()
                                + " is there already, or there are more than "
                                + Cluster.MAX_RELAYS);
            }
        }
        targets.forEach(made::open);
        var _ =
                made.timer.scheduleWithFixedDelay(
                        made::tick, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
        return made;
    }

    /// Time since the start, ns.
    public long now() {
        return System.nanoTime() - start;
    }

    /// What is known and what follows from it.
    public ClusterView view() {
        return ClusterView.of(cluster.relays());
    }

    /// What was known at the last look, and what looked wrong: the same object until the next one.
    public Moment moment() {
        return moment;
    }

    /// What is known this instant; draws all conclusions anew.
    public Moment look() {
        return Moment.of(cluster.relays(), now());
    }

    /// What became known of late, within bounds: any moment of it can be looked at.
    public Flight flight() {
        return cluster.flight(now());
    }

    /// Asks a relay for a track of a name, in a further session that ends with the answer; nothing
    /// else here opens one. What comes of it is among [WatchedRelay#probes] and in the findings.
    ///
    /// @param relay one that is watched by a session; another is said not to have been asked
    public void probe(String relay, Namespace namespace, String track) {
        Optional<Approach> approach =
                Optional.ofNullable(watches.get(relay)).flatMap(Watch::approach);
        if (approach.isEmpty()) {
            String why = "it is not watched by a session";
            Probe none = new Probe(namespace, track, Probe.Outcome.NOT_ASKED, now(), 0, why);
            cluster.probed(relay, none, now());
            return;
        }
        Prober prober = new Prober(approach.get(), namespace, track, this::now);
        cluster.probed(relay, prober.asked(), now());
        asked.incrementAndGet();
        var _ =
                tasks.submit(() -> {
                    asking.acquire();
                    try {
                        cluster.probed(relay, prober.answer(), now());
                    } finally {
                        asked.decrementAndGet();
                        asking.release();
                    }
                    return null;
                });
    }

    /// Whether the answer to a probe is still to come.
    public boolean isAsking() {
        return asked.get() > 0;
    }

    /// What looked wrong at the last look.
    public List<Finding> findings() {
        return moment.findings();
    }

    /// The record, in the form of every other mesh.
    public Journal journal() {
        return cluster.journal();
    }

    /// The present state in the form of every other mesh.
    public MeshSnapshot snapshot() {
        return cluster.journal().snapshot();
    }

    private void open(AttachTarget target) {
        var _ = tasks.submit(() -> begin(target));
    }

    private void begin(AttachTarget target) {
        try {
            Watch watch =
                    target.isPlain() ? plain(target) : new MoqWatch(target, cluster, this::now);
            watches.put(target.name(), watch);
            target.pages()
                    .filter(_ -> !(watch instanceof LabWatch))
                    .ifPresent(base -> poll(target, base));
            if (closed) {
                watch.close();
            }
        } catch (IOException | RuntimeException e) {
            cluster.down(
                    target.name(), WatchedRelay.State.LOST, String.valueOf(e.getMessage()), now());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll(AttachTarget target, URI base) {
        boolean plain = "http".equals(base.getScheme());
        Trust trust = plain ? new Trust.Authorities(List.of()) : target.trust();
        pollers.put(target.name(), new PagePoller(target.name(), base, trust, cluster));
    }

    /// A relay of the lab shows itself there; another one's certificate may be asked for there, as
    /// its own clients do.
    private Watch plain(AttachTarget target) throws IOException, InterruptedException {
        try (Pages pages = new Pages(target.url().resolve("/"), target.trust())) {
            Optional<byte[]> pin = pages.get("/certificate.sha256");
            if (pages.get("/v1/snapshot").isPresent() || pin.isEmpty()) {
                return new LabWatch(target, cluster, this::now);
            }
            return pinned(target, new String(pin.get(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            if (target.trust() instanceof Trust.Pinned) {
                throw e;
            }
            return new LabWatch(target, cluster, this::now);
        }
    }

    /// Nobody on the way may have changed the hash: it counts from this machine only.
    private Watch pinned(AttachTarget target, String hash) throws IOException {
        String host = target.url().getHost();
        boolean here = host.equals("localhost") || InetAddress.getByName(host).isLoopbackAddress();
        if (!here || !hash.matches("[0-9a-fA-F]{64}")) {
            throw new IOException("shows no snapshot of itself; name its https:// URL instead");
        }
        URI secure = URI.create("https://" + target.url().getRawAuthority() + "/");
        Trust pin = new Trust.Pinned(Bytes.wrap(HexFormat.of().parseHex(hash)));
        URI base = target.url().resolve("/");
        poll(target, base);
        return new MoqWatch(target.at(secure, pin, Optional.of(base)), cluster, this::now);
    }

    private void tick() {
        try {
            long now = now();
            cluster.sweep(now);
            watches.values().forEach(watch -> watch.check(now));
            for (PagePoller poller : pollers.values()) {
                var _ =
                        tasks.submit(() -> {
                            poller.poll(now);
                            return null;
                        });
            }
            Moment seen = look();
            chronicler.look(seen);
            moment = seen;
            if (strangers.discover()) {
                discover(seen.view(), now);
            }
        } catch (RuntimeException e) {
            chronicler.broke(e, now());
        }
    }

    private void discover(ClusterView view, long now) {
        for (WatchedRelay relay : view.up()) {
            if (now - relay.standing().since() < PATIENCE) {
                continue;
            }
            for (Seen seen : relay.table().values()) {
                ClusterView.node(seen)
                        .ifPresent(node -> found(node, Optional.of(seen.path().getFirst())));
            }
            relay.pages().nodes().forEach(node -> found(node.node(), node.id()));
        }
    }

    private void found(String node, Optional<Origin> id) {
        Optional<URI> url = NodeUrl.parse(node);
        boolean known =
                url.isEmpty()
                        || cluster.relays().values().stream()
                                .anyMatch(relay -> relay.isAt(url.get()) || relay.isSame(id));
        if (known) {
            return;
        }
        AttachTarget target =
                new AttachTarget(
                        url.get().getAuthority(),
                        url.get(),
                        strangers.trust(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        if (cluster.add(target, now())) {
            open(target);
        }
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        tasks.shutdownNow();
        watches.values().forEach(Watch::close);
        pollers.values().forEach(PagePoller::close);
    }
}
