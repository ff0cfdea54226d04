package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.Finding;

/// Puts what follows from what is known into the record: sessions between relays as they appear and
/// go, and findings when they first show. Confined to one thread.
final class Chronicler {
    private final Cluster cluster;
    private final Map<String, Long> sessions = new TreeMap<>();
    private TreeSet<String> shown = new TreeSet<>();
    private long numbers;

    Chronicler(Cluster cluster) {
        this.cluster = cluster;
    }

    /// Records what is new.
    void look(Moment moment) {
        long now = moment.at();
        edges(moment.view(), now);
        TreeSet<String> present = new TreeSet<>();
        for (Finding finding : moment.findings()) {
            String key = finding.invariant() + " " + finding.subject() + " " + finding.relays();
            if (present.add(key) && !shown.contains(key)) {
                cluster.record(now, "", 0, new EventBody.FindingRaised(finding));
            }
        }
        shown = present;
    }

    /// The look itself broke; the next one may not.
    void broke(RuntimeException cause, long now) {
        cluster.record(now, "", 0, new EventBody.RelayFailed("the look at it all broke: " + cause));
    }

    private void edges(ClusterView view, long now) {
        TreeMap<String, ClusterView.Edge> present = new TreeMap<>();
        view.edges().forEach(edge -> present.put(edge.from() + "\0" + edge.to(), edge));
        for (String gone : new ArrayList<>(sessions.keySet())) {
            if (!present.containsKey(gone)) {
                int end = gone.indexOf('\0');
                both(gone.substring(0, end), gone.substring(end + 1), Phase.CLOSED, gone, now, "");
                sessions.remove(gone);
            }
        }
        present.forEach((key, edge) -> {
            if (!sessions.containsKey(key)) {
                sessions.put(key, ++numbers);
                String basis = Words.of(edge.basis());
                both(edge.from(), edge.to(), Phase.OPENED, key, now, basis);
            }
        });
    }

    private void both(String from, String to, Phase phase, String key, long now, String detail) {
        Long number = sessions.get(key);
        if (number != null) {
            cluster.record(now, from, number, new SessionChanged(phase, to, true, detail, 0));
            cluster.record(now, to, number, new SessionChanged(phase, from, false, detail, 0));
        }
    }
}
