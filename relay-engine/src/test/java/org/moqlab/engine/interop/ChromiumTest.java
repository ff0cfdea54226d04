package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.transport.LiveMesh;

/// Pages of a real browser with `@moq/net`, as npm has it, join two of our relays in a line.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class ChromiumTest {
    private static final String LINE =
            """
            title: two relays and a browser
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1}
              clients:
                - {subscriber: sub, at: B, namespace: theirs, track: clock}
                - {publisher: pub, at: B, namespace: ours}
            """;

    @RegisterExtension final Meeting meeting = new Meeting();

    @Test
    void a_page_publishes_at_one_relay_and_another_plays_and_sees_the_end_at_the_other() {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet here = Chromium.connect(meeting, mesh, "A", "moq-lite-05");
        MoqNet there = Chromium.connect(meeting, mesh, "B", "moq-lite-05");
        here.watch();
        there.watch();

        here.publish("theirs", "clock");
        Meeting.awaitKnown(mesh, "theirs", "A", "B");
        there.awaitAnnounced("theirs", true);
        there.subscribe("theirs", "clock");
        MoqNetTest.assertConsecutive(there.awaitFrames("theirs", 10), "theirs#");
        Meeting.awaitMore(mesh, "sub", 10);

        here.awaitAnnounced("ours", true);
        here.subscribe("ours", "catalog");
        MoqNetTest.assertConsecutive(here.awaitFrames("ours", 10), "ours ");

        here.unpublish("theirs");
        there.awaitAnnounced("theirs", false);
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        mesh.submit(new MeshCommand.StopClient("pub"));
        here.awaitAnnounced("ours", false);
        there.awaitAnnounced("ours", false);
        assertEquals(List.of(), Meeting.disturbances(mesh));
    }

    @ParameterizedTest
    @ValueSource(strings = {"moq-lite-03", "moq-lite-04"})
    void a_page_speaks_an_older_version_when_it_offers_no_other(String only) {
        LiveMesh mesh = meeting.mesh(LINE);
        MoqNet page = Chromium.speaking(meeting, mesh, "A", only);
        page.watch();
        page.publish("theirs", "clock");
        Meeting.awaitMore(mesh, "sub", 5);
        page.awaitAnnounced("ours", true);
        page.subscribe("ours", "catalog");
        MoqNetTest.assertConsecutive(page.awaitFrames("ours", 5), "ours ");

        page.leave();
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        assertEquals(List.of(), Meeting.disturbances(mesh));
    }

    @Test
    void our_page_plays_and_says_so_until_the_publisher_stops() {
        LiveMesh mesh = meeting.mesh(LINE);
        Visit visit = Visit.of(meeting, mesh);
        visit.awaitShown("#title", "two relays and a browser");
        visit.subscribe("A", "ours", "catalog");
        visit.awaitShown("#announced", "ours");
        visit.awaitShown("#state", "playing");
        visit.awaitShown("#latest", "ours 5");

        mesh.submit(new MeshCommand.StopClient("pub"));
        visit.awaitShown("#log", "unannounce ours");
        visit.awaitShown("#state", "waiting");
        Meeting.awaitForgotten(mesh, "ours", "A", "B");
        assertEquals(List.of(), Meeting.disturbances(mesh));

        mesh.submit(new MeshCommand.StopRelay("A", MeshCommand.Death.CLOSE));
        visit.awaitShown("#state", "cut off");
        assertEquals(List.of(), visit.complaints());
    }

    @Test
    void our_page_publishes_what_a_client_of_the_lab_plays_until_it_leaves() {
        LiveMesh mesh = meeting.mesh(LINE);
        Visit visit = Visit.of(meeting, mesh);
        visit.publish("A", "theirs", "clock");
        visit.awaitShown("#state", "publishing");
        Meeting.awaitKnown(mesh, "theirs", "A", "B");
        Meeting.awaitMore(mesh, "sub", 5);
        visit.awaitShown("#audience", "1");

        visit.leave();
        visit.awaitShown("#state", "not joined");
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        assertEquals(List.of(), Meeting.disturbances(mesh));
        assertEquals(List.of(), visit.complaints());
    }

    @Test
    void our_page_is_refused_with_the_code_of_another_page_that_has_no_such_track() {
        LiveMesh mesh = meeting.mesh(LINE);
        Visit publisher = Visit.of(meeting, mesh);
        publisher.publish("A", "theirs", "clock");
        Meeting.awaitKnown(mesh, "theirs", "A", "B");
        Visit subscriber = Visit.of(meeting, mesh);
        subscriber.subscribe("A", "theirs", "nothing");
        publisher.awaitShown("#log", "refuse theirs, code 13");
        subscriber.awaitShown("#state", "code 13");
    }
}
