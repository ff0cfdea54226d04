package org.moqlab.app.tables;

import java.util.List;
import org.moqlab.app.marks.EntryMark;

/// What one relay holds for one namespace.
///
/// @param mark what the entry is
/// @param text word, hops and peer in one line
/// @param accessible the same in words
/// @param hops of its best route; -1 for none
public record Entry(EntryMark mark, String text, String accessible, long hops)
        implements Comparable<Entry> {
    private static final List<String> WORST_FIRST =
            List.of("ghost", "lingering", "missing", "unknown", "live", "absent");

    /// What needs a look comes first, then the farther.
    @Override
    public int compareTo(Entry other) {
        int byState =
                Integer.compare(
                        WORST_FIRST.indexOf(mark.state()), WORST_FIRST.indexOf(other.mark.state()));
        return byState != 0 ? byState : Long.compare(other.hops, hops);
    }
}
