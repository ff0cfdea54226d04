package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.process.RelayServer;
import org.moqlab.engine.transport.Trust;

/// What is seen of relays that run already, and what those can do to who watches them.
@Timeout(value = 90, unit = TimeUnit.SECONDS)
final class AttachmentTest {
    private static final Attachment.Strangers ALONE =
            new Attachment.Strangers(false, new Trust.Authorities(List.of()));

    @TempDir Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private RelayServer relay(String yaml) throws IOException, ScenarioException {
        Path file = Files.writeString(folder.resolve("relay" + open.size() + ".yaml"), yaml);
        RelayServer relay = RelayServer.start(RelayServer.read(file), Optional.empty());
        open.add(relay);
        return relay;
    }

    private RelayServer first() throws IOException, ScenarioException {
        return relay("{name: A, origin: 1, listen: 0, auth: {public: ''}, web: 0, inspect: 0}");
    }

    private RelayServer second(RelayServer first) throws IOException, ScenarioException {
        return relay(
                """
                name: B
                origin: 2
                listen: 0
                auth: {public: ''}
                inspect: 0
                cluster:
                  connect: [{url: 'https://127.0.0.1:%d/', pin: %s}]
                  mesh: {self: 'https://b.example/'}
                """
                        .formatted(
                                first.places().getFirst().getPort(),
                                first.settings().identity().fingerprint()));
    }

    private static AttachTarget lab(String name, RelayServer relay) {
        return target(name, relay.inspection().orElseThrow(), new Trust.Authorities(List.of()));
    }

    private static AttachTarget session(String name, String scheme, RelayServer relay) {
        URI url = URI.create(scheme + "://127.0.0.1:" + relay.places().getFirst().getPort() + "/");
        return target(name, url, new Trust.Pinned(relay.settings().identity().fingerprint()));
    }

    private static AttachTarget target(String name, URI url, Trust trust) {
        return new AttachTarget(
                name, url, trust, Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    private Attachment attach(AttachTarget... targets) {
        Attachment attached = Attachment.start(List.of(targets), ALONE);
        open.add(attached);
        return attached;
    }

    private static void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(5 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain");
            }
        }
    }

    private static WatchedRelay seen(Attachment attached, String name) {
        return Objects.requireNonNull(attached.view().relays().get(name));
    }

    private static List<String> told(Attachment attached, String name) {
        return seen(attached, name).names().stream().map(Namespace::path).toList();
    }

    private static boolean is(Attachment attached, String name, WatchedRelay.State state) {
        return seen(attached, name).state() == state;
    }

    @Test
    void relays_of_the_lab_show_their_tables_and_the_session_between_them() throws Exception {
        RelayServer a = first();
        Attachment attached = attach(lab("A", a), lab("B", second(a)));
        String node = ".internal/origins/https:/b.example";
        await(() -> told(attached, "A").equals(List.of(node)));
        await(() -> told(attached, "B").equals(List.of(node)));
        await(() -> !attached.view().edges().isEmpty());

        assertEquals(
                List.of(new ClusterView.Edge("A", "B", ClusterView.Basis.OBSERVED)),
                settled(attached));
        assertEquals(List.of(), attached.findings());
    }

    private static List<ClusterView.Edge> settled(Attachment attached) {
        await(() ->
                attached.view().edges().stream()
                        .anyMatch(edge -> edge.basis() == ClusterView.Basis.OBSERVED));
        return attached.view().edges();
    }

    @Test
    void a_relay_that_is_gone_is_lost_and_what_others_tell_of_it_goes() throws Exception {
        RelayServer a = first();
        RelayServer b = second(a);
        Attachment attached = attach(lab("A", a), session("B", "https", b));
        await(() -> told(attached, "A").size() == 1 && told(attached, "B").size() == 1);

        b.close();
        await(() -> is(attached, "B", WatchedRelay.State.LOST));
        await(() -> told(attached, "A").isEmpty());
        assertEquals(List.of(), told(attached, "B"));
        assertTrue(attached.snapshot().relay("A").orElseThrow().up());
        assertFalse(attached.snapshot().relay("B").orElseThrow().up());
    }

    @Test
    void a_session_shows_ways_over_webtransport_and_over_quic_itself() throws Exception {
        RelayServer a = first();
        var _ = second(a);
        Attachment attached = attach(session("web", "https", a), session("raw", "moqt", a));
        await(() -> told(attached, "web").size() == 1 && told(attached, "raw").size() == 1);

        assertEquals("moq-lite-05", seen(attached, "web").wire());
        assertEquals(
                "[[2, 1]]",
                seen(attached, "web").table().values().stream()
                        .map(Seen::path)
                        .toList()
                        .toString());
        await(() ->
                attached.findings().stream()
                        .anyMatch(finding -> finding.invariant().equals("twin-ids")));
    }

