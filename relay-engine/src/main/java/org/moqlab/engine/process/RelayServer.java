package org.moqlab.engine.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.SoleRelay;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.relay.Relay;
import org.moqlab.engine.relay.RelayInput.Order;
import org.moqlab.engine.relay.Rendezvous;
import org.moqlab.engine.transport.LiveProcess;
import org.moqlab.engine.transport.LiveProcess.Callee;
import org.moqlab.engine.transport.NodeUrl;

/// A relay that runs until it is closed: the machine of the lab on real sockets, its record, and
/// the HTTP beside it. Safe to use from any thread.
public final class RelayServer implements AutoCloseable {
    private final RelaySettings settings;
    private final CountDownLatch over = new CountDownLatch(1);
    private final LiveProcess process;
    private @Nullable Chronicle chronicle;
    private @Nullable WebServer web;
    private @Nullable WebServer inspect;
    private @Nullable PeerListKeeper keeper;
    private final Map<String, Callee> listed = new ConcurrentHashMap<>();

    private RelayServer(RelaySettings settings, Optional<ControlToken> control) throws IOException {
        this.settings = settings;
        SoleRelay sole = sole(settings);
        Relay machine = sole.relay();
        this.process =
                LiveProcess.start(
                        machine,
                        sole.tuning(),
                        Optional.of(
                                new LiveProcess.Listening(
                                        settings.listen(),
                                        settings.identity(),
                                        settings.admission(),
                                        settings.authorities())),
                        callees(settings, listed),
                        running -> record(settings.name(), sole.id(), running));
        try {
            Inspected shown = new Inspected(settings, process, machine, chronicle());
            if (settings.web().isPresent()) {
                web = WebServer.open(settings.web().get(), new PublicPages(shown));
            }
            if (settings.inspect().isPresent()) {
                Optional<ControlDesk> desk =
                        control.map(token -> new ControlDesk(token, this::order, over::countDown));
                inspect =
                        WebServer.open(settings.inspect().get(), new InspectionPages(shown, desk));
            }
            settings.peers().ifPresent(this::keep);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Chronicle record(String name, Origin id, LiveProcess running) {
        Chronicle made = new Chronicle(name, id, running::now, over::countDown);
        chronicle = made;
        return made;
    }

    private Chronicle chronicle() {
        return Objects.requireNonNull(chronicle, "made as the process starts");
    }

    /// Reads a configuration: YAML, or moq-relay's TOML where the name ends in `.toml`.
    ///
    /// @throws ScenarioException when it cannot be read or used; the message says where and why
    public static RelaySettings read(Path file) throws ScenarioException {
        return SettingsReader.read(file);
    }

    /// Starts a relay; it listens when this returns.
    ///
    /// @param control what who may do more than look has to show; empty for nobody
    /// @throws IOException when HTTP cannot listen; the message says where
    /// @throws UnsupportedOperationException when QUIC is not available on this machine
    /// @throws io.netty.channel.ChannelException when a socket cannot be bound
    public static RelayServer start(RelaySettings settings, Optional<ControlToken> control)
            throws IOException {
        return new RelayServer(settings, control);
    }

    private static SoleRelay sole(RelaySettings settings) {
        String policy = settings.policy();
        return new SoleRelay(
                settings.name(),
                policy,
                settings.knobs(),
                settings.origin(),
                settings.open(),
                settings.connect().stream().map(link -> link.target(policy)).toList(),
                settings.mesh()
                        .map(mesh ->
                                new Rendezvous(
                                        new Namespace(mesh.self()).path(),
                                        OptionalLong.empty(),
                                        List.of(),
                                        Optional.of(mesh.like().target(policy)))));
    }

    private void keep(PeerList list) {
        String self = settings.mesh().map(RelaySettings.Gossip::self).orElse("");
        keeper =
                new PeerListKeeper(
                        list,
                        self,
                        new PeerListKeeper.Dialler() {
                            @Override
                            public void dial(PeerLink link) {
                                listed.put(link.peer(), link.callee());
                                Order order = new Order.Dial(link.target(settings.policy()));
                                order("dial " + link.peer() + ", which is listed", order);
                            }

                            @Override
                            public void undial(PeerLink link) {
                                String text = "let go of " + link.peer() + ", not listed any more";
                                order(text, new Order.Undial(link.peer()));
                            }
                        },
                        why -> chronicle().dropped(process.now(), "a list of relays", why));
        keeper.start();
    }

    private static Function<String, Optional<Callee>> callees(
            RelaySettings settings, Map<String, Callee> listed) {
        Map<String, Callee> known = new TreeMap<>();
        settings.connect().forEach(link -> known.put(link.peer(), link.callee()));
        return peer ->
                Optional.ofNullable(known.get(peer))
                        .or(() -> Optional.ofNullable(listed.get(peer)))
                        .or(() ->
                                settings.mesh()
                                        .flatMap(mesh ->
                                                NodeUrl.of(peer)
                                                        .map(url -> mesh.like().to(url).callee())));
    }

    private void order(String text, Order order) {
        chronicle().ordered(process.now(), text);
        process.order(order);
    }

    /// What it was told at its start.
    public RelaySettings settings() {
        return settings;
    }

    /// Where it takes QUIC, ports filled in.
    public List<InetSocketAddress> places() {
        return process.places();
    }

    /// Where it answers what every moq-relay answers over HTTP.
    public Optional<URI> web() {
        return Optional.ofNullable(web).map(WebServer::url);
    }

    /// Where it shows everything over HTTP.
    public Optional<URI> inspection() {
        return Optional.ofNullable(inspect).map(WebServer::url);
    }

    /// Where it is, a line each: `quic` with what its certificate hashes to, `web` and `inspect`.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String pin = settings.identity().fingerprint().toHex();
        places().forEach(place -> lines.add("quic " + Inspected.shown(place) + "/" + pin));
        web().ifPresent(url -> lines.add("web " + url));
        inspection().ifPresent(url -> lines.add("inspect " + url));
        return lines;
    }

    /// What it is like now.
    public MeshSnapshot snapshot() {
        return chronicle().journal().snapshot();
    }

    /// Waits until it has ended by itself or was told to.
    ///
    /// @return why, when it has ended by itself
    public Optional<String> await() throws InterruptedException {
        over.await();
        return Optional.ofNullable(chronicle().failure());
    }

    /// Ends it in order: sessions are closed, then sockets.
    @Override
    public void close() {
        stopWeb();
        process.close();
        over.countDown();
    }

    private void stopWeb() {
        if (keeper != null) {
            keeper.close();
        }
        if (web != null) {
            web.close();
        }
        if (inspect != null) {
            inspect.close();
        }
    }
}
