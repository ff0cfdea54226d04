package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.transport.LiveMesh;

/// `@moq/net` over WebTransport, which is quinn below, meets two of our relays in a line.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class MoqNetWebTransportTest {
    private static final String LITE_03 = "moq-lite-03";
    private static final String LITE_04 = "moq-lite-04";
    private static final String LITE_05 = "moq-lite-05";

    private static final String LINE =
            """
            title: two relays and strangers on the web
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1}
              clients:
                - {subscriber: sub, at: B, namespace: theirs, track: clock}
                - {publisher: pub, at: B, namespace: ours}
            """;

    @RegisterExtension final Meeting meeting = new Meeting();

    @ParameterizedTest
    @ValueSource(
            strings = {MoqNet.LITE_01, MoqNet.LITE_02, LITE_03, LITE_04, LITE_05, MoqNet.DRAFT_14})
    void a_foreign_publisher_is_played_and_withdrawn_through_two_relays(String wire) {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet publisher = MoqNet.connectWeb(meeting, mesh, "A", wire);
        if (List.of(MoqNet.LITE_01, MoqNet.LITE_02).contains(wire)) {
            Meeting.awaitReceived(mesh, "A", "ANNOUNCE_INIT");
        }
        publisher.publish("theirs", "clock");
        Meeting.awaitKnown(mesh, "theirs", "A", "B");
        Meeting.awaitMore(mesh, "sub", 5);

        publisher.unpublish("theirs");
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        publisher.publish("theirs", "clock");
        Meeting.awaitMore(mesh, "sub", 5);
        publisher.leave();
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {MoqNet.LITE_01, MoqNet.LITE_02, LITE_03, LITE_04, LITE_05, MoqNet.DRAFT_14})
    void a_foreign_subscriber_plays_our_publisher_and_is_refused_what_nobody_has(String wire) {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet subscriber = MoqNet.connectWeb(meeting, mesh, "A", wire);
        subscriber.watch();
        subscriber.awaitAnnounced("ours", true);
        subscriber.subscribe("ours", "catalog");
        List<String> texts = subscriber.awaitFrames("ours", 5);
        assertEquals("ours ", texts.getFirst().substring(0, 5));
        subscriber.subscribe("nobody", "clock");
        subscriber.await("track-error", "path", "nobody");
    }

    @Test
    void the_relay_takes_the_first_wire_the_stranger_offers() {
        LiveMesh mesh = meeting.mesh(LINE);
        for (String first : List.of(LITE_03, LITE_04, LITE_05)) {
            MoqNet.connectWeb(meeting, mesh, "A", first, LITE_04, LITE_03).leave();
        }
    }

    @Test
    void without_a_common_wire_the_first_messages_negotiate_one() {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet stranger = MoqNet.startWeb(meeting, mesh, "A", "moq-lite-99");
        assertEquals("moq-lite-02", stranger.await("connected").get("version"));
    }

    @Test
    void a_stranger_that_leaves_takes_what_it_announced_along() {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet publisher = MoqNet.connectWeb(meeting, mesh, "A", LITE_04);
        publisher.publish("theirs", "clock");
        Meeting.awaitKnown(mesh, "theirs", "A", "B");
        publisher.leave();
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
    }
}
