package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.presence.PresenceModel.PresenceLane;
import org.moqlab.app.presence.Stretch;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;

/// Makes lanes of what relays told of a namespace from what was recorded. Each change stands where
/// it was heard, not where it happened; what a relay had while it was not watched is unknown.
/// Findings doubt what is shown now only: what looked wrong in the past is seen by going there.
final class LanesMaker {
    /// Most stretches kept of one relay; what comes after them is shown as unknown.
    static final int MAX_STRETCHES = 5_000;

    private static final Stretch.Look UNWATCHED = new Stretch.Look(EntryState.UNKNOWN, -1, "");

    /// What is known of one relay as the recording is gone through.
    private static final class Lane {
        private final List<Stretch> past = new ArrayList<>();
        private long since;
        private Stretch.Look look = UNWATCHED;
        private boolean up;
        private @Nullable Seen seen;
        private @Nullable Probe probe;
    }

    private final Moment moment;
    private final Labels labels;
    private final Claims claims;
    private final Flight flight;
    private final Map<String, Lane> lanes = new TreeMap<>();

    LanesMaker(Moment moment, Labels labels, Claims claims, Flight flight) {
        this.moment = moment;
        this.labels = labels;
        this.claims = claims;
        this.flight = flight;
    }

    Lanes lanes(Optional<Namespace> selected) {
        if (selected.isEmpty()) {
            return Lanes.EMPTY;
        }
        Namespace name = selected.get();
        flight.start().values().forEach(relay -> begin(relay, name));
        for (Change change : flight.changes()) {
            take(change, name);
        }
        long end = Math.max(0, flight.to() - flight.from());
        List<String> relays = new ArrayList<>();
        List<PresenceLane> all = new ArrayList<>();
        for (WatchedRelay relay : moment.view().relays().values()) {
            Lane lane = lanes.get(relay.name());
            if (lane != null) {
                lane.past.add(new Stretch(lane.since, end, lane.look));
                String label = labels.of(relay.name());
                relays.add(label);
                all.add(new PresenceLane(label, lane.past, present(relay, name), false));
            }
        }
        return new Lanes(
                Words.of("attach.lanes", Shown.name(name.path())),
                relays,
                all,
                end,
                Math.clamp(moment.at() - flight.from(), 0, end));
    }

    private void begin(WatchedRelay relay, Namespace name) {
        Lane lane = new Lane();
        lane.up = relay.state() == WatchedRelay.State.UP;
        lane.seen = relay.table().get(name);
        lane.probe = relay.probes().get(name);
        lane.look = look(lane);
        lanes.put(relay.name(), lane);
    }

    private void take(Change change, Namespace name) {
        Lane lane = lanes.computeIfAbsent(change.relay(), _ -> new Lane());
        switch (change) {
            case Change.Stands stands ->
                    lane.up = stands.standing().state() == WatchedRelay.State.UP;
            case Change.Tells tells -> {
                if (!tells.seen().namespace().equals(name)) {
                    return;
                }
                lane.seen = tells.seen();
            }
            case Change.Emptied _ -> {
                lane.seen = null;
                lane.probe = null;
            }
            case Change.Answers answers -> {
                if (answers.probe().namespace().equals(name)) {
                    lane.probe = answers.probe();
                }
            }
            case Change.Watched _,
                    Change.Speaks _,
                    Change.Is _,
                    Change.Forgets _,
                    Change.Connects _,
                    Change.Shows _,
                    Change.ShowsStill _,
                    Change.Reveals _,
                    Change.Counts _,
                    Change.Holds _,
                    Change.Overflows _ -> {
                return;
            }
        }
        become(lane, change.at() - flight.from());
    }

    private void become(Lane lane, long at) {
        boolean full = lane.past.size() >= MAX_STRETCHES;
        Stretch.Look next = full ? UNWATCHED : look(lane);
        if (!next.equals(lane.look)) {
            if (at > lane.since && !full) {
                lane.past.add(new Stretch(lane.since, at, lane.look));
                lane.since = at;
            }
            lane.look = next;
        }
    }

    private Stretch.Look look(Lane lane) {
        if (!lane.up) {
            return UNWATCHED;
        }
        Seen seen = lane.seen;
        if (seen == null || !seen.told()) {
            return new Stretch.Look(EntryState.ABSENT, -1, "");
        }
        Probe probe = lane.probe;
        boolean dead = probe != null && probe.isDead();
        boolean hidden = !seen.path().isEmpty() && !seen.path().getFirst().isKnown();
        EntryState state = dead ? EntryState.GHOST : hidden ? EntryState.UNKNOWN : EntryState.LIVE;
        return new Stretch.Look(state, seen.hops().length(), via(seen));
    }

    private String via(Seen seen) {
        List<Origin> path = seen.path();
        return path.size() < 2 ? "" : labels.of(path.get(path.size() - 2));
    }

    private Stretch.Look present(WatchedRelay relay, Namespace name) {
        Seen seen = relay.table().get(name);
        boolean told = seen != null && Claims.tells(relay, name);
        return new Stretch.Look(
                claims.state(relay, name), seen != null && told ? seen.hops().length() : -1, "");
    }
}
