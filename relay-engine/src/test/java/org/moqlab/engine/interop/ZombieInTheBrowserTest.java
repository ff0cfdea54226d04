package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.moqlab.engine.driver.Alpn;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.transport.LiveMesh;

/// The report as it was seen: a browser that speaks moq-transport-14 watches a mesh of the policy
/// of March 2026 forget its publisher and not the name (WIRE §7.2).
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class ZombieInTheBrowserTest {
    /// How often the name is to be told again before the test looks at it.
    private static final int TIMES = 8;

    private static final int OCTETS_BEFORE_REQUEST = 3;

    /// Status 500, no streams, and the reason "error", as PUBLISH_DONE ends with.
    private static final String STATUS_500 = "41f400056572726f72";

    @RegisterExtension final Meeting meeting = new Meeting();

    /// One message from relay A to the browser.
    private record Told(long t, String name, Bytes octets) {
        /// The request id, the first field of every message that is asked for here; below 64 it is
        /// one octet.
        long request() {
            return octets.at(OCTETS_BEFORE_REQUEST);
        }
    }

    /// The zombie mesh and its publisher; the browser is its only subscriber, and the test acts. As
    /// in the report the browser may only subscribe, so that its relay asks it for nothing.
    private static String zombie() throws IOException {
        String file =
                Files.readString(
                        Path.of(System.getProperty("moqlab.root"))
                                .resolve("sample-meshes/zombie-mesh.yaml"));
        return file.substring(0, file.indexOf("\nacts:") + 1)
                .replace("  clients:", "  auth: {public: '', publish: nobody}\n  clients:")
                .lines()
                .filter(line -> !line.contains("{subscriber:"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static List<Told> told(LiveMesh mesh) {
        List<MeshEvent> all = mesh.journal().all();
        long session =
                all.stream()
                        .filter(event -> event.relay().equals("A"))
                        .filter(event ->
                                event.body() instanceof EventBody.SessionChanged change
                                        && change.peer().startsWith("client-"))
                        .findFirst()
                        .orElseThrow()
                        .session();
        List<Told> told = new ArrayList<>();
        for (MeshEvent event : all) {
            if (event.relay().equals("A")
                    && event.session() == session
                    && event.body() instanceof EventBody.Sent(var view, _, _)) {
                told.add(new Told(event.t(), view.name(), view.bytes()));
            }
        }
        return told;
    }

    private static List<Told> told(LiveMesh mesh, String name) {
        return told(mesh).stream().filter(message -> message.name().equals(name)).toList();
    }

    private static void awaitTold(LiveMesh mesh, String name, int times) {
        while (told(mesh, name).size() < times) {
            LockSupport.parkNanos(20 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain for " + name + " in " + told(mesh));
            }
        }
    }

    @Test
    void a_browser_plays_then_is_accepted_and_failed_while_the_name_comes_back_for_ever()
            throws IOException {
        assumeTrue(Alpn.TAKEN.contains("moq-00"), "these relays speak no moq-transport-14");
        LiveMesh mesh = meeting.mesh(zombie());
        MoqNet page = Chromium.inDraft14(meeting, mesh, "A");
        page.watch();
        mesh.submit(new MeshCommand.StartClient("pub"));
        page.awaitAnnounced("test", true);
        page.subscribe("test", "catalog");
        MoqNetTest.assertConsecutive(page.awaitFrames("test", 5), "test ");

        mesh.submit(new MeshCommand.StopClient("pub"));
        page.await("track-end", "path", "test");
        for (int again = 1; again < TIMES; again++) {
            page.awaitAnnouncements("test", 1 + 2 * again);
            page.subscribe("test", "catalog");
        }
        awaitTold(mesh, "PUBLISH_NAMESPACE", TIMES);
        awaitTold(mesh, "PUBLISH_DONE", 2);

        assertAcceptedAndFailed(mesh);
        assertToldAgainAndAgain(mesh);
    }

    private static void assertAcceptedAndFailed(LiveMesh mesh) {
        List<Told> done = told(mesh, "PUBLISH_DONE");
        assertTrue(
                done.stream().allMatch(end -> end.octets().toString().endsWith(STATUS_500)),
                done::toString);
        Set<Long> accepted = new TreeSet<>();
        for (Told message : told(mesh)) {
            switch (message.name()) {
                case "SUBSCRIBE_OK" -> accepted.add(message.request());
                case "PUBLISH_DONE" -> assertTrue(accepted.remove(message.request()));
                default -> {}
            }
        }
    }

    private static void assertToldAgainAndAgain(LiveMesh mesh) {
        List<Told> names = told(mesh, "PUBLISH_NAMESPACE").subList(0, TIMES);
        assertEquals(List.of(), told(mesh, "SUBSCRIBE_NAMESPACE"));
        assertEquals(
                LongStream.range(0, TIMES).mapToObj(i -> 1 + 2 * i).toList(),
                names.stream().map(Told::request).toList());
        long median = medianGap(names.subList(1, TIMES));
        assertTrue(
                median >= 250 * Durations.MILLI && median < Durations.SECOND,
                "a hold-down of 250 ms lies between two: " + Durations.format(median));
    }

    private static long medianGap(List<Told> messages) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < messages.size(); i++) {
            gaps.add(messages.get(i).t() - messages.get(i - 1).t());
        }
        return gaps.stream().sorted().skip(gaps.size() / 2).findFirst().orElseThrow();
    }
}
