package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.TableRow;
import org.pcollections.TreePMap;

/// All that is known of the relays that are watched, and the record of how it became known, in the
/// form of every other mesh. Thread-safe; whoever learns something tells it here, and nothing
/// waits.
final class Cluster {
    /// Events kept; older ones are dropped.
    static final int MAX_EVENTS = 200_000;

    /// Octets that the events kept may weigh together; older ones are dropped.
    static final long MAX_WEIGHT = 64L << 20;

    /// Relays watched at once.
    static final int MAX_RELAYS = 64;

    /// Characters of what a relay says in its own words that are kept.
    static final int MAX_DETAIL = 200;

    /// Names kept of one relay, withdrawn ones included; of further ones nothing is.
    static final int MAX_NAMES = 20_000;

    /// Characters that the names kept of one relay may have together.
    static final int MAX_CHARACTERS = 4 << 20;

    /// How long a withdrawn name is remembered, ns.
    static final long REMEMBERED = 60_000_000_000L;

    private final Journal journal = new Journal(MAX_EVENTS, MAX_WEIGHT);
    private final FlightRecorder recorder;
    private final Map<String, Integer> characters = new TreeMap<>();
    private long routes;
    private long last;

    /// One of which nothing is known.
    ///
    /// @param age how long what was known is kept, ns
    Cluster(long age) {
        this.recorder = new FlightRecorder(age);
    }

    /// The record.
    Journal journal() {
        return journal;
    }

    /// What is known now.
    synchronized TreePMap<String, WatchedRelay> relays() {
        return recorder.known();
    }

    /// What became known of late.
    synchronized Flight flight(long now) {
        return recorder.flight(time(now));
    }

    /// Whoever learns something looks at the clock before it is his turn.
    private long time(long now) {
        last = Math.max(last, now);
        return last;
    }

    /// A relay is watched from now on.
    ///
    /// @return false when one of that name is, or there are too many
    synchronized boolean add(AttachTarget target, long now) {
        if (relays().containsKey(target.name()) || relays().size() >= MAX_RELAYS) {
            return false;
        }
        recorder.add(new Change.Watched(time(now), target));
        return true;
    }

    private Optional<WatchedRelay> known(String name) {
        return Optional.ofNullable(relays().get(name));
    }

    private void record(long now, String relay, EventBody body) {
        record(now, relay, 0, body);
    }

    /// Records a fact.
    synchronized void record(long now, String relay, long session, EventBody body) {
        journal.append(
                new MeshEvent(
                        journal.next(), now, relay, session, MeshEvent.EXTERNAL, List.of(), body));
    }

    /// A relay can be watched.
    synchronized void up(String name, WatchedRelay.Kind kind, String wire, long now) {
        known(name)
                .ifPresent(was -> {
                    long at = time(now);
                    recorder.add(
                            new Change.Speaks(at, name, new WatchedRelay.Speech(kind, cut(wire))));
                    stand(was, WatchedRelay.State.UP, "", at);
                    record(
                            now,
                            name,
                            new EventBody.RelayChanged(true, "observed over " + cut(wire)));
                });
    }

    private void stand(WatchedRelay was, WatchedRelay.State state, String why, long at) {
        recorder.add(new Change.Stands(at, was.name(), was.standing().in(state, cut(why), at)));
    }

    /// A relay cannot be watched now: nothing of what it told holds any more.
    synchronized void down(String name, WatchedRelay.State state, String why, long now) {
        known(name)
                .ifPresent(was -> {
                    long at = time(now);
                    characters.remove(name);
                    stand(was, state, why, at);
                    recorder.add(new Change.Emptied(at, name));
                    if (was.state() == WatchedRelay.State.UP) {
                        record(
                                now,
                                name,
                                new EventBody.RelayChanged(false, "observed no more: " + cut(why)));
                    }
                });
    }

    /// A relay said who it is.
    synchronized void identified(String name, Origin id, long now) {
        known(name)
                .filter(was -> !was.id().equals(Optional.of(id)))
                .ifPresent(_ -> recorder.add(new Change.Is(time(now), name, id)));
    }

    /// A relay tells a name.
    synchronized void told(String name, Namespace namespace, Hops hops, RouteCost cost, long now) {
        WatchedRelay relay = relays().get(name);
        if (relay == null) {
            return;
        }
        long at = time(now);
        Seen known = relay.table().get(namespace);
        if (known == null && !keeps(relay, namespace)) {
            if (!relay.overflowed()) {
                overflowed(name, "an announce and those after it", now);
            }
            return;
        }
        if (known == null) {
            var _ = weigh(name, namespace.path().length());
        }
        Seen seen =
                known == null
                        ? new Seen(namespace, true, hops, cost, at, at, 0, List.of())
                        : known.again(hops, cost, at);
        recorder.add(new Change.Tells(at, name, seen));
        if (relay.id().isEmpty() && hops instanceof HopPath path && !path.origins().isEmpty()) {
            Optional.of(path.origins().getLast())
                    .filter(Origin::isKnown)
                    .ifPresent(teller -> identified(name, teller, at));
        }
        record(now, name, new EventBody.Decided(seen.row(++routes), "told by the relay"));
    }

