package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.moqlab.app.canvas.Survey;
import org.moqlab.app.canvas.Survey.Basis;
import org.moqlab.app.canvas.Survey.Proof;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.ClusterView;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.model.Origin;

/// The sessions between relays as they are seen: who says so, how many ways lead over them, and how
/// old the newest proof is.
final class Ties {
    /// Ways looked at for their ages; those of further names count as what their relay last said.
    static final int MAX_WAYS = 50_000;

    private record Pair(String from, String to) {
        static Pair of(String one, String other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /// What speaks for a session.
    ///
    /// @param said ends that say so
    /// @param ways how many ways lead over it
    /// @param newest when the newest proof was heard, ns
    private record Witness(Set<String> said, long ways, long newest) {
        static final Witness NONE = new Witness(Set.of(), 0, Long.MIN_VALUE);

        Witness saying(String end, long at) {
            Set<String> all = new HashSet<>(said);
            all.add(end);
            return new Witness(all, ways, Math.max(newest, at));
        }

        Witness way(long at) {
            return new Witness(said, ways + 1, Math.max(newest, at));
        }
    }

    private final ClusterView view;
    private final Labels labels;
    private final Ages ages;
    private final Map<Pair, Witness> witnesses = new HashMap<>();
    private final Map<String, String> urls = new HashMap<>();
    private int looked;

    Ties(Moment moment, Labels labels) {
        this.view = moment.view();
        this.labels = labels;
        this.ages = new Ages(moment.at());
        view.names().forEach((id, name) -> urls.put(bare(name), labels.node(id)));
        view.relays()
                .values()
                .forEach(relay -> urls.put(bare(relay.target().address()), relay.name()));
        view.relays().values().forEach(this::hear);
    }

    private void hear(WatchedRelay relay) {
        for (WatchedRelay.Connection link : relay.connections()) {
            said(relay.name(), called(link.peer()), relay.heardAt());
        }
        for (WatchedRelay.Node node : relay.pages().nodes()) {
            if (node.connections() > 0) {
                String other = node.id().map(labels::node).orElse(called(node.node()));
                said(relay.name(), other, relay.pages().listedAt());
            }
        }
        for (Seen seen : relay.table().values()) {
            if (looked++ >= MAX_WAYS) {
                return;
            }
            if (seen.told()) {
                way(seen);
            }
        }
    }

    /// Two URLs of one relay differ at most in a slash at the end.
    static String bare(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private String called(String peer) {
        return urls.getOrDefault(bare(peer), peer);
    }

    private void said(String end, String other, long at) {
        witnesses.merge(
                Pair.of(end, other), Witness.NONE.saying(end, at), (was, _) -> was.saying(end, at));
    }

    private void way(Seen seen) {
        List<Origin> path = seen.path();
        for (int i = 1; i < path.size(); i++) {
            Pair pair = Pair.of(labels.node(path.get(i - 1)), labels.node(path.get(i)));
            witnesses.merge(
                    pair,
                    Witness.NONE.way(seen.changedAt()),
                    (was, _) -> was.way(seen.changedAt()));
        }
    }

    /// What is drawn.
    ///
    /// @param drawn the relays that are, by what the view calls them
    List<Survey.Tie> all(Set<String> drawn) {
        List<Survey.Tie> ties = new ArrayList<>();
        for (ClusterView.Edge edge : view.edges()) {
            boolean both = drawn.contains(edge.from()) && drawn.contains(edge.to());
            if (both && ties.size() < Survey.MAX_TIES) {
                ties.add(new Survey.Tie(labels.of(edge.from()), labels.of(edge.to()), proof(edge)));
            }
        }
        return ties;
    }

    /// What is known of a session.
    Proof proof(ClusterView.Edge edge) {
        Witness witness = witnesses.getOrDefault(Pair.of(edge.from(), edge.to()), Witness.NONE);
        boolean timed = witness.newest() != Long.MIN_VALUE;
        return new Proof(
                basis(edge),
                source(edge, witness),
                timed ? ages.of(witness.newest()) : "",
                timed && ages.isOld(witness.newest()));
    }

    private Basis basis(ClusterView.Edge edge) {
        return switch (edge.basis()) {
            case OBSERVED, UNUSED -> Basis.OBSERVED;
            case INFERRED ->
                    isHearsay(edge.from()) || isHearsay(edge.to()) ? Basis.UNKNOWN : Basis.INFERRED;
        };
    }

    /// Whether nothing is known of a relay but its identity.
    private boolean isHearsay(String node) {
        return !view.relays().containsKey(node) && !view.names().containsValue(node);
    }

    private String source(ClusterView.Edge edge, Witness witness) {
        String who =
                switch (witness.said().size()) {
                    case 0 -> "";
                    case 1 ->
                            Words.of(
                                    "attach.tie.said", labels.of(witness.said().iterator().next()));
                    default -> Words.of("attach.tie.both");
                };
        return switch (edge.basis()) {
            case OBSERVED -> who.isEmpty() ? ways(witness) : who + ", " + ways(witness);
            case UNUSED ->
                    who.isEmpty()
                            ? Words.of("attach.tie.unused")
                            : who + ", " + Words.of("attach.tie.unused");
            case INFERRED -> ways(witness);
        };
    }

    private static String ways(Witness witness) {
        return Words.counted("attach.tie.ways", Math.max(1, witness.ways()));
    }
}
