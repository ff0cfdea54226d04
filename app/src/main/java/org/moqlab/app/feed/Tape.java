package org.moqlab.app.feed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.Sought;

/// The recording that is shown and what is known of it. Another branch is another recording. FX
/// thread.
final class Tape {
    private Chronicle chronicle = new Chronicle();
    private Splice splice = Splice.FIRST;
    private @Nullable Journal journal;
    private String branch = "";

    /// Another run begins.
    void open() {
        journal = null;
        branch = "";
        begin(0);
    }

    private void begin(long common) {
        chronicle = new Chronicle();
        splice = splice.next(common);
    }

    /// Reads on, or begins anew where the recording is another one.
    void follow(Stand told) {
        if (told.recording() != journal) {
            if (journal != null) {
                begin(common(told));
            }
            journal = told.recording();
        }
        branch = told.branch();
        chronicle.read(told.recording());
    }

    private long common(Stand told) {
        return told.branch().equals(branch)
                ? Math.min(chronicle.last(), told.recording().last())
                : Lane.common(told.lanes(), branch, told.branch());
    }

    Chronicle chronicle() {
        return chronicle;
    }

    Splice splice() {
        return splice;
    }

    /// The recording; empty before there is one.
    Optional<Journal> journal() {
        return Optional.ofNullable(journal);
    }

    /// Events that were read, from number `from` on, at most `max`.
    List<MeshEvent> events(long from, int max) {
        return upTo(chronicle.last(), from, max);
    }

    /// Events of the recording from number `from` on that have happened at event `last`, at most
    /// `max`.
    List<MeshEvent> upTo(long last, long from, int max) {
        return journal == null ? List.of() : journal.events(from, most(journal, last, from, max));
    }

    /// Those sought among at most `max` events of the recording from number `from` on that have
    /// happened at event `last`.
    List<MeshEvent> upTo(long last, long from, int max, Sought sought) {
        return journal == null
                ? List.of()
                : journal.events(from, most(journal, last, from, max), sought);
    }

    private static int most(Journal journal, long last, long from, int max) {
        return Math.clamp(last - Math.max(from, journal.first()) + 1, 0, max);
    }

    /// Number of the first change of a table among `max` events after `n`; of the last of those
    /// events when there is none.
    long changeAfter(long n, int max) {
        List<MeshEvent> after = changes(n + 1, max);
        return after.isEmpty() ? n + max : after.getFirst().n();
    }

    /// Number of the last change of a table among `max` events before `n`; of the first of those
    /// events when there is none.
    long changeBefore(long n, int max) {
        long from = Math.max(1, n - max);
        List<MeshEvent> before = changes(from, (int) (n - from));
        return before.isEmpty() ? from : before.getLast().n();
    }

    private List<MeshEvent> changes(long from, int max) {
        return events(from, max).stream().filter(event -> event.kind() == Kind.DECIDED).toList();
    }

    /// Messages sent up to event `n`.
    long messages(long n) {
        return journal == null ? 0 : chronicle.messages(journal, n);
    }

    /// Where event `n` stands, or the nearest event there is.
    Optional<Place> place(long n) {
        return journal()
                .filter(j -> j.last() > 0)
                .map(j -> {
                    long there = Math.clamp(n, j.first(), j.last());
                    return new Place(there, j.event(there).map(MeshEvent::t).orElse(0L));
                });
    }

    /// Where mesh time `t`, ns, stands; not after `end`.
    Optional<Place> at(long t, long end) {
        return journal()
                .filter(j -> j.last() > 0)
                .map(j -> {
                    long there = Math.max(j.first(), j.lastAt(Math.max(0, t)));
                    return new Place(there, Math.clamp(t, 0, end));
                });
    }
}
