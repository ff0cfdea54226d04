package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.canvas.MeshScene.Chip;
import org.moqlab.app.canvas.MeshScene.ClientBox;
import org.moqlab.app.canvas.MeshScene.Countdown;
import org.moqlab.app.canvas.MeshScene.Cycle;
import org.moqlab.app.canvas.MeshScene.Link;
import org.moqlab.app.canvas.MeshScene.Mood;
import org.moqlab.app.canvas.MeshScene.Part;
import org.moqlab.app.canvas.MeshScene.RelayBox;
import org.moqlab.app.canvas.MeshScene.RouteLine;
import org.moqlab.app.canvas.MeshScene.SessionLine;
import org.moqlab.app.canvas.MeshScene.Strain;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;

final class MeshViewModelTest {
    private static MeshScene scene(Moment moment) {
        return MeshViewModel.scene(
                moment, Optional.of("B"), Optional.of(Story.TEST), Optional.empty());
    }

    @Test
    void aGhostInHoldDownShowsBothFacts() {
        MeshScene scene = scene(Story.ghosts().at(3_070).moment());
        assertEquals(
                new RelayBox(
                        "B",
                        true,
                        false,
                        "up",
                        EntryState.GHOST,
                        "24",
                        "hops",
                        "1 namespace",
                        "id: none",
                        1,
                        Optional.of(new Countdown(0.72, "180", "ms")),
                        true,
                        "Relay B, up, test, ghost 24 hops, 1 ghost, hold-down ends in 180 ms"),
                scene.relays().get(1));
    }

    @Test
    void relaysThatFetchFromEachOtherAreACycleAndOthersLeadIntoIt() {
        MeshScene scene = scene(Story.ghosts().moment());
        assertEquals(
                List.of(
                        new RouteLine("A", "B", Part.INTO_CYCLE, EntryState.GHOST),
                        new RouteLine("B", "C", Part.CYCLE, EntryState.GHOST),
                        new RouteLine("C", "B", Part.CYCLE, EntryState.GHOST),
                        new RouteLine("B", "A", Part.STANDBY, EntryState.GHOST)),
                scene.routes());
        assertEquals(
                List.of(new Cycle(List.of("B", "C"), "Cycle B → C → B", "nobody on it publishes")),
                scene.cycles());
    }

    @Test
    void whatIsPaintedBetweenTheBoxesIsSaidToo() {
        Story story = Story.ghosts();
        MeshScene scene = scene(story.moment());
        long up = scene.sessions().stream().filter(line -> line.link() == Link.UP).count();
        assertEquals(
                "Mesh: Ghosts; "
                        + up
                        + " sessions are up; Cycle B → C → B nobody on it publishes; test ghost on"
                        + " 3 of 3",
                SpokenMesh.of("Ghosts", scene));
        List<SessionLine> lines =
                List.of(
                        new SessionLine(
                                "A", "B", Link.ACCEPTOR_ONLY, "", false, Strain.NONE, false),
                        new SessionLine(
                                "A",
                                "C",
                                Link.UP,
                                "",
                                false,
                                new Strain(true, false, "cut"),
                                false),
                        new SessionLine(
                                "B", "C", Link.BACKING_OFF, "2 s", false, Strain.NONE, false));
        MeshScene ailing =
                new MeshScene(
                        List.of(),
                        List.of(),
                        lines,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        MeshScene.EMPTY.tree());
        assertEquals(
                "Mesh: t; 1 session is up; 1 session is held by one end only: A to B; 1 session is"
                        + " wanted and not up: B to C; 1 session is cut: A to C",
                SpokenMesh.of("t", ailing));
    }

    @Test
    void theChipSaysTheWorstStateAndHowMany() {
        assertEquals(
                Optional.of(new Chip(Story.TEST, EntryState.GHOST, "ghost on 3 of 3")),
                scene(Story.ghosts().moment()).chip());
        assertEquals(
                Optional.of(new Chip(Story.TEST, EntryState.ABSENT, "on no relay")),
                scene(new Story(Shape.FULL, "ABC", 1).up("A", "B", "C").moment()).chip());
    }

    @Test
    void aPublisherThatLeftStaysWithTheTimeSince() {
        assertEquals(
                new ClientBox(
                        "pub",
                        "A",
                        true,
                        Mood.GONE,
                        "Publisher pub gone",
                        "left 2.000 s ago",
                        false,
                        false,
                        "Publisher at relay A: Publisher pub gone, left 2.000 s ago"),
                scene(Story.ghosts().moment()).clients().getFirst());
    }

