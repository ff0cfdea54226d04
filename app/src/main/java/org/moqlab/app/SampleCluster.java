package org.moqlab.app;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.moqlab.app.attach.Lookout;
import org.moqlab.engine.attach.AttachTarget;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.attach.WatchedRelay.Kind;
import org.moqlab.engine.attach.WatchedRelay.State;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.transport.Trust;

/// A cluster for pictures: what was heard of it is scripted, everything that is shown follows from
/// that as of any other. Three relays tell whole ways, one only their lengths, one refuses.
final class SampleCluster implements Lookout {
    private static final long FRA = 3_021;
    private static final long NYC = 7_745;
    private static final long SIN = 5_202;
    private static final long STUDIO = 90_017;
    private static final long STRANGER = 4_455_667;
    private static final long END = 1_772 * Durations.SECOND;
    static final List<String> NAMES =
            List.of(
                    "cam/lobby",
                    "cam/gate",
                    "clock",
                    "demo/bbb",
                    "score/live",
                    "score/replay",
                    "stage/left",
                    "stage/right");

    private final List<Change> changes = new ArrayList<>();
    private final Flight flight;
    private final Moment end;

    /// @param more what was heard besides
    SampleCluster(List<Change> more) {
        relays();
        names();
        changes.addAll(more);
        changes.sort(Comparator.comparingLong(Change::at));
        flight = Flight.of(List.of(), changes, END);
        end = flight.at(END);
    }

    /// What came of asking `sin` for the name whose publisher is hidden.
    static List<Change> proof() {
        long asked = END - 20 * Durations.SECOND;
        Probe probe =
                new Probe(
                        new Namespace("cam/roof"),
                        "catalog.json",
                        Probe.Outcome.DEAD,
                        asked,
                        Durations.SECOND,
                        "the stream was reset");
        return List.of(new Change.Answers(asked + Durations.SECOND, "sin", probe));
    }

    /// A relay of the lab, which shows its inside.
    static List<Change> inside() {
        return SampleInside.changes(END);
    }

    /// A relay that wants to mislead: marks that turn text round, escapes, a name that looks like
    /// another one, and many more.
    static List<Change> mischief() {
        List<Change> more = new ArrayList<>();
        long at = END - 8 * Durations.SECOND;
        int many = 4_000;
        List<String> names =
                List.of(
                        "demo/\u202ebbb",
                        "demo/bbb\u200b",
                        "\u001b[2J\u001b[31mall is well",
                        "demo/b" + "\u0301".repeat(300) + "bb",
                        "x".repeat(Namespace.MAX_LENGTH),
                        "line\nanother line");
        for (String name : names) {
            more.add(tells(at, "sin", name, STUDIO, FRA, SIN));
        }
        for (int i = 0; i < many; i++) {
            long stranger = STRANGER + i % 500;
            more.add(tells(at + i, "sin", "flood/" + i, STUDIO, stranger, SIN));
        }
        return more;
    }

    private void relays() {
        watched("fra", "https://relay-fra.example/");
        watched("nyc", "https://relay-nyc.example/");
        watched("sin", "https://relay-sin.example/");
        watched("ams", "https://relay-ams.example/");
        watched("old", "moqt://legacy.example:4443/");
        up("fra", "moq-lite-05", FRA);
        up("nyc", "moq-lite-05", NYC);
        up("sin", "moq-lite-05", SIN);
        changes.add(
                new Change.Stands(
                        END - 12 * Durations.SECOND,
                        "ams",
                        new WatchedRelay.Standing(
                                State.REFUSED,
                                END - 12 * Durations.SECOND,
                                "401, it wants another token")));
        long at = 700 * Durations.MILLI;
        changes.add(new Change.Stands(at, "old", new WatchedRelay.Standing(State.UP, at, "")));
        changes.add(
                new Change.Speaks(at, "old", new WatchedRelay.Speech(Kind.OTHER, "moq-lite-03")));
    }

