package org.moqlab.engine.driver;

import java.util.Arrays;
import org.moqlab.engine.observe.MeshEvent;

/// Which event each note of one endpoint became; remembers the newest [#MAX_NOTES].
final class NoteNumbers {
    static final int MAX_NOTES = 1 << 20;

    private long[] events = new long[64];
    private long last;

    NoteNumbers copy() {
        NoteNumbers copy = new NoteNumbers();
        copy.events = events.clone();
        copy.last = last;
        return copy;
    }

    void put(long note, long event) {
        if (note >= events.length && events.length < MAX_NOTES) {
            events = Arrays.copyOf(events, events.length * 2);
        }
        events[slot(note)] = event;
        last = note;
    }

    long event(long note) {
        boolean kept = note > 0 && note <= last && note > last - events.length;
        return kept ? events[slot(note)] : MeshEvent.EXTERNAL;
    }

    private int slot(long note) {
        return (int) (note % events.length);
    }
}
