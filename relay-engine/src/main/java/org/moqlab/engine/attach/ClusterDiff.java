package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.Finding;

/// What two moments of a cluster differ in: relays, the names they tell, sessions, findings.
///
/// @param all in that order, and by name
/// @param more how many beyond [#MAX] are left out
public record ClusterDiff(List<Difference> all, int more) {
    /// Most differences that are told.
    public static final int MAX = 10_000;

    /// What is different.
    public enum Sort {
        /// Whether a relay is watched, as what, and who it says it is.
        RELAY,
        /// The way a relay tells for a name.
        NAME,
        /// What a session between two relays rests on.
        SESSION,
        /// What looks wrong.
        FINDING
    }

    /// One thing that is not as it was.
    ///
    /// @param where relays it is about
    /// @param subject which of the sort it is, such as a namespace; empty for the relay itself
    /// @param before what it was; empty for nothing
    /// @param after what it is; empty for nothing
    public record Difference(
            Sort sort, String where, String subject, String before, String after) {}

    private record Key(String where, String subject) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int first = where.compareTo(other.where);
            return first != 0 ? first : subject.compareTo(other.subject);
        }
    }

    /// Creates the value; the list is copied.
    public ClusterDiff {
        all = List.copyOf(all);
    }

    /// What has changed from one moment to another.
    public static ClusterDiff between(Moment before, Moment after) {
        List<Difference> all = new ArrayList<>();
        compare(Sort.RELAY, before, after, ClusterDiff::relays, all);
        compare(Sort.NAME, before, after, ClusterDiff::names, all);
        compare(Sort.SESSION, before, after, ClusterDiff::sessions, all);
        compare(Sort.FINDING, before, after, ClusterDiff::findings, all);
        int kept = Math.min(MAX, all.size());
        return new ClusterDiff(all.subList(0, kept), all.size() - kept);
    }

    private static void compare(
            Sort sort,
            Moment before,
            Moment after,
            Function<Moment, Map<Key, String>> part,
            List<Difference> all) {
        Map<Key, String> was = part.apply(before);
        Map<Key, String> is = part.apply(after);
        TreeSet<Key> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        for (Key key : keys) {
            String one = was.getOrDefault(key, "");
            String other = is.getOrDefault(key, "");
            if (!one.equals(other)) {
                all.add(new Difference(sort, key.where(), key.subject(), one, other));
            }
        }
    }

    private static Map<Key, String> relays(Moment moment) {
        Map<Key, String> all = new TreeMap<>();
        for (WatchedRelay relay : moment.view().relays().values()) {
            String id = relay.id().map(origin -> " id " + origin.id()).orElse("");
            String wire = relay.wire().isEmpty() ? "" : " " + relay.wire();
            all.put(new Key(relay.name(), ""), Words.of(relay.state()) + wire + id);
        }
        return all;
    }

    private static Map<Key, String> names(Moment moment) {
        Map<Key, String> all = new TreeMap<>();
        for (WatchedRelay relay : moment.view().relays().values()) {
            for (Seen seen : relay.table().values()) {
                if (seen.told()) {
                    all.put(new Key(relay.name(), seen.namespace().path()), way(seen, moment));
                }
            }
        }
        return all;
    }

    private static String way(Seen seen, Moment moment) {
        if (seen.path().isEmpty()) {
            return seen.hops().length() + " hops";
        }
        return seen.path().stream()
                .map(origin -> called(origin, moment))
                .collect(Collectors.joining(" > "));
    }

    private static String called(Origin origin, Moment moment) {
        String number = origin.isKnown() ? Long.toString(origin.id()) : "?";
        return moment.view().names().getOrDefault(origin, number);
    }

    private static Map<Key, String> sessions(Moment moment) {
        Map<Key, String> all = new TreeMap<>();
        for (ClusterView.Edge edge : moment.view().edges()) {
            all.put(new Key(edge.from() + " - " + edge.to(), ""), Words.of(edge.basis()));
        }
        return all;
    }

    private static Map<Key, String> findings(Moment moment) {
        Map<Key, String> all = new TreeMap<>();
        for (Finding finding : moment.findings()) {
            String where = String.join(", ", finding.relays());
            all.put(new Key(where, finding.invariant() + " " + finding.subject()), "there");
        }
        return all;
    }
}
