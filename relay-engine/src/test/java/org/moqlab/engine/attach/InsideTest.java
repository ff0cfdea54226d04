package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.process.RelayServer;
import org.moqlab.engine.relay.ClientConfig;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.Publisher;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.Subscriber;
import org.moqlab.engine.session.Terms;
import org.moqlab.engine.transport.LiveProcess;
import org.moqlab.engine.transport.Observer;
import org.moqlab.engine.transport.Trust;

/// What relays of this lab show of their inside to who watches them.
@Timeout(value = 90, unit = TimeUnit.SECONDS)
final class InsideTest {
    private static final Namespace DEMO = new Namespace("demo");

    @TempDir Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private RelayServer relay(String name, int id, String connect) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve(name + ".yaml"),
                        "{name: %s, origin: %d, listen: 0, auth: {public: ''}, inspect: 0%s}"
                                .formatted(name, id, connect));
        RelayServer relay = RelayServer.start(RelayServer.read(file), Optional.empty());
        open.add(relay);
        return relay;
    }

    private static String to(RelayServer... others) {
        List<String> urls = new ArrayList<>();
        for (RelayServer other : others) {
            urls.add(
                    "{url: 'https://127.0.0.1:%d/', pin: %s}"
                            .formatted(
                                    other.places().getFirst().getPort(),
                                    other.settings().identity().fingerprint()));
        }
        return ", cluster: {connect: [" + String.join(", ", urls) + "]}";
    }

    private void client(Endpoint client, RelayServer relay) {
        LiveProcess.Callee callee =
                new LiveProcess.Callee(
                        "127.0.0.1",
                        relay.places().getFirst().getPort(),
                        new Trust.Pinned(relay.settings().identity().fingerprint()),
                        Optional.empty());
        open.add(
                LiveProcess.start(
                        client,
                        MoqWatch.TUNING,
                        Optional.empty(),
                        _ -> Optional.of(callee),
                        _ -> new Ignoring()));
    }

    private static void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(5 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain");
            }
        }
    }

    private static ClientConfig config(String name, long id, String track) {
        return new ClientConfig(
                name,
                "R",
                new Offer.Quic("moq-lite-05"),
                new Terms(new Origin(id), List.of(), false),
                DEMO,
                new TrackName(track),
                List.of(new TrackName("video")),
                false);
    }

    private static final class Ignoring implements Observer {
        @Override
        public boolean note(long now, RelayAction.Note note) {
            return true;
        }

        @Override
        public void dialling(long now, SessionId session, String peer) {}

        @Override
        public void dialFailed(SessionId session) {}

        @Override
        public void ended(long now, String reason) {}
    }

    private static Inside inside(WatchedRelay relay) {
        return relay.sight().inside().orElseThrow();
    }

    private static boolean isRead(WatchedRelay relay) {
        return relay.sight()
                .inside()
                .flatMap(Inside::readers)
                .filter(readers -> readers.stream().anyMatch(Inside.Reader::accepted))
                .isPresent();
    }

    private static boolean readsFromBest(WatchedRelay relay) {
        OptionalLong best =
                Stream.ofNullable(relay.sight().held().get(DEMO))
                        .mapToLong(Held::session)
                        .findFirst();
        return best.isPresent()
                && inside(relay).readers().orElseThrow().getFirst().from() == best.getAsLong();
    }

    /// A mesh of three: a name is published at A, and read at C, which is beside A and B.
    private Attachment mesh() throws Exception {
        RelayServer a = relay("A", 1, "");
        RelayServer b = relay("B", 2, to(a));
        RelayServer c = relay("C", 3, to(a, b));
        client(new Publisher(config("publisher", 77, "video")), a);
        client(new Subscriber(config("viewer", 78, "video")), c);
        List<AttachTarget> targets = new ArrayList<>();
        for (RelayServer each : List.of(a, b, c)) {
            targets.add(
                    new AttachTarget(
                            each.settings().name(),
                            each.inspection().orElseThrow(),
                            new Trust.Authorities(List.of()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            true));
        }
        Attachment attached =
                Attachment.start(
                        targets, new Attachment.Strangers(false, new Trust.Authorities(List.of())));
        open.add(attached);
        return attached;
    }

    private static WatchedRelay at(Attachment attached, String name) {
        return Objects.requireNonNull(attached.view().relays().get(name));
    }

    @Test
    void who_reads_what_through_whom_is_seen() throws Exception {
        Attachment attached = mesh();
        await(() -> isRead(at(attached, "A")) && isRead(at(attached, "C")));
        // What it announces and what is inside it are asked on two ways, in whatever order.
        await(() -> readsFromBest(at(attached, "C")));

        WatchedRelay c = at(attached, "C");
        Inside.Reader reader = inside(c).readers().orElseThrow().getFirst();
        assertEquals(List.of(DEMO, "video"), List.of(reader.namespace(), reader.track()));
        Inside.Talk asks = inside(c).session(reader.session()).orElseThrow();
        Inside.Talk from = inside(c).session(reader.from()).orElseThrow();
        assertEquals(List.of(false, true), List.of(asks.dialled(), from.dialled()));
        assertEquals("moq-lite-05", asks.wire());
        assertEquals("gossip-2026-08", inside(c).policy());
        await(() ->
                inside(at(attached, "C")).session(reader.session()).orElseThrow().figures().stream()
                        .anyMatch(figures -> figures.sent() > 0 && figures.roundTrip() > 0));
    }

    @Test
    void other_ways_are_seen_with_why_they_are_not_the_best() throws Exception {
        Attachment attached = mesh();
        await(() ->
                Optional.ofNullable(at(attached, "C").sight().held().get(DEMO))
                        .filter(held -> held.standby().size() == 1)
                        .isPresent());
        Held held = Objects.requireNonNull(at(attached, "C").sight().held().get(DEMO));
        assertEquals(
                new HopPath(List.of(new Origin(77), new Origin(1), new Origin(2), new Origin(3))),
                held.standby().getFirst().hops());
        assertEquals("longer", held.standby().getFirst().reason());
        assertTrue(held.standby().getFirst().arrived() <= attached.now());
    }

    @Test
    void what_is_read_leaves_with_who_reads_it() throws Exception {
        Attachment attached = mesh();
        await(() -> isRead(at(attached, "A")));
        open.get(4).close();
        await(() -> inside(at(attached, "A")).readers().orElseThrow().isEmpty());
    }

    @Test
    void a_relay_that_shows_nonsense_is_shown_within_bounds() throws Exception {
        StringBuilder text = new StringBuilder("{\"now\": 5, \"sessions\": [");
        for (int i = 0; i < 3_000; i++) {
            String peer = "\u202e".repeat(5_000);
            text.append("{\"id\": -1, \"peer\": \"").append(i == 0 ? peer : i).append("\"},");
        }
        text.append("7], \"dials\": 3, \"readers\": [{\"namespace\": \"")
                .append("x".repeat(Namespace.MAX_LENGTH + 1))
                .append("\"}, {}]}");
        Json json = Json.read(text.toString().getBytes(StandardCharsets.UTF_8));
        Inside inside = Inside.read(json, "p".repeat(1_000), 0);

        assertEquals(WatchedRelay.MAX_PEERS, inside.sessions().size());
        assertTrue(inside.sessions().getFirst().peer().length() <= 2_000);
        assertEquals(Inside.MAX_WORD, inside.policy().length());
        assertEquals(1, inside.readers().orElseThrow().size());
    }
}
