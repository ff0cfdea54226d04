package org.moqlab.engine.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ring of events: what is kept, what is dropped, and that any state is a fold over it.
final class JournalTest {
    private static MeshEvent event(long n) {
        return event(n, n - 1);
    }

    private static MeshEvent event(long n, long cause) {
        String relay = n % 2 == 0 ? "A" : "B";
        EventBody body = new EventBody.RelayChanged(n % 3 == 0, "step " + n);
        return new MeshEvent(n, 10 * n, relay, 0, cause, List.of(), body);
    }

    private static Journal journal(int capacity, long events) {
        Journal journal = new Journal(capacity);
        for (long n = 1; n <= events; n++) {
            journal.append(event(n));
        }
        return journal;
    }

    private static List<Long> numbers(List<MeshEvent> events) {
        return events.stream().map(MeshEvent::n).toList();
    }

    @Test
    void an_empty_journal_waits_for_event_1() {
        Journal journal = new Journal();

        assertEquals(1, journal.next());
        assertEquals(0, journal.last());
        assertEquals(1, journal.first());
        assertEquals(List.of(), journal.all());
        assertEquals(MeshSnapshot.EMPTY, journal.snapshot());
        assertEquals(Optional.of(MeshSnapshot.EMPTY), journal.snapshotAt(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 4, 5, -1})
    void only_the_next_number_is_appended(long wrong) {
        Journal journal = journal(10, 2);

        assertThrows(IllegalStateException.class, () -> journal.append(event(wrong)));
        assertEquals(2, journal.last());
    }

    @Test
    void a_full_ring_drops_the_oldest_and_says_so() {
        Journal journal = journal(4, 11);

        assertEquals(8, journal.first());
        assertEquals(11, journal.last());
        assertEquals(List.of(8L, 9L, 10L, 11L), numbers(journal.all()));
        assertEquals(Optional.empty(), journal.event(7));
        assertEquals(Optional.of(event(8)), journal.event(8));
        assertEquals(Optional.of(event(11)), journal.event(11));
        assertEquals(Optional.empty(), journal.event(12));
        assertEquals(Optional.empty(), journal.event(0));
    }

    @Test
    void events_are_read_in_pieces_and_from_the_oldest_kept_when_behind() {
        Journal journal = journal(5, 8);

        assertEquals(List.of(4L, 5L), numbers(journal.events(1, 2)));
        assertEquals(List.of(6L, 7L), numbers(journal.events(6, 2)));
        assertEquals(List.of(8L), numbers(journal.events(8, 100)));
        assertEquals(List.of(), journal.events(9, 100));
        assertEquals(List.of(), journal.events(6, 0));
    }

    @Test
    void what_is_sought_is_sought_among_the_events_kept() {
        int last = 5 * Segment.LENGTH + 7;
        Journal journal = journal(3 * Segment.LENGTH + 9, last);
        Sought sought = Sought.at(event(3).relay(), event(3).kind());
        for (long from : List.of(1L, 2L * Segment.LENGTH + 4, 5L * Segment.LENGTH - 1, last + 5L)) {
            for (int max : List.of(1, 1_000, Integer.MAX_VALUE)) {
                List<MeshEvent> all = journal.events(from, max);
                assertEquals(
                        all.stream().filter(sought::is).toList(),
                        journal.events(from, max, sought));
                assertEquals(
                        List.of(), journal.events(from, max, Sought.at("nobody", Kind.values())));
            }
        }
    }

    @Test
    void the_snapshot_at_any_event_is_the_fold_up_to_it() {
        Journal journal = journal(100, 20);
        MeshSnapshot folded = MeshSnapshot.EMPTY;
        for (long n = 1; n <= 20; n++) {
            folded = folded.apply(event(n));
            assertEquals(Optional.of(folded), journal.snapshotAt(n), "at " + n);
        }
        assertEquals(folded, journal.snapshot());
    }

    @Test
    void the_state_at_an_event_is_known_back_to_the_last_event_dropped() {
        Journal whole = journal(100, 20);
        Journal journal = journal(4, 20);

        assertEquals(Optional.empty(), journal.snapshotAt(15));
        for (long n = 16; n <= 20; n++) {
            assertEquals(whole.snapshotAt(n), journal.snapshotAt(n), "at " + n);
        }
        assertEquals(whole.snapshot(), journal.snapshot());
    }

    @Test
    void the_state_at_an_event_is_the_fold_across_segments_and_in_copies() {
        int events = 3 * Segment.LENGTH + 10;
        Journal journal = journal(events - 20, events);
        Journal copy = journal.copy();
        MeshSnapshot folded = MeshSnapshot.EMPTY;
        for (long n = 1; n <= events; n++) {
            folded = folded.apply(event(n));
            if (n % 97 == 0 || n % Segment.LENGTH <= 1) {
                boolean kept = n >= journal.first() - 1;
                Optional<MeshSnapshot> wanted = kept ? Optional.of(folded) : Optional.empty();
                assertEquals(wanted, journal.snapshotAt(n), "at " + n);
                assertEquals(wanted, copy.snapshotAt(n), "in the copy, at " + n);
            }
        }
        assertEquals(21, journal.first());
    }

    @Test
    void a_ring_of_many_segments_keeps_exactly_its_capacity() {
        int capacity = 2 * Segment.LENGTH + 1;
        Journal journal = journal(capacity, 5L * Segment.LENGTH);

        List<MeshEvent> kept = journal.all();
        assertEquals(capacity, kept.size());
        for (MeshEvent event : kept) {
            assertEquals(event(event.n()), event);
        }
        assertEquals(256L * capacity, journal.weight());
        assertEquals(256L * (5L * Segment.LENGTH - capacity), journal.released());
    }

    @Test
    void the_last_event_at_a_time_is_found() {
        Journal journal = journal(100, 20);

        assertEquals(0, journal.lastAt(9));
        assertEquals(1, journal.lastAt(10));
        assertEquals(7, journal.lastAt(79));
        assertEquals(20, journal.lastAt(1_000));
        assertEquals(16, journal(4, 20).lastAt(10), "the last one dropped");
    }

    @Test
    void a_copy_goes_its_own_way() {
        Journal journal = journal(3, 5);
        Journal copy = journal.copy();
        copy.append(event(6, 1));
        journal.append(event(6, 5));
        journal.append(event(7));

        assertEquals(List.of(event(4), event(5), event(6, 1)), copy.all());
        assertEquals(List.of(event(5), event(6, 5), event(7)), journal.all());
        assertEquals(6, copy.snapshot().n());
    }

    @Test
    void a_ring_holds_something() {
        assertThrows(IllegalArgumentException.class, () -> new Journal(0));
        assertEquals(List.of(3L), numbers(journal(1, 3).all()));
    }

    @Test
    void events_too_heavy_to_be_kept_together_are_dropped_from_the_oldest_on() {
        Journal journal = new Journal(100, 1_000);
        for (long n = 1; n <= 10; n++) {
            journal.append(event(n));
        }
        assertEquals(List.of(8L, 9L, 10L), numbers(journal.all()), "256 octets each");
        assertEquals(8, journal.first());
        assertEquals(Optional.empty(), journal.event(7));
        assertEquals(Optional.of(event(8)), journal.event(8));

        Journal copy = journal.copy();
        copy.append(event(11));
        assertEquals(List.of(9L, 10L, 11L), numbers(copy.all()));
        assertEquals(List.of(8L, 9L, 10L), numbers(journal.all()));
    }

    @Test
    void the_last_event_is_kept_whatever_it_weighs() {
        Journal journal = new Journal(2, 1);
        journal.append(event(1));
        journal.append(event(2));

        assertEquals(List.of(2L), numbers(journal.all()));
    }
}
