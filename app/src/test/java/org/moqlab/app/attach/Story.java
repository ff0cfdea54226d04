package org.moqlab.app.attach;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.attach.AttachTarget;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Held;
import org.moqlab.engine.attach.Inside;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.attach.WatchedRelay.Kind;
import org.moqlab.engine.attach.WatchedRelay.State;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.transport.Trust;

/// What became known of a cluster, told step by step.
final class Story {
    private final List<Change> changes = new ArrayList<>();
    private long now;

    /// So many ms later.
    Story after(long millis) {
        now += millis * Durations.MILLI;
        return this;
    }

    /// A relay that tells whole ways is watched.
    Story up(String name, long id) {
        return named(name, true)
                .stands(name, State.UP, "")
                .speaks(name, "moq-lite-05")
                .is(name, id);
    }

    Story named(String name, boolean byPerson) {
        URI url = URI.create("https://" + name.replace(' ', '-') + ".example/");
        changes.add(
                new Change.Watched(
                        now,
                        new AttachTarget(
                                name,
                                url,
                                new Trust.Authorities(List.of()),
                                Optional.of("secret-token"),
                                Optional.empty(),
                                Optional.empty(),
                                byPerson)));
        return this;
    }

    Story stands(String name, State state, String why) {
        changes.add(new Change.Stands(now, name, new WatchedRelay.Standing(state, now, why)));
        return this;
    }

    Story speaks(String name, String wire) {
        changes.add(new Change.Speaks(now, name, new WatchedRelay.Speech(Kind.OTHER, wire)));
        return this;
    }

    Story is(String name, long id) {
        changes.add(new Change.Is(now, name, new Origin(id)));
        return this;
    }

    /// It tells a name, by a way that begins with the publisher.
    Story tells(String name, String path, long... ids) {
        return tells(name, path, true, ids);
    }

    Story takesBack(String name, String path, long... ids) {
        return tells(name, path, false, ids);
    }

    private Story tells(String name, String path, boolean told, long... ids) {
        List<Origin> origins = new ArrayList<>();
        for (long id : ids) {
            origins.add(id == 0 ? Origin.UNKNOWN : new Origin(id));
        }
        Seen seen =
                new Seen(
                        new Namespace(path),
                        told,
                        new HopPath(origins),
                        RouteCost.ZERO,
                        now,
                        now,
                        0,
                        List.of());
        changes.add(new Change.Tells(now, name, seen));
        return this;
    }

    /// It says that it has dialled others.
    Story connects(String name, String... peers) {
        List<WatchedRelay.Connection> all = new ArrayList<>();
        for (String peer : peers) {
            all.add(new WatchedRelay.Connection(peer, true));
        }
        changes.add(new Change.Connects(now, name, all));
        return this;
    }

    /// A relay of the lab is watched, which shows its inside.
    Story lab(String name, long id, Inside inside) {
        named(name, true).stands(name, State.UP, "");
        changes.add(new Change.Speaks(now, name, new WatchedRelay.Speech(Kind.LAB, "inspection")));
        changes.add(new Change.Reveals(now, name, inside));
        return is(name, id);
    }

    /// It holds a name so.
    Story holds(String name, String path, Held held) {
        changes.add(new Change.Holds(now, name, new Namespace(path), Optional.of(held)));
        return this;
    }

    /// It was asked for a name, and could not serve it.
    Story provenDead(String name, String path) {
        changes.add(
                new Change.Answers(
                        now,
                        name,
                        new Probe(
                                new Namespace(path),
                                "catalog.json",
                                Probe.Outcome.DEAD,
                                now,
                                0,
                                "reset")));
        return this;
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    long now() {
        return now;
    }

    Flight flight() {
        return Flight.of(List.of(), changes, now);
    }

    Moment moment() {
        return flight().at(now);
    }

    ScriptedLookout lookout() {
        return new ScriptedLookout(now, changes);
    }

    /// What the window shows of it.
    Look look(Question question) {
        return LookMaker.make(question, moment(), flight());
    }
}
