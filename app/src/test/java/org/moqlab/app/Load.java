package org.moqlab.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A mesh on a random graph in which every relay has four peers, one session a link, with
/// namespaces spread evenly that come and go.
///
/// @param relays how many, an even number or not, above 4
/// @param namespaces how many stand at one time
/// @param churn how many of them start, and as many stop, each second
record Load(int relays, int namespaces, int churn) {
    private static final int DEGREE = 4;
    private static final int SEED = 7;
    private static final int MAX_DRAWS = 100_000;

    /// Namespaces of publishers that come and go; the others are those of publishers that flood.
    private static final int COMING = 100;

    /// The links, each once.
    private Set<List<Integer>> links() {
        Random random = new Random(SEED);
        for (int draw = 0; draw < MAX_DRAWS; draw++) {
            List<Integer> ends = new ArrayList<>();
            for (int relay = 0; relay < relays; relay++) {
                ends.addAll(Collections.nCopies(DEGREE, relay));
            }
            Collections.shuffle(ends, random);
            Set<List<Integer>> links =
                    new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
            for (int i = 0; i < ends.size(); i += 2) {
                int a = Math.min(ends.get(i), ends.get(i + 1));
                int b = Math.max(ends.get(i), ends.get(i + 1));
                if (a != b) {
                    links.add(List.of(a, b));
                }
            }
            // Nearly regular will do for many relays, where a draw without a double is rare.
            if (links.size() >= relays * DEGREE / 2 - draw / 10) {
                return links;
            }
        }
        throw new IllegalStateException("no graph found");
    }

    /// The scenario: everybody starts, and publishes what he has.
    String yaml() {
        StringBuilder text =
                new StringBuilder(
                        """
                        title: a large mesh that churns
                        seed: 1
                        bounds: {storm: 1000000000}
                        mesh:
                          policy: gossip-2026-08
                          topology:
                            latency: 5ms
                        """);
        List<String> names = new ArrayList<>();
        Map<String, List<String>> dialled = new TreeMap<>();
        for (int relay = 0; relay < relays; relay++) {
            names.add("r" + relay);
        }
        for (List<Integer> link : links()) {
            dialled.computeIfAbsent("r" + link.get(0), _ -> new ArrayList<>())
                    .add("r" + link.get(1));
        }
        text.append("    relays: ").append(names).append("\n    connect:\n");
        dialled.forEach((from, to) -> text.append("      " + from + ": " + to + "\n"));
        int coming = coming();
        clients(text, coming);
        begin(text, coming);
        text.append("  - {at: 600ms, start: viewer}\n");
        text.append("  - {at: 24h, stop: viewer}\n");
        return text.toString();
    }

    private void clients(StringBuilder text, int coming) {
        text.append("  clients:\n");
        for (int i = 0; i < coming; i++) {
            text.append(
                    "    - {publisher: p%d, at: r%d, namespace: come/n%d}\n"
                            .formatted(i, i % relays, i));
        }
        for (int relay = 0; relay < relays; relay++) {
            text.append(
                    "    - {publisher: f%d, at: r%d, namespace: stay/r%d}\n"
                            .formatted(relay, relay, relay));
        }
        // Time skips waits: somebody who plays sees to it that there are none.
        text.append(
                "    - {subscriber: viewer, at: r%d, namespace: stay/r0, track: video}\n"
                        .formatted(relays / 2));
    }

    private void begin(StringBuilder text, int coming) {
        text.append("acts:\n");
        for (int i = 0; i < coming; i++) {
            text.append("  - {at: 100ms, start: p%d}\n".formatted(i));
        }
        for (int relay = 0; relay < relays; relay++) {
            text.append("  - {at: 200ms, start: f%d}\n".formatted(relay));
            int each = (namespaces - coming) / relays;
            text.append(
                    "  - {at: 500ms, flood: {publisher: f%d, names: %d}}\n".formatted(relay, each));
        }
    }

    /// Publishers that come and go, `p0` and so on.
    int coming() {
        return Math.min(COMING, namespaces / 2);
    }
}