    private void watched(String name, String url) {
        changes.add(begun(name, url));
    }

    /// A relay is watched from the start.
    static Change begun(String name, String url) {
        AttachTarget target =
                new AttachTarget(
                        name,
                        URI.create(url),
                        new Trust.Authorities(List.of()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true);
        return new Change.Watched(0, target);
    }

    private void up(String name, String wire, long id) {
        long at = 400 * Durations.MILLI;
        changes.add(new Change.Stands(at, name, new WatchedRelay.Standing(State.UP, at, "")));
        changes.add(new Change.Speaks(at, name, new WatchedRelay.Speech(Kind.OTHER, wire)));
        changes.add(new Change.Is(at, name, new Origin(id)));
    }

    private void names() {
        long at = Durations.SECOND;
        long often = 90 * Durations.SECOND;
        for (String name : NAMES) {
            at += often;
            changes.add(tells(at, "fra", name, STUDIO, FRA));
            changes.add(tells(at + 80 * Durations.MILLI, "nyc", name, STUDIO, FRA, NYC));
            changes.add(tells(at + 160 * Durations.MILLI, "sin", name, STUDIO, FRA, SIN));
            changes.add(counted(at + 200 * Durations.MILLI, name));
        }
        long drone = 1_200 * Durations.SECOND;
        changes.add(tells(drone, "fra", "stage/drone", STUDIO, FRA));
        changes.add(tells(drone + 80 * Durations.MILLI, "nyc", "stage/drone", STUDIO, FRA, NYC));
        changes.add(tells(drone + 160 * Durations.MILLI, "sin", "stage/drone", STUDIO, FRA, SIN));
        long lost = END - 41 * Durations.SECOND;
        Seen gone = seen(lost, "stage/drone", way(STUDIO, FRA, SIN), false);
        changes.add(new Change.Tells(lost, "sin", gone));
        changes.add(tells(END - 180 * Durations.SECOND, "sin", "cam/roof", 0, STRANGER, SIN));
        pages(END - 2 * Durations.SECOND);
    }

    /// What the HTTP of one relay shows: which others there are.
    private void pages(long at) {
        List<WatchedRelay.Node> nodes =
                List.of(
                        new WatchedRelay.Node(
                                "https://relay-fra.example/", Optional.of(new Origin(FRA)), 1),
                        new WatchedRelay.Node(
                                "https://relay-sin.example/", Optional.of(new Origin(SIN)), 1));
        changes.add(
                new Change.Shows(
                        at,
                        "nyc",
                        new WatchedRelay.Told(nodes, Optional.empty(), at, Optional.of(true))));
    }

    private static Change tells(long at, String relay, String name, long... ids) {
        return new Change.Tells(at, relay, seen(at, name, way(ids), true));
    }

    private static Change counted(long at, String name) {
        return new Change.Tells(at, "old", seen(at, name, new HopCount(2), true));
    }

    private static Seen seen(long at, String name, Hops hops, boolean told) {
        return new Seen(new Namespace(name), told, hops, RouteCost.ZERO, at, at, 0, List.of());
    }

    private static HopPath way(long... ids) {
        List<Origin> origins = new ArrayList<>();
        for (long id : ids) {
            origins.add(id == 0 ? Origin.UNKNOWN : new Origin(id));
        }
        return new HopPath(origins);
    }

    @Override
    public String title() {
        return "relay-*.example";
    }

    @Override
    public boolean watches() {
        return true;
    }

    @Override
    public Optional<Instant> began() {
        return Optional.of(Instant.parse("2026-11-21T14:02:11Z"));
    }

    @Override
    public long now() {
        return END;
    }

    @Override
    public Moment present() {
        return end;
    }

    @Override
    public Flight flight() {
        return flight;
    }

    /// It is a script: nobody can be asked.
    @Override
    public void prove(String relay, Namespace namespace, String track) {}

    @Override
    public void close() {}
}
