package org.moqlab.engine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.attach.AttachTarget;
import org.moqlab.engine.attach.Attachment;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.attach.WatchedRelay.State;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.transport.Authority;
import org.moqlab.engine.transport.Identity;
import org.moqlab.engine.transport.PemIdentity;
import org.moqlab.engine.transport.Trust;

/// A relay at which nothing is public, and callers that show a certificate or none.
@Timeout(value = 90, unit = TimeUnit.SECONDS)
final class ClientCertificateTest {
    private static final String MESH = ".internal/origins/https:/b.example";

    @TempDir Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private Authority authority(String name) throws IOException {
        return new Authority(folder.resolve(name), name);
    }

    private RelayServer start(String name, String text) throws IOException, ScenarioException {
        Path file = Files.writeString(folder.resolve(name), text);
        RelayServer relay = RelayServer.start(RelayServer.read(file), Optional.empty());
        open.add(relay);
        return relay;
    }

    private RelayServer closed(Authority ours) throws IOException, ScenarioException {
        return start(
                "a.yaml",
                "{name: A, listen: 0, inspect: 0, tls: {clients: %s}}"
                        .formatted(ours.certificate()));
    }

    private RelayServer dialling(RelayServer relay, PemIdentity own)
            throws IOException, ScenarioException {
        return start(
                "b.yaml",
                """
                name: B
                origin: 2
                listen: 0
                inspect: 0
                cluster:
                  connect:
                    - {url: 'https://127.0.0.1:%d/', pin: %s, certificate: %s, key: %s}
                  mesh: {self: 'https://b.example/'}
                """
                        .formatted(
                                relay.places().getFirst().getPort(),
                                relay.settings().identity().fingerprint(),
                                own.certificate(),
                                own.key()));
    }

    private Attachment attach(RelayServer relay, String scheme, Optional<PemIdentity> own)
            throws IOException {
        int port = relay.places().getFirst().getPort();
        Optional<Identity> shown =
                own.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Identity.read(own.get().certificate(), own.get().key()));
        AttachTarget target =
                new AttachTarget(
                        "A",
                        URI.create(scheme + "://127.0.0.1:" + port + "/"),
                        new Trust.Pinned(relay.settings().identity().fingerprint()),
                        Optional.empty(),
                        shown,
                        Optional.empty(),
                        true);
        Attachment attached =
                Attachment.start(
                        List.of(target),
                        new Attachment.Strangers(false, new Trust.Authorities(List.of())));
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

    private static WatchedRelay seen(Attachment attached) {
        return Objects.requireNonNull(attached.view().relays().get("A"));
    }

    private static boolean wasUp(Attachment attached) {
        return attached.journal().all().stream()
                .anyMatch(event ->
                        event.body() instanceof EventBody.RelayChanged change && change.up());
    }

    private static boolean knows(RelayServer relay, String name) {
        return relay.snapshot()
                .row(relay.settings().name(), new Namespace(name))
                .flatMap(row -> row.row().best())
                .isPresent();
    }

    @Test
    void who_shows_a_certificate_of_that_authority_may_read_and_publish_everything()
            throws Exception {
        Authority ours = authority("ours");
        RelayServer a = closed(ours);
        RelayServer b = dialling(a, ours.signs("b"));
        await(() -> knows(a, MESH));
        Attachment attached = attach(a, "https", Optional.of(ours.signs("observer")));

        await(() -> seen(attached).names().contains(new Namespace(MESH)));
        assertTrue(b.snapshot().relay("B").orElseThrow().up());
    }

    @Test
    void who_shows_none_is_refused() throws Exception {
        RelayServer a = closed(authority("ours"));
        Attachment attached = attach(a, "https", Optional.empty());
        await(() -> seen(attached).state() == State.REFUSED);

        assertEquals(Set.of(), seen(attached).names());
    }

    @Test
    void who_shows_one_of_another_authority_gets_no_connection() throws Exception {
        Authority ours = authority("ours");
        RelayServer a = closed(ours);
        Authority other = authority("other");
        Attachment attached = attach(a, "https", Optional.of(other.signs("observer")));
        await(() -> seen(attached).state() == State.LOST);
        RelayServer b = dialling(a, other.signs("b"));
        await(() -> !b.snapshot().relay("B").orElseThrow().dials().isEmpty());

        assertFalse(wasUp(attached));
        assertFalse(knows(a, MESH));
    }

    @Test
    void one_that_has_ended_or_not_begun_is_like_one_of_another_authority() throws Exception {
        Authority ours = authority("ours");
        RelayServer a = closed(ours);
        Instant before = Instant.now().minus(Duration.ofDays(9));
        Attachment old = attach(a, "https", Optional.of(ours.signs("old", before)));
        Instant later = Instant.now().plus(Duration.ofDays(9));
        Attachment early = attach(a, "https", Optional.of(ours.signs("early", later)));
        await(() -> seen(old).state() == State.LOST && seen(early).state() == State.LOST);

        assertEquals(List.of(false, false), List.of(wasUp(old), wasUp(early)));
    }

    @Test
    void over_quic_itself_a_certificate_opens_nothing_as_at_moq_relay() throws Exception {
        Authority ours = authority("ours");
        PemIdentity own = ours.signs("observer");
        Attachment attached = attach(closed(ours), "moqt", Optional.of(own));
        await(() ->
                seen(attached).state() == State.REFUSED || seen(attached).state() == State.LOST);

        assertEquals(List.of(), List.copyOf(seen(attached).names()));
    }

    @Test
    void without_an_authority_nobody_is_asked_and_a_certificate_opens_nothing() throws Exception {
        Authority ours = authority("ours");
        RelayServer a = start("a.yaml", "{name: A, listen: 0}");
        Attachment attached = attach(a, "https", Optional.of(ours.signs("observer")));
        await(() -> seen(attached).state() == State.REFUSED);

        assertEquals(Set.of(), seen(attached).names());
    }

    @Test
    void the_toml_of_a_moq_relay_says_it_as_server_tls_root() throws Exception {
        Authority ours = authority("ours");
        RelayServer a =
                start(
                        "a.toml",
                        """
                        [server]
                        listen = "127.0.0.1:0"
                        [server.tls]
                        generate = ["localhost"]
                        root = "%s"
                        """
                                .formatted(ours.certificate()));
        Attachment right = attach(a, "https", Optional.of(ours.signs("observer")));
        Attachment none = attach(a, "https", Optional.empty());
        await(() -> seen(right).state() == State.UP);
        await(() -> seen(none).state() == State.REFUSED);
        assertEquals(1, a.settings().authorities().size());
    }
}
