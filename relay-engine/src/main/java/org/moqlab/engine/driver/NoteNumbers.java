package org.moqlab.engine.driver;

import java.util.Arrays;
import org.moqlab.engine.observe.MeshEvent;
import org.pcollections.TreePMap;

/// Which event each note of one endpoint became; remembers the newest [#MAX_NOTES] and at most one
/// block more. Full blocks are shared with every copy.
final class NoteNumbers {
    /// Enough for a quarter of all events a run keeps; an older note counts as from outside.
    static final int MAX_NOTES = 1 << 18;

    /// Every copy of a mesh has the last block of each of its endpoints for itself.
    private static final int BLOCK = 128;

    private TreePMap<Long, Block> full = TreePMap.empty();
    private long[] events = new long[BLOCK];
    private long last;

    /// A full block: events of notes that follow each other lie close together, so that what lies
    /// between takes half of what their numbers would.
    ///
    /// @param offsets how much each is above the least
    // Never changed once it is made, and never handed out of this class.
    @SuppressWarnings("ArrayRecordComponent")
    private record Block(long least, int[] offsets) {
        static Block of(long[] events) {
            long least = Arrays.stream(events).min().orElse(0);
            return new Block(
                    least,
                    Arrays.stream(events).mapToInt(n -> Math.toIntExact(n - least)).toArray());
        }

        long event(int place) {
            return least + offsets[place];
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
        int place = (int) (note % BLOCK);
        if (note / BLOCK == last / BLOCK) {
            return events[place];
        }
        Block block = full.get(note / BLOCK);
        return block == null ? MeshEvent.EXTERNAL : block.event(place);
    }
}