    @Test
    void aSubscriberSaysWhatItGetsAndHowOftenItAsked() {
        Story story = Story.ghosts();
        for (int ask = 0; ask < 3; ask++) {
            story.client("sub", ClientState.ASKED, -1, "catalog")
                    .client("sub", ClientState.ACCEPTED, -1, "no object yet")
                    .client("sub", ClientState.ACCEPTED_THEN_FAILED, 500, "500 after 6.0 ms");
        }
        assertEquals(
                new ClientBox(
                        "sub",
                        "A",
                        false,
                        Mood.BAD,
                        "sub: accepted, then failed",
                        "500 after 6.0 ms · try 3",
                        false,
                        false,
                        "Subscriber at relay A: sub: accepted, then failed, 500 after 6.0 ms · try"
                                + " 3"),
                scene(story.moment()).clients().get(1));
    }

    @Test
    void sessionsFadeUnlessTheyTouchTheSelectedRelay() {
        assertEquals(
                List.of(
                        new SessionLine("A", "B", Link.UP, "", false, Strain.NONE, false),
                        new SessionLine("A", "C", Link.UP, "", false, Strain.NONE, true),
                        new SessionLine("B", "C", Link.UP, "", false, Strain.NONE, false)),
                scene(Story.ghosts().moment()).sessions());
    }

    @Test
    void aSessionThatEndedShowsWhichEndStillHoldsItAndWhenItIsDialledAgain() {
        Story story =
                new Story(Shape.LINE, "ABCD", 1)
                        .up("A", "B", "C", "D")
                        .session(1, "A", "B")
                        .session(2, "B", "C")
                        .end(2, "C", "B", false, Phase.IDLE)
                        .end(1, "A", "B", true, Phase.FAILED)
                        .end(1, "B", "A", false, Phase.IDLE)
                        .backingOff("A", "B", 1_500);
        assertEquals(
                List.of(
                        new SessionLine(
                                "A", "B", Link.BACKING_OFF, "1.4 s", false, Strain.NONE, false),
                        new SessionLine("B", "C", Link.DIALER_ONLY, "", false, Strain.NONE, false),
                        new SessionLine("C", "D", Link.NONE, "", false, Strain.NONE, true)),
                scene(story.at(100).moment()).sessions());
    }

    @Test
    void aKilledRelayHasNoNumberAndSaysHowItEnded() {
        RelayBox relay =
                scene(Story.ghosts().at(4_000).down("A", "kill").at(4_250).moment())
                        .relays()
                        .getFirst();
        assertEquals(
                new RelayBox(
                        "A",
                        false,
                        false,
                        "down",
                        EntryState.UNKNOWN,
                        "",
                        "",
                        "killed",
                        "250 ms ago",
                        0,
                        Optional.empty(),
                        false,
                        "Relay A, down, test, unknown"),
                relay);
    }

    @Test
    void withoutANamespaceRelaysCountTheirNamespacesAndNoRouteIsDrawn() {
        MeshScene scene =
                MeshViewModel.scene(
                        Story.ghosts().moment(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertEquals(
                List.of("1", "1", "1"), scene.relays().stream().map(RelayBox::number).toList());
        assertEquals(
                List.of("name", "name", "name"),
                scene.relays().stream().map(RelayBox::unit).toList());
        assertEquals(
                List.of("2 sessions", "2 sessions", "2 sessions"),
                scene.relays().stream().map(RelayBox::line1).toList());
        assertEquals(List.of(), scene.routes());
        assertEquals(Optional.empty(), scene.chip());
    }

    @Test
    void aRouteToALivePublisherIsUsedAndTheRestIsMissing() {
        MeshScene scene =
                scene(
                        new Story(Shape.LINE, "ABC", 1)
                                .up("A", "B", "C")
                                .session(1, "A", "B")
                                .session(2, "B", "C")
                                .session(3, "pub", "A")
                                .truth(0, "pub")
                                .row("A", 1, 0, 3)
                                .row("B", 2, 0, 1)
                                .moment());
        assertEquals(List.of(new RouteLine("B", "A", Part.USED, EntryState.LIVE)), scene.routes());
        assertEquals(
                List.of(EntryState.LIVE, EntryState.LIVE, EntryState.MISSING),
                scene.relays().stream().map(RelayBox::entry).toList());
    }
}
