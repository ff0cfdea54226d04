package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.moqlab.engine.observe.MeshEvent;

/// Notes find their events; the oldest are forgotten first.
final class NoteNumbersTest {
    private static long event(long note) {
        return 1_000 + 3 * note;
    }

    @Test
    void a_note_finds_its_event_while_the_ring_grows() {
        NoteNumbers numbers = new NoteNumbers();
        for (long note = 1; note <= 10_000; note++) {
            numbers.put(note, event(note));
        }
        for (long note = 1; note <= 10_000; note++) {
            assertEquals(event(note), numbers.event(note));
        }
    }

    @Test
    void what_was_never_noted_has_no_event() {
        NoteNumbers numbers = new NoteNumbers();
        numbers.put(1, 5);

        assertEquals(MeshEvent.EXTERNAL, numbers.event(0));
        assertEquals(MeshEvent.EXTERNAL, numbers.event(2));
        assertEquals(MeshEvent.EXTERNAL, numbers.event(-1));
    }

    @Test
    void a_full_ring_forgets_the_oldest() {
        NoteNumbers numbers = new NoteNumbers();
        long last = NoteNumbers.MAX_NOTES + 10L;
        for (long note = 1; note <= last; note++) {
            numbers.put(note, event(note));
        }

        assertEquals(MeshEvent.EXTERNAL, numbers.event(1));
        assertEquals(MeshEvent.EXTERNAL, numbers.event(10));
        assertEquals(event(11), numbers.event(11));
        assertEquals(event(last), numbers.event(last));
    }

    @Test
    void notes_whose_events_every_journal_has_forgotten_are_forgotten_too() {
        NoteNumbers numbers = new NoteNumbers();
        long until = 4L * NoteNumbers.BLOCK;
        for (long note = 1; note <= until; note++) {
            numbers.put(note, event(note));
        }
        assertEquals(event(1), numbers.event(1));
        long far = event(until) + NoteNumbers.MAX_AGE;
        for (long note = until + 1; note <= until + NoteNumbers.BLOCK; note++) {
            numbers.put(note, far + note);
        }

        assertEquals(MeshEvent.EXTERNAL, numbers.event(1));
        assertEquals(MeshEvent.EXTERNAL, numbers.event(until - 1));
        assertEquals(far + until + 1, numbers.event(until + 1));
        assertEquals(far + until + NoteNumbers.BLOCK, numbers.latest());
    }

    /// Somebody who said something once, and then nothing for days.
    @Test
    void notes_may_lie_any_number_of_events_apart() {
        NoteNumbers numbers = new NoteNumbers();
        long days = 1L << 32;
        numbers.put(1, event(1));
        for (long note = 2; note <= NoteNumbers.BLOCK; note++) {
            numbers.put(note, days + note);
        }

        assertEquals(MeshEvent.EXTERNAL, numbers.event(1));
        assertEquals(days + 2, numbers.event(2));
        assertEquals(days + NoteNumbers.BLOCK, numbers.latest());
    }

    @Test
    void a_copy_goes_its_own_way() {
        NoteNumbers numbers = new NoteNumbers();
        numbers.put(1, 5);
        NoteNumbers copy = numbers.copy();
        copy.put(2, 7);
        numbers.put(2, 9);

        assertEquals(5, copy.event(1));
        assertEquals(7, copy.event(2));
        assertEquals(9, numbers.event(2));
    }
}
