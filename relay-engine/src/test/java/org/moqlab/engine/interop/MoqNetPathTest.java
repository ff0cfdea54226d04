package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.transport.LiveMesh;

/// `@moq/net` at the path of a URL: its names are relative to it, and it is let in there or not.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class MoqNetPathTest {
    private static final String LITE_03 = "moq-lite-03";
    private static final String LITE_04 = "moq-lite-04";
    private static final String LITE_05 = "moq-lite-05";
    private static final String TEST = "anon/test";

    private static final String LINE =
            """
            title: two relays, open below anon at the first
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1}
              relays:
                - {relay: A, auth: {public: anon}}
              clients:
                - {subscriber: sub, at: B, namespace: anon/test, track: clock}
                - {publisher: pub, at: B, namespace: anon/ours}
            """;

    @RegisterExtension final Meeting meeting = new Meeting();

    private MoqNet at(String path, LiveMesh mesh, String relay, String wire) {
        MoqNet stranger = MoqNet.startWebAt(path, meeting, mesh, relay, wire);
        stranger.await("connected", "version", wire);
        return stranger;
    }

    @ParameterizedTest
    @ValueSource(strings = {LITE_03, LITE_04, LITE_05})
    void what_a_stranger_announces_below_a_path_is_known_by_its_effective_name(String wire) {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet publisher = at("/anon", mesh, "A", wire);
        publisher.publish("test", "clock");
        Meeting.awaitKnown(mesh, TEST, "A", "B");
        Meeting.awaitMore(mesh, "sub", 5);
        assertEquals(
                Optional.of(new Namespace("anon")),
                mesh.snapshot()
                        .row("A", new Namespace(TEST))
                        .flatMap(row -> row.row().best())
                        .map(best -> best.route().root()));

        MoqNet top = at("/", mesh, "B", wire);
        top.watch();
        top.awaitAnnounced(TEST, true);
        MoqNet below = at("/anon/", mesh, "B", wire);
        below.watch();
        below.awaitAnnounced("test", true);
        below.subscribe("test", "clock");
        assertEquals(5, below.awaitFrames("test", 5).size());

        publisher.unpublish("test");
        Meeting.awaitForgotten(mesh, TEST, "A", "B");
        below.awaitAnnounced("test", false);
        top.awaitAnnounced(TEST, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {LITE_03, LITE_05})
    void what_ours_publishes_at_the_root_a_stranger_hears_below_its_path(String wire) {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet subscriber = at("/anon", mesh, "A", wire);
        subscriber.watch();
        subscriber.awaitAnnounced("ours", true);
        subscriber.subscribe("ours", "catalog");
        assertEquals(5, subscriber.awaitFrames("ours", 5).size());
        subscriber.subscribe("anon/ours", "catalog");
        subscriber.await("track-error", "path", "anon/ours");
    }

    @Test
    void a_stranger_outside_the_public_prefix_gets_no_session() {
        LiveMesh mesh = meeting.mesh(LINE);
        for (String path : List.of("/", "/other", "/anonymous")) {
            MoqNet stranger = MoqNet.startWebAt(path, meeting, mesh, "A", LITE_04);
            String reason = stranger.await("failed").get("reason");
            assertTrue(reason.contains("401"), reason);
        }
        List<String> expected =
                List.of(
                        "session of client-1 at /",
                        "session of client-2 at /other",
                        "session of client-3 at /anonymous");
        // The stranger may hear of it before the journal does.
        Meeting.await(mesh, _ -> dropped(mesh).size() >= expected.size());
        assertEquals(expected, dropped(mesh));
    }

    private static List<String> dropped(LiveMesh mesh) {
        return mesh.journal().all().stream()
                .filter(event -> event.body() instanceof EventBody.Dropped)
                .map(event -> ((EventBody.Dropped) event.body()).what())
                .toList();
    }

    @Test
    void raw_quic_stands_at_the_root_which_is_not_public() {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet stranger = MoqNet.connect(meeting, mesh, "A", LITE_04);
        assertEquals("401", stranger.await("closed").get("code"));
    }
}
