package org.moqlab.app.events;

import java.util.List;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import javafx.collections.ObservableList;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Splice;
import org.moqlab.engine.observe.MeshEvent;

/// The part of a recording that has rows: events that follow each other, around the one that is
/// looked at. FX thread.
final class Stretch {
    /// Rows kept of a recording that has more events.
    static final int MAX_ROWS = 100_000;

    /// Most rows added at once; the rest follows soon.
    static final int MAX_BATCH = 20_000;

    /// One part in so many goes at once when there are too many rows.
    private static final int TRIM_PARTS = 10;

    private final EventSource source;
    private final int most;
    private final int batch;
    private final Function<MeshEvent, EventRow> row;
    private final ObjIntConsumer<List<EventRow>> counts;
    private final ObservableList<EventRow> rows = new LongList<>();
    private Splice splice = Splice.FIRST;
    private long read;
    private boolean halted;

    /// @param most rows kept, at least 10
    /// @param row makes a row of an event
    /// @param counts is told of rows that come, with 1, or go, with -1
    Stretch(
            EventSource source,
            int most,
            Function<MeshEvent, EventRow> row,
            ObjIntConsumer<List<EventRow>> counts) {
        this.source = source;
        this.most = most;
        this.batch = Math.min(MAX_BATCH, most / 2);
        this.row = row;
        this.counts = counts;
    }

    /// The rows, oldest first.
    ObservableList<EventRow> rows() {
        return rows;
    }

    /// Whether an event has a row.
    boolean has(long n) {
        return !rows.isEmpty() && n >= rows.getFirst().number() && n <= read;
    }

    /// Whether every event of the recording has one, or will soon.
    boolean isWhole() {
        return rows.isEmpty() || (rows.getFirst().number() == 1 && !halted);
    }

    /// Whether the recording is another one than that which was read.
    boolean isOld() {
        return !source.splice().equals(splice);
    }

    /// Forgets what the present recording has no longer.
    ///
    /// @return the last event that both have
    long splice() {
        long kept = source.splice().keeps(splice);
        splice = source.splice();
        int from = rows.size();
        while (from > 0 && rows.get(from - 1).number() > kept) {
            from--;
        }
        remove(from, rows.size());
        read = Math.min(read, kept);
        return kept;
    }

    /// Reads on, or begins anew around an event that lies elsewhere.
    ///
    /// @param looked the event that is looked at; 0 for the beginning
    /// @return whether there is more to come
    boolean read(long looked) {
        long wanted = Math.max(1, looked);
        if (isElsewhere(wanted)) {
            remove(0, rows.size());
            read = Math.max(0, wanted - batch / 2);
        }
        halted = rows.size() >= most && wanted < rows.get(rows.size() / 2).number();
        List<MeshEvent> fresh = halted ? List.of() : source.recorded(read + 1, batch);
        if (fresh.isEmpty()) {
            return false;
        }
        read = fresh.getLast().n();
        List<EventRow> more = fresh.stream().map(row).toList();
        counts.accept(more, 1);
        rows.addAll(more);
        if (rows.size() > most) {
            remove(0, rows.size() - most + most / TRIM_PARTS);
        }
        return fresh.size() == batch;
    }

    /// Whether reading on would not come to an event, or only past more rows than are kept.
    private boolean isElsewhere(long n) {
        long first = rows.isEmpty() ? read + 1 : rows.getFirst().number();
        return (n < first || n > read + most) && source.recorded(n).isPresent();
    }

    private void remove(int from, int to) {
        counts.accept(rows.subList(from, to), -1);
        rows.remove(from, to);
    }
}