    @Test
    void who_attaches_tells_the_relay_no_name_and_says_that_it_only_subscribes() throws Exception {
        RelayServer a = first();
        Attachment attached = attach(session("A", "moqt", a));
        await(() -> is(attached, "A", WatchedRelay.State.UP));

        List<String> heard = heard(a, "ANNOUNCE_REQUEST");
        assertTrue(
                heard.stream().noneMatch(line -> line.contains("\"ANNOUNCE\"")), heard::toString);
        assertEquals(0, a.snapshot().relay("A").orElseThrow().rows().size());
    }

    /// What a relay has received, until a message of that name.
    private static List<String> heard(RelayServer relay, String last)
            throws IOException, InterruptedException {
        URI events = relay.inspection().orElseThrow().resolve("/v1/events?from=1");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer =
                    client.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofLines());
            try (Stream<String> lines = answer.body()) {
                List<String> all = new ArrayList<>();
                var _ =
                        lines.filter(line -> line.contains("\"kind\":\"received\""))
                                .peek(all::add)
                                .anyMatch(line -> line.contains("\"" + last + "\""));
                return all;
            } finally {
                client.shutdownNow();
            }
        }
    }

    @Test
    void a_relay_that_another_names_is_watched_too_and_only_when_that_is_wanted() throws Exception {
        RelayServer a = first();
        int port = freeUdpPort();
        RelayServer b =
                relay(
                        """
                        name: B
                        origin: 2
                        listen: %d
                        auth: {public: ''}
                        cluster:
                          connect: [{url: 'https://127.0.0.1:%d/', pin: %s}]
                          mesh: {self: 'https://127.0.0.1:%d/'}
                        """
                                .formatted(
                                        port,
                                        a.places().getFirst().getPort(),
                                        a.settings().identity().fingerprint(),
                                        port));
        Trust pin = new Trust.Pinned(b.settings().identity().fingerprint());
        Attachment alone = attach(session("A", "https", a));
        Attachment curious =
                Attachment.start(
                        List.of(session("A", "https", a)), new Attachment.Strangers(true, pin));
        open.add(curious);
        String found = "127.0.0.1:" + port;
        await(() -> curious.view().relays().containsKey(found));
        await(() -> is(curious, found, WatchedRelay.State.UP));
        await(() -> told(curious, found).size() == 1);

        assertFalse(seen(curious, found).target().named());
        assertEquals(List.of("A"), List.copyOf(alone.view().relays().keySet()));
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket any = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            return any.getLocalPort();
        }
    }

    @Test
    void a_relay_without_a_certificate_that_can_be_trusted_is_not_watched() throws Exception {
        RelayServer a = first();
        AttachTarget careless = session("A", "https", a);
        Attachment attached =
                attach(
                        target("A", careless.url(), new Trust.Authorities(List.of())),
                        target("B", careless.url(), new Trust.Unchecked()));

        await(() -> is(attached, "B", WatchedRelay.State.UP));
        await(() -> is(attached, "A", WatchedRelay.State.LOST));
    }

    @Test
    void an_endless_flood_of_names_is_cut_off_and_said() {
        HostileRelay hostile = new HostileRelay(n -> HostileRelay.announce("flood/" + n, 1));
        open.add(hostile);
        Attachment attached = attach(hostile(hostile));
        await(() -> seen(attached, "hostile").overflowed());

        assertEquals(20_000, seen(attached, "hostile").table().size());
        assertTrue(attached.journal().weight() <= Cluster.MAX_WEIGHT);
    }

    @Test
    void huge_names_are_kept_up_to_a_bound() {
        HostileRelay hostile =
                new HostileRelay(n -> HostileRelay.announce("x".repeat(4_000) + "/" + n, 1));
        open.add(hostile);
        Attachment attached = attach(hostile(hostile));
        await(() -> seen(attached, "hostile").overflowed());

        long characters =
                seen(attached, "hostile").table().keySet().stream()
                        .collect(Collectors.summingLong(name -> name.path().length()));
        assertTrue(characters <= Cluster.MAX_CHARACTERS);
    }

    @Test
    void a_name_longer_than_any_and_a_way_of_ten_thousand_hops_end_the_session() {
        for (Bytes message :
                List.of(
                        HostileRelay.announce("x".repeat(100_000), 1),
                        HostileRelay.announce("name", 10_000))) {
            HostileRelay hostile = new HostileRelay(n -> n == 0 ? message : Bytes.EMPTY);
            open.add(hostile);
            Attachment attached = attach(hostile(hostile));
            await(() -> is(attached, "hostile", WatchedRelay.State.LOST));

            assertEquals(List.of(), told(attached, "hostile"));
        }
    }

    private static AttachTarget hostile(HostileRelay relay) {
        return target("hostile", URI.create(relay.url()), new Trust.Pinned(relay.fingerprint()));
    }
}
