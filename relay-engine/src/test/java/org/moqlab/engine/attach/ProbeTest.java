package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.process.RelayServer;
import org.moqlab.engine.relay.ClientConfig;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.Publisher;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.session.Terms;
import org.moqlab.engine.transport.LiveProcess;
import org.moqlab.engine.transport.Observer;
import org.moqlab.engine.transport.Trust;

/// What a relay gets to see of who watches it, and of who asks it for a track.
@Timeout(value = 90, unit = TimeUnit.SECONDS)
final class ProbeTest {
    private static final Namespace DEMO = new Namespace("demo");

    @TempDir Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private HostileRelay telling(String name) {
        HostileRelay relay =
                new HostileRelay(n -> n == 0 ? HostileRelay.announce(name, 1) : Bytes.EMPTY);
        open.add(relay);
        return relay;
    }

    private Attachment attach(String url, Bytes pin) {
        AttachTarget target =
                new AttachTarget(
                        "R",
                        URI.create(url),
                        new Trust.Pinned(pin),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true);
        Attachment attached =
                Attachment.start(
                        List.of(target),
                        new Attachment.Strangers(false, new Trust.Authorities(List.of())));
        open.add(attached);
        return attached;
    }

    private static WatchedRelay relay(Attachment attached) {
        return Objects.requireNonNull(attached.view().relays().get("R"));
    }

    private static void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(5 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain");
            }
        }
    }

    private static Probe answer(Attachment attached, Namespace name, String track) {
        await(() -> relay(attached).names().contains(name));
        attached.probe("R", name, track);
        await(() -> !attached.isAsking());
        return Objects.requireNonNull(relay(attached).probes().get(name));
    }

    @Test
    void who_attaches_has_one_session_and_asks_in_it_for_announcements_under_an_id_of_its_own()
            throws Exception {
        HostileRelay relay = telling("demo");
        for (int i = 0; i < 2; i++) {
            Attachment attached = attach(relay.url(), relay.fingerprint());
            await(() -> relay(attached).names().contains(DEMO));
            attached.close();
        }

        assertEquals(2, relay.sessions());
        List<String> asked = relay.octets();
        assertEquals(2, asked.size(), asked::toString);
        for (String request : asked) {
            assertTrue(request.matches("010900[c-f][0-9a-f]{15}"), request);
            assertTrue(!request.endsWith("c000000000000000"), request);
        }
        assertNotEquals(asked.getFirst(), asked.getLast());
    }

    @Test
    void only_who_asks_for_a_track_opens_a_second_session_and_what_never_comes_is_a_ghost() {
        HostileRelay relay = telling("demo");
        Attachment attached = attach(relay.url(), relay.fingerprint());
        Probe probe = answer(attached, DEMO, "catalog.json");

        assertEquals(Probe.Outcome.SILENT, probe.outcome());
        assertTrue(probe.took() >= Prober.PATIENCE, probe::toString);
        assertEquals(2, relay.sessions());
        Finding ghost = attached.look().findings().getFirst();
        assertEquals(
                List.of("ghost", "demo", "an object of catalog.json for who asks"),
                List.of(ghost.invariant(), ghost.subject(), ghost.expected()));
    }

    @Test
    void a_name_that_somebody_publishes_answers_and_a_track_that_is_not_there_proves_nothing()
            throws Exception {
        RelayServer relay = ours();
        publish(relay, "video");
        String url = "https://127.0.0.1:" + relay.places().getFirst().getPort() + "/";
        Attachment attached = attach(url, relay.settings().identity().fingerprint());

        assertEquals(Probe.Outcome.ALIVE, answer(attached, DEMO, "video").outcome());
        assertEquals(Probe.Outcome.NOT_FOUND, answer(attached, DEMO, "sound").outcome());
        assertEquals(List.of(), attached.look().findings());
    }

    @Test
    void a_relay_that_is_watched_without_a_session_is_not_asked() throws Exception {
        RelayServer relay = ours();
        publish(relay, "video");
        Attachment attached =
                attach(
                        relay.inspection().orElseThrow().toString(),
                        relay.settings().identity().fingerprint());

        assertEquals(Probe.Outcome.NOT_ASKED, answer(attached, DEMO, "video").outcome());
    }

    private RelayServer ours() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("relay.yaml"),
                        "{name: R, origin: 1, listen: 0, auth: {public: ''}, inspect: 0}");
        RelayServer relay = RelayServer.start(RelayServer.read(file), Optional.empty());
        open.add(relay);
        return relay;
    }

    private void publish(RelayServer relay, String track) {
        ClientConfig config =
                new ClientConfig(
                        "publisher",
                        "R",
                        new Offer.Quic("moq-lite-05"),
                        new Terms(new Origin(77), List.of(), false),
                        DEMO,
                        new TrackName(track),
                        List.of(new TrackName(track)),
                        false);
        LiveProcess process =
                LiveProcess.start(
                        new Publisher(config),
                        MoqWatch.TUNING,
                        Optional.empty(),
                        _ ->
                                Optional.of(
                                        new LiveProcess.Callee(
                                                "127.0.0.1",
                                                relay.places().getFirst().getPort(),
                                                new Trust.Pinned(
                                                        relay.settings().identity().fingerprint()),
                                                Optional.empty())),
                        _ -> new Deaf());
        open.add(process);
    }

    private static final class Deaf implements Observer {
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
}
