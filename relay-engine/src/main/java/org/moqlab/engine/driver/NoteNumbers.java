package org.moqlab.engine.driver;

import java.util.Arrays;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.pcollections.TreePMap;

/// Which event each note of one endpoint became. Remembers the newest [#MAX_NOTES] and at most one
/// block more, and none that a journal has forgotten by the time the newest came. Full blocks are
/// shared with every copy.
final class NoteNumbers {
    /// Enough for a quarter of all events a run keeps; an older note counts as from outside.
    static final int MAX_NOTES = 1 << 18;

    /// Blocks of notes that became events so long before the newest are forgotten: no journal has
    /// them any more. The same in every run, whatever its journal keeps.
    static final int MAX_AGE = Journal.MAX_EVENTS;

    /// Every copy of a mesh has the last block of each of its endpoints for itself.
    static final int BLOCK = 128;

    private TreePMap<Long, Block> full = TreePMap.empty();
    private long[] events = new long[BLOCK];
    private long last;

    /// A full block: events of notes that follow each other lie close together, so that what lies
    /// between takes half of what their numbers would.
    ///
    /// @param newest the event of its last note
    /// @param before how many events earlier each was; too old ones are as far back as can be said
    // Never changed once it is made, and never handed out of this class.
    @SuppressWarnings("ArrayRecordComponent")
    private record Block(long newest, int[] before) {
        static Block of(long[] events) {
            long newest = events[BLOCK - 1];
            return new Block(
                    newest,
                    Arrays.stream(events)
                            .mapToInt(n -> (int) Math.min(newest - n, Integer.MAX_VALUE))
                            .toArray());
        }

        long event(int place) {
            return before[place] == Integer.MAX_VALUE ? MeshEvent.EXTERNAL : newest - before[place];
        }
    }

    NoteNumbers copy() {
        NoteNumbers copy = new NoteNumbers();
        copy.full = full;
        copy.events = events.clone();
        copy.last = last;
        return copy;
    }

    /// Remembers a note; they come in order, without gaps.
    void put(long note, long event) {
        if (note / BLOCK != last / BLOCK) {
            full = full.plus(last / BLOCK, Block.of(events));
            forget(event);
            events = new long[BLOCK];
        }
        events[(int) (note % BLOCK)] = event;
        last = note;
    }

    private void forget(long event) {
        while (full.size() > MAX_NOTES / BLOCK
                || (!full.isEmpty() && event - full.firstEntry().getValue().newest > MAX_AGE)) {
            full = full.minusFirstEntry();
        }
    }

    /// The event of the newest note; [MeshEvent#EXTERNAL] before the first.
    long latest() {
        return event(last);
    }

    /// The event a note became; [MeshEvent#EXTERNAL] when that is not known.
    long event(long note) {
        if (note <= 0 || note > last || note <= last - MAX_NOTES) {
            return MeshEvent.EXTERNAL;
        }
        int place = (int) (note % BLOCK);
        if (note / BLOCK == last / BLOCK) {
            return events[place];
        }
        Block block = full.get(note / BLOCK);
        return block == null ? MeshEvent.EXTERNAL : block.event(place);
    }
}
