package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;
import org.moqlab.engine.transport.PemIdentity;

/// `@moq/net` over raw QUIC meets two of our relays in a line, in every version it speaks that way.
/// The relays refuse routes that have been with them, so that what is withdrawn is gone.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class MoqNetTest {
    private static final String LITE_03 = "moq-lite-03";
    private static final String LITE_04 = "moq-lite-04";
    private static final String LITE_05 = "moq-lite-05";
    private static final String DRAFT_14 = MoqNet.DRAFT_14;

    @RegisterExtension final Meeting meeting = new Meeting();

    /// Two relays that speak `wire` with each other where it has hop lists, without which withdrawn
    /// names would go round between them.
    private static String line(String wire) {
        return """
        title: two relays and strangers
        mesh:
          policy: gossip-2026-05
          topology: {shape: line, relays: [A, B], sessions: 1, wire: %s}
          clients:
            - {subscriber: sub, at: B, namespace: theirs, track: clock}
            - {publisher: pub, at: B, namespace: ours}
        """
                .formatted(wire.equals(LITE_05) ? LITE_05 : LITE_04);
    }

    /// Nothing is missing between the first and the last. Each group has a stream of its own, and
    /// one may overtake another on the way.
    static void assertConsecutive(List<String> texts, String prefix) {
        long[] numbers =
                texts.stream()
                        .mapToLong(text -> Long.parseLong(text.substring(prefix.length())))
                        .sorted()
                        .toArray();
        assertArrayEquals(
                LongStream.range(numbers[0], numbers[0] + numbers.length).toArray(),
                numbers,
                () -> prefix + texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {LITE_03, LITE_04, LITE_05, DRAFT_14})
    void our_subscriber_plays_a_foreign_publisher_through_two_relays_until_it_unannounces(
            String wire) {
        LiveMesh mesh = meeting.mesh(line(wire));
        MoqNet publisher = MoqNet.connect(meeting, mesh, "A", wire);
        MoqNet watcher = MoqNet.connect(meeting, mesh, "B", wire);
        watcher.watch();
        publisher.publish("theirs", "clock");

        Meeting.awaitKnown(mesh, "theirs", "A", "B");
        Meeting.awaitMore(mesh, "sub", 5);
        watcher.awaitAnnounced("theirs", true);

        publisher.unpublish("theirs");
        watcher.awaitAnnounced("theirs", false);
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        assertEquals(List.of(true, false), watcher.announcements("theirs"));

        publisher.publish("theirs", "clock");
        Meeting.awaitMore(mesh, "sub", 5);
        publisher.leave();
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        assertEquals(List.of(), Meeting.disturbances(mesh));
    }

    @ParameterizedTest
    @ValueSource(strings = {LITE_03, LITE_04, LITE_05, DRAFT_14})
    void a_foreign_subscriber_plays_our_publisher_through_two_relays_until_it_stops(String wire) {
        LiveMesh mesh = meeting.mesh(line(wire));
        MoqNet subscriber = MoqNet.connect(meeting, mesh, "A", wire);
        subscriber.watch();
        subscriber.awaitAnnounced("ours", true);
        subscriber.subscribe("ours", "catalog");

        assertConsecutive(subscriber.awaitFrames("ours", 5), "ours ");

        mesh.submit(new MeshCommand.StopClient("pub"));
        subscriber.awaitAnnounced("ours", false);
        Meeting.awaitForgotten(mesh, "ours", "A", "B");
        assertEquals(List.of(true, false), subscriber.announcements("ours"));
        assertEquals(List.of(), Meeting.disturbances(mesh));
    }

    @ParameterizedTest
    @ValueSource(strings = {LITE_03, LITE_04, LITE_05, DRAFT_14})
    void two_foreign_clients_meet_through_two_relays(String wire) {
        LiveMesh mesh = meeting.mesh(line(wire));
        MoqNet one = MoqNet.connect(meeting, mesh, "A", wire);
        MoqNet other = MoqNet.connect(meeting, mesh, "B", wire);
        one.watch();
        other.watch();
        one.publish("room/one", "clock");
        other.publish("room/other", "clock");

        one.awaitAnnounced("room/other", true);
        other.awaitAnnounced("room/one", true);
        one.subscribe("room/other", "clock");
        other.subscribe("room/one", "clock");
        assertConsecutive(one.awaitFrames("room/other", 10), "room/other#");
        assertConsecutive(other.awaitFrames("room/one", 10), "room/one#");

        one.unpublish("room/one");
        other.unpublish("room/other");
        one.awaitAnnounced("room/other", false);
        other.awaitAnnounced("room/one", false);
        Meeting.awaitForgotten(mesh, "room/one", "A", "B");
        Meeting.awaitForgotten(mesh, "room/other", "A", "B");
        assertEquals(List.of(), Meeting.disturbances(mesh));
    }

    @ParameterizedTest
    @ValueSource(strings = {LITE_03, LITE_04, LITE_05, DRAFT_14})
    void our_relay_dials_a_foreign_listener_and_both_ends_publish(String wire, @TempDir Path folder)
            throws IOException {
        PemIdentity identity = PemIdentity.in(folder);
        MoqNet listener = MoqNet.listen(meeting, identity, wire);
        LiveMesh mesh =
                meeting.mesh(
                        line(wire),
                        new Outsider(
                                "stranger",
                                listener.address(),
                                identity.fingerprint(),
                                List.of("A"),
                                Optional.of(wire)));
        listener.await("connected", "version", wire);
        listener.watch();
        listener.publish("theirs", "clock");

        Meeting.awaitMore(mesh, "sub", 5);
        listener.awaitAnnounced("ours", true);
        listener.subscribe("ours", "catalog");
        assertConsecutive(listener.awaitFrames("ours", 5), "ours ");

        listener.unpublish("theirs");
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        mesh.submit(new MeshCommand.StopClient("pub"));
        listener.awaitAnnounced("ours", false);
        assertEquals(List.of(), Meeting.disturbances(mesh));
    }

    @ParameterizedTest
    @ValueSource(strings = {LITE_03, LITE_04, LITE_05, DRAFT_14})
    void a_track_nobody_has_is_refused(String wire) {
        LiveMesh mesh = meeting.mesh(line(wire));
        MoqNet subscriber = MoqNet.connect(meeting, mesh, "A", wire);
        subscriber.subscribe("nobody", "clock");
        Said refused = subscriber.await("track-error", "path", "nobody");
        if (wire.equals(DRAFT_14)) {
            assertEquals(
                    "SUBSCRIBE error: code=404 reason=Broadcast not found", refused.get("reason"));
        } else {
            assertEquals("13", refused.get("code"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LITE_03, LITE_04, LITE_05, DRAFT_14})
    void killed_clients_leave_relays_that_serve_others(String wire) {
        LiveMesh mesh = meeting.mesh(line(wire) + "  knobs: {idle-timeout: 4s}\n");
        MoqNet publisher = MoqNet.connect(meeting, mesh, "A", wire);
        MoqNet subscriber = MoqNet.connect(meeting, mesh, "B", wire);
        publisher.publish("room/x", "clock");
        subscriber.watch();
        subscriber.awaitAnnounced("room/x", true);
        subscriber.subscribe("room/x", "clock");
        subscriber.awaitFrames("room/x", 5);
        subscriber.process().kill();
        publisher.process().kill();

        MoqNet next = MoqNet.connect(meeting, mesh, "A", wire);
        next.publish("theirs", "clock");
        Meeting.awaitMore(mesh, "sub", 5);
        next.watch();
        next.awaitAnnounced("ours", true);
        next.subscribe("ours", "catalog");
        assertConsecutive(next.awaitFrames("ours", 5), "ours ");
        Meeting.awaitForgotten(mesh, "room/x", "A", "B");
    }

    @Test
    void in_march_2026_a_foreign_name_outlives_its_publisher() {
        LiveMesh mesh =
                meeting.mesh(
                        """
                        title: the bug, for a stranger
                        mesh:
                          policy: gossip-2026-03
                          topology: {shape: full, relays: [A, B, C], sessions: 2}
                        """);
        MoqNet publisher = MoqNet.connect(meeting, mesh, "A", LITE_03);
        publisher.publish("theirs", "clock");
        Meeting.awaitKnown(mesh, "theirs", "A", "B", "C");
        publisher.leave();
        Meeting.awaitHops(mesh, "theirs", 6, "A", "B", "C");
    }
}
