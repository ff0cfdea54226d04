package org.moqlab.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.Held;
import org.moqlab.engine.attach.Inside;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;

/// A relay of the lab in the cluster for pictures, which shows its inside: other ways, sessions
/// with figures, and who reads.
final class SampleInside {
    private static final String NAME = "lab";
    private static final long ID = 8_800;
    private static final long FRA = 3_021;
    private static final long NYC = 7_745;
    private static final long STUDIO = 90_017;
    private static final Namespace DEMO = new Namespace("demo/bbb");
    private static final Namespace DRONE = new Namespace("stage/drone");

    private final long end;
    private final List<Change> changes = new ArrayList<>();

    /// @param end of what was heard, ns
    private SampleInside(long end) {
        this.end = end;
    }

    /// What was heard of it.
    static List<Change> changes(long end) {
        SampleInside made = new SampleInside(end);
        made.watched();
        made.table();
        made.inside();
        return made.changes;
    }

    private long ago(long seconds) {
        return end - seconds * Durations.SECOND;
    }

    private void watched() {
        long at = 300 * Durations.MILLI;
        changes.add(SampleCluster.begun(NAME, "http://127.0.0.1:8081/"));
        changes.add(
                new Change.Stands(
                        at, NAME, new WatchedRelay.Standing(WatchedRelay.State.UP, at, "")));
        changes.add(
                new Change.Speaks(
                        at, NAME, new WatchedRelay.Speech(WatchedRelay.Kind.LAB, "inspection")));
        changes.add(new Change.Is(at, NAME, new Origin(ID)));
    }

    private void table() {
        for (String name : SampleCluster.NAMES) {
            tells(ago(910), new Namespace(name), true, STUDIO, FRA, ID);
        }
        tells(ago(900), DEMO, true, STUDIO, FRA, ID);
        tells(ago(500), DRONE, true, STUDIO, FRA, ID);
        tells(ago(300), DRONE, false, STUDIO, FRA, ID);
        tells(ago(280), DRONE, true, STUDIO, FRA, NYC, ID);
        Held.Way other =
                new Held.Way(2, way(STUDIO, FRA, NYC, ID), new RouteCost(3, 3), ago(890), "longer");
        changes.add(
                new Change.Holds(
                        ago(890),
                        NAME,
                        DEMO,
                        Optional.of(new Held(1, "first-heard", List.of(other), 0, 0))));
    }

    private void tells(long at, Namespace name, boolean told, long... ids) {
        changes.add(
                new Change.Tells(
                        at,
                        NAME,
                        new Seen(name, told, way(ids), new RouteCost(2, 2), at, at, 0, List.of())));
    }

    private static HopPath way(long... ids) {
        List<Origin> origins = new ArrayList<>();
        for (long id : ids) {
            origins.add(new Origin(id));
        }
        return new HopPath(origins);
    }

    private Inside.Talk talk(long id, String peer, boolean dialled, long in, long out) {
        return new Inside.Talk(
                id,
                peer,
                dialled,
                true,
                "moq-lite-05",
                ago(1_200 - 100 * id),
                Optional.of(new Inside.Figures("quic", in, out, id * Durations.MILLI, id - 1)));
    }

    private void inside() {
        long at = ago(1);
        List<Inside.Talk> sessions =
                List.of(
                        talk(1, "https://relay-fra.example/", true, 48_120_334, 81_220),
                        talk(2, "https://relay-nyc.example/", true, 12_004, 9_911),
                        talk(5, "10.0.0.17:50412", false, 6_021, 24_300_100),
                        talk(6, "10.0.0.23:41007", false, 5_212, 23_911_870));
        List<Inside.Reader> readers =
                List.of(
                        new Inside.Reader(5, DEMO, "video", 1, true),
                        new Inside.Reader(5, DEMO, "audio", 1, true),
                        new Inside.Reader(6, DEMO, "video", 1, true),
                        new Inside.Reader(6, DRONE, "catalog.json", 0, false));
        changes.add(
                new Change.Reveals(
                        at,
                        NAME,
                        new Inside(
                                "gossip-2026-08",
                                sessions,
                                List.of(
                                        new Inside.Dial(
                                                "https://relay-ams.example/",
                                                "backing-off",
                                                end + 4 * Durations.SECOND)),
                                Optional.of(readers),
                                false,
                                at)));
        changes.add(
                new Change.Connects(
                        at,
                        NAME,
                        List.of(
                                new WatchedRelay.Connection("https://relay-fra.example/", true),
                                new WatchedRelay.Connection("https://relay-nyc.example/", true))));
    }
}
