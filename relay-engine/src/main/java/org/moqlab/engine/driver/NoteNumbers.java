package org.moqlab.engine.driver;

import org.moqlab.engine.observe.MeshEvent;
import org.pcollections.TreePMap;

/// Which event each note of one endpoint became; remembers the newest [#MAX_NOTES] and at most one
/// block more. Full blocks are shared with every copy.
final class NoteNumbers {
    /// Enough for a quarter of all events a run keeps; an older note counts as from outside.
    static final int MAX_NOTES = 1 << 18;

    /// Every copy of a mesh has the last block of each of its endpoints for itself.
    private static final int BLOCK = 128;

    private TreePMap<Long, long[]> full = TreePMap.empty();
    private long[] events = new long[BLOCK];
    private long last;

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
            full = full.plus(last / BLOCK, events);
            if (full.size() > MAX_NOTES / BLOCK) {
                full = full.minus(full.firstKey());
            }
            events = new long[BLOCK];
        }
        events[(int) (note % BLOCK)] = event;
        last = note;
    }

    /// The event of the newest note; [MeshEvent#EXTERNAL] before the first.
    long latest() {
        return event(last);
    }

    long event(long note) {
        if (note <= 0 || note > last || note <= last - MAX_NOTES) {
            return MeshEvent.EXTERNAL;
        }
        long[] block = note / BLOCK == last / BLOCK ? events : full.get(note / BLOCK);
        return block == null ? MeshEvent.EXTERNAL : block[(int) (note % BLOCK)];
    }
}
