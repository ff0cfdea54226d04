package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.moqlab.engine.observe.Finding;

/// The findings of one look, so chosen that what one relay floods does not keep those of others
/// out: of alike ones, which are of one kind about the same relays, a few are kept, and when they
/// are still too many every kind about every relay has its turn. The last of alike ones says how
/// many more there are.
final class Suspicions {
    /// Findings kept of those that are alike.
    static final int MAX_ALIKE = 20;

    private record Sort(String kind, List<String> relays) {}

    private record Numbered(int number, Finding finding) {}

    private static final class Alike {
        private final List<Numbered> first = new ArrayList<>();
        private int all;
    }

    private final Map<Sort, Alike> sorts = new LinkedHashMap<>();
    private int added;

    void add(Finding finding) {
        Alike alike =
                sorts.computeIfAbsent(
                        new Sort(finding.invariant(), finding.relays()), _ -> new Alike());
        alike.all++;
        if (alike.first.size() < MAX_ALIKE) {
            alike.first.add(new Numbered(added++, finding));
        }
    }

    /// Those kept, in the order they were added.
    ///
    /// @param most how many are kept
    List<Finding> kept(int most) {
        Map<Alike, Integer> turns = new LinkedHashMap<>();
        int taken = 0;
        for (int turn = 0; turn < MAX_ALIKE && taken < most; turn++) {
            for (Alike alike : sorts.values()) {
                if (turn < alike.first.size() && taken < most) {
                    turns.put(alike, turn + 1);
                    taken++;
                }
            }
        }
        List<Numbered> kept = new ArrayList<>();
        turns.forEach((alike, count) -> kept.addAll(told(alike, count)));
        kept.sort(Comparator.comparingInt(Numbered::number));
        return kept.stream().map(Numbered::finding).toList();
    }

    private static List<Numbered> told(Alike alike, int count) {
        List<Numbered> told = new ArrayList<>(alike.first.subList(0, count));
        int more = alike.all - count;
        if (more > 0) {
            Numbered last = told.removeLast();
            told.add(new Numbered(last.number, crowded(last.finding, more)));
        }
        return told;
    }

    private static Finding crowded(Finding last, int more) {
        return new Finding(
                last.invariant(),
                last.subject(),
                last.relays(),
                last.since(),
                last.expected(),
                last.found() + "; and " + more + " more like it",
                last.why(),
                last.evidence());
    }
}
