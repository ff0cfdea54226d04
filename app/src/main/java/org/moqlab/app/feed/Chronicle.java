package org.moqlab.app.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RaisedFinding;

/// What panes want to know of a whole recording: names of connections, counts, how busy it was
/// when, and what is worth a sign. Reads a journal from its first event on, pulse by pulse.
public final class Chronicle {
    /// Most events read in one pulse; the rest follows in the next.
    static final int MAX_PULSE = 20_000;

    /// Most marks and most findings kept; those that come later are not shown on the time axis.
    public static final int MAX_MARKS = 2_000;

    /// Most names remembered to have been published.
    static final int MAX_NAMES = 20_000;

    /// Events between two sums of messages.
    private static final int SUM_EVERY = 1_024;

    private final SessionNames names = new SessionNames();
    private final Density density = new Density();
    private final List<Mark> marks = new ArrayList<>();
    private final List<RaisedFinding> findings = new ArrayList<>();
    private final Set<String> published = new HashSet<>();
    private final List<Long> sums = new ArrayList<>(List.of(0L));
    private long messages;
    private long read;
    private long last;
    private long dropped;
    private long end;

    /// Reads on, at most [#MAX_PULSE] events.
    void read(Journal journal) {
        long until = journal.last();
        int most = (int) Math.min(MAX_PULSE, until - last);
        if (most <= 0) {
            return;
        }
        List<MeshEvent> events = journal.events(last + 1, most);
        if (!events.isEmpty()) {
            dropped += events.getFirst().n() - last - 1;
            events.forEach(this::follow);
            last = events.getLast().n();
            end = events.getLast().t();
        }
    }

    private void follow(MeshEvent event) {
        names.follow(event);
        density.add(event.t());
        messages += event.kind() == Kind.SENT ? 1 : 0;
        if (++read % SUM_EVERY == 0) {
            sums.add(messages);
        }
        switch (event.body()) {
            case EventBody.CommandApplied(String text) -> mark(event, Mark.Kind.COMMAND, text);
            case EventBody.FaultApplied fault -> mark(event, Mark.Kind.FAULT, fault.text());
            case EventBody.FindingRaised raised -> {
                mark(event, Mark.Kind.FINDING, raised.finding().invariant());
                if (findings.size() < MAX_MARKS) {
                    findings.add(new RaisedFinding(event.n(), event.t(), raised.finding()));
                }
            }
            case EventBody.Sent _,
                    EventBody.Received _,
                    EventBody.Dropped _,
                    EventBody.Decided _,
                    EventBody.DeadlineReached _,
                    EventBody.SessionChanged _,
                    EventBody.ClientChanged _,
                    EventBody.RelayChanged _,
                    EventBody.RelayFailed _ -> {}
            case EventBody.TruthChanged change -> {
                if (published.size() < MAX_NAMES) {
                    published.add(change.namespace().path());
                }
            }
        }
    }

    private void mark(MeshEvent event, Mark.Kind kind, String text) {
        if (marks.size() < MAX_MARKS) {
            marks.add(new Mark(new Place(event.n(), event.t()), kind, text));
        }
    }

    SessionNames names() {
        return names;
    }

    /// Whether something was ever published under that name.
    public boolean isPublished(String path) {
        return published.contains(path);
    }

    /// Number of the last event read.
    public long last() {
        return last;
    }

    /// Time of the last event read, ns.
    public long end() {
        return end;
    }

    /// How many events happened when.
    public Density density() {
        return density;
    }

    /// Commands, faults and findings, in order.
    public List<Mark> marks() {
        return Collections.unmodifiableList(marks);
    }

    /// What was found, in order.
    public List<RaisedFinding> findings() {
        return Collections.unmodifiableList(findings);
    }

    /// Messages sent up to event `n`.
    ///
    /// @param journal what was read
    long messages(Journal journal, long n) {
        if (n >= last || dropped > 0) {
            return messages;
        }
        int block = (int) (n / SUM_EVERY);
        long from = (long) block * SUM_EVERY + 1;
        long rest =
                journal.events(from, (int) (n - from + 1)).stream()
                        .filter(event -> event.kind() == Kind.SENT)
                        .count();
        return sums.get(block) + rest;
    }

    /// Events that were gone from the journal before they were read.
    long dropped() {
        return dropped;
    }
}
