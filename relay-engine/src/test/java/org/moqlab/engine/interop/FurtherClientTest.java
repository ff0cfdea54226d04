package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.moqlab.engine.interop.FurtherClient.Kind;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.transport.LiveMesh;

/// Clients that are not of `@moq/net` meet two of our relays in a line, alone and with each other.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class FurtherClientTest {
    private static final String LINE =
            """
            title: two relays and further strangers
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1, wire: moq-lite-04}
              knobs: {idle-timeout: 4s, keep-alive: 1s}
              clients:
                - {subscriber: sub, at: B, namespace: theirs, track: clock}
                - {publisher: pub, at: B, namespace: ours}
            """;

    @RegisterExtension final Meeting meeting = new Meeting();

    @ParameterizedTest
    @EnumSource
    void our_subscriber_plays_a_foreign_publisher_until_it_unannounces(Kind kind) {
        LiveMesh mesh = meeting.mesh(LINE);
        FurtherClient publisher = kind.connect(meeting, mesh, "A");
        FurtherClient watcher = kind.connect(meeting, mesh, "B");
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
    @EnumSource
    void a_foreign_subscriber_plays_our_publisher_until_it_stops(Kind kind) {
        LiveMesh mesh = meeting.mesh(LINE);
        FurtherClient subscriber = kind.connect(meeting, mesh, "A");
        subscriber.watch();
        subscriber.awaitAnnounced("ours", true);
        subscriber.subscribe("ours", "catalog");

        MoqNetTest.assertConsecutive(subscriber.awaitFrames("ours", 5), "ours ");

        mesh.submit(new MeshCommand.StopClient("pub"));
        subscriber.awaitAnnounced("ours", false);
        Meeting.awaitForgotten(mesh, "ours", "A", "B");
        assertEquals(List.of(true, false), subscriber.announcements("ours"));
        assertEquals(List.of(), Meeting.disturbances(mesh));
    }

    @ParameterizedTest
    @EnumSource
    void a_killed_publisher_is_forgotten_and_others_are_told(Kind kind) {
        LiveMesh mesh = meeting.mesh(LINE);
        FurtherClient publisher = kind.connect(meeting, mesh, "A");
        FurtherClient watcher = kind.connect(meeting, mesh, "B");
        watcher.watch();
        publisher.publish("theirs", "clock");
        watcher.awaitAnnounced("theirs", true);
        watcher.subscribe("theirs", "clock");
        MoqNetTest.assertConsecutive(watcher.awaitFrames("theirs", 5), "theirs#");

        publisher.kill();
        watcher.awaitAnnounced("theirs", false);
        Meeting.awaitForgotten(mesh, "theirs", "A", "B");
        assertEquals(List.of(true, false), watcher.announcements("theirs"));

        FurtherClient next = kind.connect(meeting, mesh, "A");
        next.publish("theirs", "clock");
        Meeting.awaitMore(mesh, "sub", 5);
        watcher.awaitAnnouncements("theirs", 3);
        assertEquals(List.of(true, false, true), watcher.announcements("theirs"));
    }

    @Test
    void a_session_that_a_killed_subscriber_leaves_is_given_up() {
        LiveMesh mesh = meeting.mesh(LINE);
        FurtherClient subscriber = Kind.MOQ_RS.connect(meeting, mesh, "A");
        subscriber.watch();
        subscriber.awaitAnnounced("ours", true);
        subscriber.subscribe("ours", "catalog");
        subscriber.awaitFrames("ours", 3);
        subscriber.kill();

        FurtherClient next = Kind.MOQ_RS.connect(meeting, mesh, "A");
        next.watch();
        next.awaitAnnounced("ours", true);
        next.subscribe("ours", "catalog");
        MoqNetTest.assertConsecutive(next.awaitFrames("ours", 5), "ours ");
    }

    /// Rust at one end, Go and JavaScript at the other: what one publishes all others play.
    @Test
    void strangers_of_three_families_play_each_other_through_our_relays() {
        LiveMesh mesh = meeting.mesh(LINE);
        FurtherClient rust = Kind.MOQ_RS.connect(meeting, mesh, "A");
        FurtherClient go = Kind.GOMOQT.connect(meeting, mesh, "B");
        MoqNet script = MoqNet.connect(meeting, mesh, "B", "moq-lite-05");
        List<Driven> all = List.of(rust, go, script);
        List<String> names = List.of("room/rust", "room/go", "room/script");
        all.forEach(Driven::watch);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).publish(names.get(i), "clock");
        }
        for (int i = 0; i < all.size(); i++) {
            for (String other : others(names, i)) {
                all.get(i).awaitAnnounced(other, true);
                all.get(i).subscribe(other, "clock");
            }
        }
        for (int i = 0; i < all.size(); i++) {
            for (String other : others(names, i)) {
                MoqNetTest.assertConsecutive(all.get(i).awaitFrames(other, 10), other + "#");
            }
        }
        for (int i = 0; i < all.size(); i++) {
            all.get(i).unpublish(names.get(i));
        }
        for (int i = 0; i < all.size(); i++) {
            for (String other : others(names, i)) {
                all.get(i).awaitAnnounced(other, false);
            }
        }
        names.forEach(name -> Meeting.awaitForgotten(mesh, name, "A", "B"));
        assertEquals(List.of(), Meeting.disturbances(mesh));
    }

    private static List<String> others(List<String> names, int self) {
        List<String> others = new ArrayList<>(names);
        others.remove(self);
        return others;
    }

    @Test
    void the_hop_id_of_a_gomoqt_relay_is_the_first_of_the_way_everywhere() {
        LiveMesh mesh = meeting.mesh(LINE);
        FurtherClient relay = Kind.GOMOQT.connect(meeting, mesh, "A", "--hop", "77");
        FurtherClient watcher = Kind.GOMOQT.connect(meeting, mesh, "B");
        relay.watch();
        watcher.watch();
        relay.publish("theirs", "clock");
        watcher.awaitAnnounced("theirs", true);

        HopPath atB =
                (HopPath)
                        mesh.snapshot()
                                .row("B", new Namespace("theirs"))
                                .flatMap(row -> row.row().best())
                                .orElseThrow()
                                .route()
                                .hops();
        List<Long> told = watcher.hops("theirs");
        assertEquals(3, told.size());
        assertEquals(77L, told.getFirst());
        assertEquals(atB.origins().stream().map(Origin::id).toList(), told.subList(0, 2));

        relay.awaitAnnounced("ours", true);
        assertEquals(List.of(), relay.announcements("theirs"));
    }

    /// A relay asks for everything with an empty prefix, and the library takes that for a mistake
    /// of its own; a released relay asks the same.
    @Test
    void gomoqt_as_it_is_dies_of_the_prefix_that_relays_ask_for() {
        LiveMesh mesh = meeting.mesh(LINE);
        FurtherClient alone = Kind.GOMOQT.start(meeting, mesh, "A", "--plain");
        alone.await("connected");
        assertNotEquals(0, alone.process().awaitEnd());
        assertTrue(
                alone.process().lines().stream()
                        .anyMatch(line ->
                                line.startsWith("panic: invalid prefix for AnnouncementWriter")));
        Meeting.awaitKnown(mesh, "ours", "A", "B");
    }

    @Test
    void a_track_nobody_has_is_refused_with_the_code_for_what_is_not_found() {
        LiveMesh mesh = meeting.mesh(LINE);
        FurtherClient subscriber = Kind.GOMOQT.connect(meeting, mesh, "A");
        subscriber.subscribe("nobody", "clock");
        Said refused = subscriber.await("track-error", "path", "nobody");
        assertEquals("91141958510824", refused.get("code"));
    }
}
