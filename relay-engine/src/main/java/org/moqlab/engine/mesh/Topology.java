package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Relays and who dials whom.
///
/// @param shape how the relays are joined
/// @param relays names in order; the first is the hub of a star
/// @param sessions sessions a pair: 1 (the earlier relay dials) or 2 (both dial)
/// @param latency one-way latency of every link, ns
/// @param jitter largest extra latency, ns, uniform; 0 for none
public record Topology(Shape shape, List<String> relays, int sessions, long latency, long jitter) {
    /// How relays are joined.
    public enum Shape {
        /// Everyone to everyone.
        FULL,
        /// In a row.
        LINE,
        /// In a row whose ends meet.
        RING,
        /// The first relay to every other.
        STAR;

        /// The word in a scenario file.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Two relays joined by a link; `a` comes first in the list of relays.
    public record Link(String a, String b) {}

    /// Creates a topology; the list is copied.
    public Topology {
        relays = List.copyOf(relays);
    }

    /// Every link once, in a fixed order.
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        int n = relays.size();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (joined(i, j, n)) {
                    links.add(new Link(relays.get(i), relays.get(j)));
                }
            }
        }
        return links;
    }

    private boolean joined(int i, int j, int n) {
        return switch (shape) {
            case FULL -> true;
            case LINE -> j == i + 1;
            case RING -> j == i + 1 || (i == 0 && j == n - 1);
            case STAR -> i == 0;
        };
    }

    /// The peers `relay` dials, in a fixed order.
    public List<String> dials(String relay) {
        List<String> peers = new ArrayList<>();
        for (Link link : links()) {
            if (link.a().equals(relay)) {
                peers.add(link.b());
            } else if (sessions == 2 && link.b().equals(relay)) {
                peers.add(link.a());
            }
        }
        return peers;
    }

    /// Longest shortest path from `relay`, in links.
    public int eccentricity(String relay) {
        List<String> frontier = List.of(relay);
        List<String> seen = new ArrayList<>(frontier);
        int depth = 0;
        while (!frontier.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (Link link : links()) {
                spread(frontier, seen, next, link.a(), link.b());
                spread(frontier, seen, next, link.b(), link.a());
            }
            depth += next.isEmpty() ? 0 : 1;
            frontier = next;
        }
        return depth;
    }

    private static void spread(
            List<String> frontier, List<String> seen, List<String> next, String from, String to) {
        if (frontier.contains(from) && !seen.contains(to)) {
            seen.add(to);
            next.add(to);
        }
    }

    @Override
    public String toString() {
        return shape.name().toLowerCase(Locale.ROOT) + " of " + relays.size();
    }
}
