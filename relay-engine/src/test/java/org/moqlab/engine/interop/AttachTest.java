package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.attach.AttachTarget;
import org.moqlab.engine.attach.Attachment;
import org.moqlab.engine.attach.ClusterView;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Stats;
import org.moqlab.engine.attach.Stats.Count;
import org.moqlab.engine.attach.Stats.Track;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.cli.Lab;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.process.RelayServer;
import org.moqlab.engine.transport.PemIdentity;
import org.moqlab.engine.transport.Trust;

/// Released relays that somebody watches, alone and with ours among them.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class AttachTest {
    @RegisterExtension final Meeting meeting = new Meeting();

    @TempDir Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private static List<String> dialling(MoqRelay... others) {
        List<String> options = new ArrayList<>();
        options.add("--cluster-connect");
        options.add(
                String.join(
                        ",",
                        Stream.of(others)
                                .map(other ->
                                        "https://127.0.0.1:" + other.address().getPort() + "/")
                                .toList()));
        for (MoqRelay other : others) {
            options.add("--client-tls-fingerprint");
            options.add(other.fingerprint().toString());
        }
        return options;
    }

    private static AttachTarget target(String name, MoqRelay relay) {
        return new AttachTarget(
                name,
                URI.create("https://127.0.0.1:" + relay.address().getPort() + "/"),
                new Trust.Pinned(relay.fingerprint()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(URI.create("http://127.0.0.1:" + relay.web() + "/")),
                true);
    }

    private Attachment attach(AttachTarget... targets) {
        Attachment attached =
                Attachment.start(
                        List.of(targets),
                        new Attachment.Strangers(false, new Trust.Authorities(List.of())));
        open.add(attached);
        return attached;
    }

    private static void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(10 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain");
            }
        }
    }

    private static List<String> told(Attachment attached, String name) {
        return relay(attached, name).names().stream().map(Namespace::path).toList();
    }

    private static WatchedRelay relay(Attachment attached, String name) {
        return Objects.requireNonNull(attached.view().relays().get(name));
    }

    /// The ways a relay tells, each hop by its name.
    private static String way(Attachment attached, String relay, String namespace) {
        ClusterView view = attached.view();
        return Objects.requireNonNull(relay(attached, relay).table().get(new Namespace(namespace)))
                .path()
                .stream()
                .map(id -> view.names().getOrDefault(id, "?"))
                .toList()
                .toString();
    }

    @Test
    void three_released_relays_are_drawn_as_they_list_themselves_and_one_may_die_and_come_back()
            throws Exception {
        PemIdentity pem = PemIdentity.in(folder);
        MoqRelay a = MoqRelay.start(meeting);
        MoqRelay b = MoqRelay.start(meeting, pem, 0, dialling(a));
        MoqRelay c = MoqRelay.start(meeting, dialling(a, b));
        Attachment attached = attach(target("A", a), target("B", b), target("C", c));
        MoqNet client = MoqNet.connect(meeting, a.address(), a.fingerprint(), "moq-lite-05");
        client.publish("demo/clock", "clock");
        client.publish("demo/film", "video");

        List<String> both = List.of("demo/clock", "demo/film");
        for (String name : List.of("A", "B", "C")) {
            await(() -> told(attached, name).equals(both));
        }
        for (MoqRelay each : List.of(a, b, c)) {
            await(() -> each.announced().stream().sorted().toList().equals(both));
        }
        assertTrue(way(attached, "B", "demo/film").endsWith("A, B]"));
        assertTrue(way(attached, "C", "demo/film").endsWith("A, C]"));
        assertEquals(
                List.of(
                        new ClusterView.Edge("A", "B", ClusterView.Basis.INFERRED),
                        new ClusterView.Edge("A", "C", ClusterView.Basis.INFERRED)),
                attached.view().edges());

        int port = b.address().getPort();
        b.process().kill();
        await(() -> relay(attached, "B").state() == WatchedRelay.State.LOST);
        assertEquals(List.of(), told(attached, "B"));
        assertEquals(both, told(attached, "C"));
        MoqRelay again = MoqRelay.start(meeting, pem, port, dialling(a));
        await(() -> told(attached, "B").equals(both));
        assertEquals(port, again.address().getPort());
        client.unpublish("demo/film");
        for (String name : List.of("A", "B", "C")) {
            await(() -> told(attached, name).equals(List.of("demo/clock")));
        }
        await(() -> attached.findings().isEmpty());
    }

    @Test
    void a_mesh_of_two_released_relays_and_two_of_ours_tells_and_forgets_names_everywhere()
            throws Exception {
        MoqRelay a = MoqRelay.start(meeting);
        MoqRelay b = MoqRelay.start(meeting, dialling(a));
        RelayServer c = ours("C", link(b));
        RelayServer d = ours("D", link(c));
        Attachment attached =
                attach(target("A", a), target("B", b), target("C", c), target("D", d));
        MoqNet client = MoqNet.connect(meeting, a.address(), a.fingerprint(), "moq-lite-05");
        MoqNet reader =
                MoqNet.connect(
                        meeting,
                        d.places().getFirst(),
                        d.settings().identity().fingerprint(),
                        "moq-lite-05");
        client.publish("demo/clock", "clock");
        reader.watch();
        reader.publish("ours/clock", "clock");

        List<String> both = List.of("demo/clock", "ours/clock");
        for (String name : List.of("A", "B", "C", "D")) {
            await(() -> told(attached, name).equals(both));
        }
        reader.awaitAnnounced("demo/clock", true);
        reader.subscribe("demo/clock", "clock");
        assertEquals(5, reader.awaitFrames("demo/clock", 5).size());
        assertTrue(way(attached, "D", "demo/clock").endsWith("A, B, C, D]"));
        assertTrue(way(attached, "A", "ours/clock").endsWith("D, C, B, A]"));

        client.unpublish("demo/clock");
        reader.leave();
        for (String name : List.of("A", "B", "C", "D")) {
            await(() -> told(attached, name).isEmpty());
        }
    }

    @Test
    void a_released_relay_answers_for_a_track_and_its_publisher_is_silent_on_one_it_does_not_have()
            throws Exception {
        MoqRelay a = MoqRelay.start(meeting);
        MoqRelay b = MoqRelay.start(meeting, dialling(a));
        Attachment attached = attach(target("A", a), target("B", b));
        MoqNet client = MoqNet.connect(meeting, a.address(), a.fingerprint(), "moq-lite-05");
        client.publish("demo/clock", "clock");
        await(() -> told(attached, "B").equals(List.of("demo/clock")));

        assertEquals(Probe.Outcome.ALIVE, answer(attached, "clock").outcome());
        assertEquals(List.of(), attached.look().findings());
        assertEquals(Probe.Outcome.SILENT, answer(attached, "nothing").outcome());
        assertEquals(
                List.of("its publisher may not have that track, or send it seldom"),
                attached.look().findings().stream().map(Finding::why).toList());
    }

    @Test
    void a_released_relay_that_counts_is_read_and_its_counts_follow_what_happens()
            throws Exception {
        List<String> counting = List.of("--stats-enabled=true", "--stats-node", "sin/1");
        MoqRelay a = MoqRelay.start(meeting, counting);
        List<String> dialling = new ArrayList<>(dialling(a));
        dialling.addAll(
                List.of("--stats-enabled=true", "--stats-node", "fra", "--stats-depth", "1"));
        MoqRelay b = MoqRelay.start(meeting, dialling);
        Attachment attached = attach(target("A", a), target("B", b));
        MoqNet client = MoqNet.connect(meeting, a.address(), a.fingerprint(), "moq-lite-05");
        client.publish("demo/clock", "clock");
        await(() -> told(attached, "B").contains("demo/clock"));

        assertEquals(1, row(attached, "A", Track.SUBSCRIBER).of(Count.ANNOUNCED));
        await(() ->
                relay(attached, "B").stats().stream()
                        .anyMatch(
                                stats -> stats.broadcast().path().equals(".stats/demo/node/fra")));
        assertEquals(
                List.of("sin/1"), relay(attached, "A").stats().stream().map(Stats::node).toList());
        assertEquals(List.of(".stats/demo/node/fra"), broadcasts(attached, "B"));
        assertEquals(Probe.Outcome.ALIVE, answer(attached, "clock").outcome());
        await(() -> row(attached, "A", Track.PUBLISHER).of(Count.FRAMES) > 0);

        client.unpublish("demo/clock");
        await(() -> rows(attached, "A", Track.SUBSCRIBER).isEmpty());
        b.process().kill();
        await(() -> relay(attached, "B").state() == WatchedRelay.State.LOST);
        assertEquals(List.of(), relay(attached, "B").stats());
        StringWriter text = new StringWriter();
        assertEquals(0, lab(a, text));
        assertTrue(text.toString().contains("  it counts, as it says in .stats/node/sin/1\n"));
        assertTrue(text.toString().contains("    sessions /: "), text::toString);
    }

    private static int lab(MoqRelay relay, StringWriter out) {
        String[] words = {
            "attach",
            "A=https://127.0.0.1:" + relay.address().getPort() + "/",
            "--pin",
            "A=" + relay.fingerprint()
        };
        return Lab.run(new PrintWriter(out), new PrintWriter(out), words);
    }

    private static List<String> broadcasts(Attachment attached, String name) {
        return relay(attached, name).stats().stream()
                .map(stats -> stats.broadcast().path())
                .filter(path -> path.contains("demo"))
                .toList();
    }

    /// What a relay counts of the clock: nothing of a name that is gone.
    private static List<Stats.Row> rows(Attachment attached, String name, Track track) {
        return relay(attached, name).stats().stream()
                .flatMap(stats -> stats.of(track).stream())
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.name().equals("demo/clock"))
                .toList();
    }

    /// What a relay counts of the clock, once it does.
    private static Stats.Row row(Attachment attached, String name, Track track) {
        List<Stats.Row> found = new ArrayList<>();
        await(() -> {
            found.addAll(rows(attached, name, track));
            return !found.isEmpty();
        });
        return found.getLast();
    }

    private static Probe answer(Attachment attached, String track) {
        Namespace name = new Namespace("demo/clock");
        attached.probe("B", name, track);
        await(() -> !attached.isAsking());
        return Objects.requireNonNull(relay(attached, "B").probes().get(name));
    }

    private static String link(MoqRelay to) {
        return "{url: 'https://127.0.0.1:%d/', pin: %s}"
                .formatted(to.address().getPort(), to.fingerprint());
    }

    private static String link(RelayServer to) {
        return "{url: 'https://127.0.0.1:%d/', pin: %s}"
                .formatted(
                        to.places().getFirst().getPort(), to.settings().identity().fingerprint());
    }

    private RelayServer ours(String name, String link) throws IOException, ScenarioException {
        Path file =
                Files.writeString(
                        folder.resolve(name + ".yaml"),
                        "{name: %s, listen: 0, auth: {public: ''}, inspect: 0, cluster: {connect: [%s]}}"
                                .formatted(name, link));
        RelayServer relay = RelayServer.start(RelayServer.read(file), Optional.empty());
        open.add(relay);
        return relay;
    }

    private static AttachTarget target(String name, RelayServer relay) {
        return new AttachTarget(
                name,
                relay.inspection().orElseThrow(),
                new Trust.Authorities(List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
