package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.transport.LiveMesh;

/// `@moq/net` on moq-transport-14, however a browser gets there; it meets two of our relays in a
/// line, or the mesh of the bug report.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class MoqNetDraft14Test {
    private static final String LINE =
            """
            title: two relays and strangers who speak moq-transport
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1}
              clients:
                - {subscriber: sub, at: B, namespace: theirs, track: clock}
                - {publisher: pub, at: B, namespace: ours}
            """;

    @RegisterExtension final Meeting meeting = new Meeting();

    /// A name nobody takes leaves WebTransport without a protocol.
    @ParameterizedTest(name = "{0}, offering {1}")
    @CsvSource({"raw, moq-00", "raw, moql", "wt, moq-00", "wt, moql", "wt, moq-lite-99"})
    void names_frames_and_withdrawals_pass_both_ways(String transport, String proto) {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet client = MoqNet.connectInDraft14(meeting, mesh, "A", transport, proto);
        client.watch();
        client.publish("theirs", "clock");
        Meeting.awaitKnown(mesh, "theirs", "A", "B");
        Meeting.awaitMore(mesh, "sub", 5);
        client.awaitAnnounced("ours", true);
        client.subscribe("ours", "catalog");
        assertEquals(5, client.awaitFrames("ours", 5).size());

        client.unpublish("theirs");
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        mesh.submit(new MeshCommand.StopClient("pub"));
        client.awaitAnnounced("ours", false);
        assertEquals(List.of(true, false), client.announcements("ours"));
        assertEquals(List.of(), Meeting.disturbances(mesh));
    }

    @Test
    void a_subscription_given_up_in_mid_stream_can_be_made_again() {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet client = MoqNet.connectWeb(meeting, mesh, "A", MoqNet.DRAFT_14);
        client.watch();
        client.awaitAnnounced("ours", true);
        for (int round = 1; round <= 3; round++) {
            client.subscribe("ours", "catalog");
            client.awaitFrames("ours", 3 * round);
            client.unsubscribe("ours", "catalog");
        }
        assertEquals(List.of(), Meeting.disturbances(mesh));
    }

    @Test
    void two_strangers_of_different_families_meet() {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet one = MoqNet.connectWeb(meeting, mesh, "A", MoqNet.DRAFT_14);
        MoqNet other = MoqNet.connect(meeting, mesh, "B", "moq-lite-05");
        one.publish("room/one", "clock");
        other.publish("room/other", "clock");
        one.watch();
        other.watch();
        one.awaitAnnounced("room/other", true);
        other.awaitAnnounced("room/one", true);
        one.subscribe("room/other", "clock");
        other.subscribe("room/one", "clock");
        assertEquals(10, one.awaitFrames("room/other", 10).size());
        assertEquals(10, other.awaitFrames("room/one", 10).size());
    }

    /// The report, with a subscriber that nobody here wrote.
    @ParameterizedTest
    @CsvSource({"raw, moq-00", "wt, moql"})
    void in_march_2026_the_name_comes_again_and_again_when_its_publisher_is_gone(
            String transport, String proto) {
        LiveMesh mesh =
                meeting.mesh(
                        """
                        title: the bug, for a stranger
                        mesh:
                          policy: gossip-2026-03
                          topology: {shape: full, relays: [A, B, C], sessions: 2}
                          clients:
                            - {publisher: pub, at: A, namespace: test, wire: moq-lite-02}
                        """);
        Meeting.awaitKnown(mesh, "test", "A", "B", "C");
        MoqNet client = MoqNet.connectInDraft14(meeting, mesh, "A", transport, proto);
        client.watch();
        client.awaitAnnounced("test", true);
        client.subscribe("test", "catalog");
        assertEquals(5, client.awaitFrames("test", 5).size());

        mesh.submit(new MeshCommand.StopClient("pub"));
        client.awaitAnnouncements("test", 8);
        List<Boolean> told = client.announcements("test").subList(0, 8);
        assertEquals(List.of(true, false, true, false, true, false, true, false), told);
        client.subscribe("test", "catalog");
        String end = client.process().await(line -> line.contains("\"track-e")).strip();
        assertTrue(end.contains("test"), end);
        Meeting.awaitHops(mesh, "test", 6, "A", "B", "C");
    }
}