    /// A relay takes a name back.
    synchronized void withdrawn(String name, Namespace namespace, long now) {
        WatchedRelay relay = relays().get(name);
        Seen known = relay == null ? null : relay.table().get(namespace);
        if (known == null || !known.told()) {
            return;
        }
        long at = time(now);
        recorder.add(new Change.Tells(at, name, known.withdrawn(at)));
        record(
                now,
                name,
                new EventBody.Decided(TableRow.gone(namespace), "withdrawn by the relay"));
    }

    /// A relay told more than is kept.
    synchronized void overflowed(String name, String what, long now) {
        recorder.add(new Change.Overflows(time(now), name));
        record(now, name, new EventBody.Dropped(what, "more than is kept of one relay"));
    }

    /// A relay says whom it is connected with.
    synchronized void connected(String name, List<WatchedRelay.Connection> links, long now) {
        List<WatchedRelay.Connection> kept =
                first(links).stream().map(WatchedRelay.Connection::cut).toList();
        known(name)
                .filter(was -> !was.connections().equals(kept))
                .ifPresent(_ -> recorder.add(new Change.Connects(time(now), name, kept)));
    }

    /// A relay shows its inside.
    synchronized void revealed(String name, Inside inside, long now) {
        known(name).ifPresent(_ -> recorder.add(new Change.Reveals(time(now), name, inside)));
    }

    /// A relay shows how it holds a name, or holds it no more.
    synchronized void held(String name, Namespace namespace, Optional<Held> how, long now) {
        WatchedRelay relay = relays().get(name);
        if (relay == null) {
            return;
        }
        TreePMap<Namespace, Held> held = relay.sight().held();
        boolean same = Optional.ofNullable(held.get(namespace)).equals(how);
        boolean room = held.size() < MAX_NAMES || held.containsKey(namespace);
        if (!same && room) {
            recorder.add(new Change.Holds(time(now), name, namespace, how));
        }
    }

    /// A relay says which others it knows.
    synchronized void knowing(String name, List<WatchedRelay.Node> nodes, long now) {
        known(name).ifPresent(was -> show(was, was.pages().knowing(first(nodes)), now));
    }

    /// The HTTP of a relay answered, or did not.
    synchronized void listing(
            String name, Optional<List<String>> names, Optional<Boolean> well, long now) {
        known(name).ifPresent(was -> show(was, was.pages().listing(names, well, time(now)), now));
    }

    /// What was said before is not kept twice.
    private void show(WatchedRelay was, WatchedRelay.Told pages, long now) {
        long at = time(now);
        boolean same = was.pages().again(pages.listedAt()).equals(pages);
        if (!same) {
            recorder.add(new Change.Shows(at, was.name(), pages));
        } else if (was.pages().listedAt() != pages.listedAt()) {
            recorder.add(new Change.ShowsStill(at, was.name()));
        }
    }

    /// A relay was asked for a track, or has answered.
    synchronized void probed(String name, Probe probe, long now) {
        Probe kept =
                new Probe(
                        probe.namespace(),
                        probe.track(),
                        probe.outcome(),
                        probe.askedAt(),
                        probe.took(),
                        cut(probe.detail()));
        recorder.add(new Change.Answers(time(now), name, kept));
        if (probe.outcome() != Probe.Outcome.ASKED) {
            String text = "asked for " + probe.namespace() + ": " + Words.of(probe.outcome());
            record(now, name, new EventBody.CommandApplied(text + ", " + kept.detail()));
        }
    }

    /// A relay says what it has counted.
    synchronized void counted(String name, List<Stats> stats, long now) {
        known(name)
                .filter(was -> !was.stats().equals(stats))
                .ifPresent(_ -> recorder.add(new Change.Counts(time(now), name, stats)));
    }

    /// Forgets names that were withdrawn long ago.
    synchronized void sweep(long now) {
        recorder.drop(now);
        for (WatchedRelay relay : relays().values()) {
            for (Seen seen : relay.table().values()) {
                if (!seen.told() && now - seen.changedAt() > REMEMBERED) {
                    recorder.add(new Change.Forgets(time(now), relay.name(), seen.namespace()));
                    weigh(relay.name(), -seen.namespace().path().length());
                }
            }
        }
    }

    /// What the names kept of a relay weigh.
    private int weigh(String relay, int more) {
        return characters.merge(relay, more, Integer::sum);
    }

    private boolean keeps(WatchedRelay relay, Namespace name) {
        int weight = weigh(relay.name(), 0) + name.path().length();
        return relay.table().size() < MAX_NAMES && weight <= MAX_CHARACTERS;
    }

    private static <T> List<T> first(List<T> all) {
        return all.size() <= WatchedRelay.MAX_PEERS
                ? all
                : new ArrayList<>(all.subList(0, WatchedRelay.MAX_PEERS));
    }

    private static String cut(String text) {
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "…";
    }
}
