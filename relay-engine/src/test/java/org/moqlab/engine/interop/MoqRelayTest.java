package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;

/// A released `moq-relay` and two of our relays in a line: a client at either end plays what the
/// other publishes, and hears of its end.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class MoqRelayTest {
    private static final String LITE_03 = "moq-lite-03";
    private static final String LITE_04 = "moq-lite-04";
    private static final String LITE_05 = "moq-lite-05";

    private static final String LINE =
            """
            title: two relays behind a real one
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1}
              clients:
                - {subscriber: sub, at: B, namespace: theirs, track: clock}
                - {publisher: pub, at: B, namespace: ours}
            """;

    @RegisterExtension final Meeting meeting = new Meeting();

    @ParameterizedTest
    @ValueSource(strings = {LITE_04, LITE_05})
    void a_relay_that_ours_dials_carries_names_and_frames_both_ways(String wire) {
        MoqRelay theirs = MoqRelay.start(meeting);
        meet(theirs, dialling(theirs, wire));
    }

    @ParameterizedTest
    @CsvSource({
        "moqt, moq-lite-04",
        "moqt, moq-lite-05",
        "https, moq-lite-04",
        "https, moq-lite-05"
    })
    void a_relay_that_dials_ours_carries_names_and_frames_both_ways(String scheme, String wire) {
        LiveMesh mesh = meeting.mesh(LINE);
        meet(MoqRelay.dialling(meeting, mesh, "A", scheme, wire), mesh);
    }

    private LiveMesh dialling(MoqRelay theirs, String wire) {
        return meeting.mesh(
                LINE,
                new Outsider(
                        "real",
                        theirs.address(),
                        theirs.fingerprint(),
                        List.of("A"),
                        Optional.of(wire)));
    }

    private MoqNet client(MoqRelay theirs) {
        return MoqNet.connect(meeting, theirs.address(), theirs.fingerprint(), LITE_05);
    }

    private void meet(MoqRelay theirs, LiveMesh mesh) {
        MoqNet client = client(theirs);
        client.watch();
        client.publish("theirs", "clock");
        Meeting.awaitKnown(mesh, "theirs", "A", "B");
        Meeting.awaitMore(mesh, "sub", 5);

        theirs.awaitAnnounced("ours", true);
        client.awaitAnnounced("ours", true);
        client.subscribe("ours", "catalog");
        assertEquals(5, client.awaitFrames("ours", 5).size());

        client.unpublish("theirs");
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        mesh.submit(new MeshCommand.StopClient("pub"));
        client.awaitAnnounced("ours", false);
        theirs.awaitAnnounced("ours", false);
        assertEquals(List.of(), Meeting.disturbances(mesh));
    }

    /// Two released relays do the same to each other: on these wires a route does not say where it
    /// has been, and an echo counts as another publisher, who is newer.
    @ParameterizedTest
    @ValueSource(strings = {LITE_03, MoqNet.DRAFT_14})
    void a_relay_takes_its_own_name_back_without_hop_lists_for_that_of_a_new_publisher_each_time(
            String wire) {
        MoqRelay theirs = MoqRelay.start(meeting);
        LiveMesh mesh = dialling(theirs, wire);
        MoqNet client = client(theirs);
        client.watch();
        Meeting.awaitKnown(mesh, "ours", "A");
        client.publish("theirs", "clock");

        Meeting.awaitKnown(mesh, "theirs", "A", "B");
        client.awaitAnnouncements("theirs", 20);
    }
}
