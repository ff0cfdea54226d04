package org.moqlab.app.attach;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.moqlab.engine.attach.ClusterView;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Finding;

/// What can be said of the entries of relays that are not ours: a name that is told is live as far
/// as can be seen, unless a finding doubts it; a ghost only where a subscription has proven it;
/// what is not told is missing only where a finding says so.
final class Claims {
    private record Place(String relay, String subject) {}

    private final ClusterView view;
    private final Map<Place, TreeSet<String>> doubts = new HashMap<>();
    private final Map<String, TreeSet<String>> differing = new HashMap<>();

    Claims(Moment moment) {
        view = moment.view();
        for (Finding finding : moment.findings()) {
            Optional<String> first = finding.relays().stream().findFirst();
            first.ifPresent(relay -> {
                doubts.computeIfAbsent(new Place(relay, finding.subject()), _ -> new TreeSet<>())
                        .add(finding.invariant());
                differing.computeIfAbsent(relay, _ -> new TreeSet<>()).add(finding.subject());
            });
        }
    }

    /// Kinds of findings about what a relay says of a name.
    Set<String> doubts(String relay, Namespace name) {
        return doubts.getOrDefault(new Place(relay, name.path()), new TreeSet<>());
    }

    /// How many things about a relay are doubted.
    int differing(String relay) {
        return differing.getOrDefault(relay, new TreeSet<>()).size();
    }

    /// What a relay has for a name.
    EntryState state(WatchedRelay relay, Namespace name) {
        if (relay.state() != WatchedRelay.State.UP) {
            return EntryState.UNKNOWN;
        }
        Seen seen = relay.table().get(name);
        Set<String> doubted = doubts(relay.name(), name);
        if (seen == null || !seen.told()) {
            return doubted.contains("black-hole") || doubted.contains("disagreement")
                    ? EntryState.MISSING
                    : EntryState.ABSENT;
        }
        Probe probe = relay.probes().get(name);
        if (probe != null && probe.isDead()) {
            return EntryState.GHOST;
        }
        if (probe != null && probe.outcome() == Probe.Outcome.ALIVE) {
            return EntryState.LIVE;
        }
        boolean hidden = !seen.path().isEmpty() && !seen.path().getFirst().isKnown();
        return hidden || !doubted.isEmpty() ? EntryState.UNKNOWN : EntryState.LIVE;
    }

    /// The relays that tell a name.
    long tellers(Namespace name) {
        return view.relays().values().stream().filter(relay -> tells(relay, name)).count();
    }

    /// The name a finding is about; empty where it is about something else.
    static Optional<Namespace> named(Finding finding) {
        boolean path =
                !finding.invariant().equals("twin-ids")
                        && finding.subject().length() <= Namespace.MAX_LENGTH;
        return path ? Optional.of(new Namespace(finding.subject())) : Optional.empty();
    }

    static boolean tells(WatchedRelay relay, Namespace name) {
        Seen seen = relay.table().get(name);
        return relay.state() == WatchedRelay.State.UP && seen != null && seen.told();
    }
}
