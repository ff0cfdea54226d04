package org.moqlab.app.feed;

import java.util.List;
import javafx.beans.value.ObservableValue;
import org.moqlab.engine.observe.MeshEvent;

/// Reads the whole recording for a pane, in parts, as long as somebody looks at it. A long
/// recording takes several pulses of the screen, whether time stands or not.
public final class RecordingReader {
    /// Most events read at once; the rest follows with the next pulse.
    public static final int MAX_BATCH = 20_000;

    private final EventSource source;
    private final Turns turns;
    private final Runnable turn = this::show;
    private final Runnable show;
    private Splice splice = Splice.FIRST;
    private boolean watched;
    private long read;
    private boolean more;

    /// @param show reads on and shows what was read; called only while somebody looks
    public RecordingReader(
            ObservableValue<Moment> moments, EventSource source, TimeControls time, Runnable show) {
        this.source = source;
        this.turns = time.turns();
        this.show = show;
        moments.addListener((_, _, _) -> show());
        time.recordedProperty()
                .addListener((_, _, _) -> {
                    if (!time.playingProperty().get()) {
                        show();
                    }
                });
    }

    /// Whether somebody looks; what nobody looks at is not kept up to date.
    public void watch(boolean wanted) {
        watched = wanted;
        show();
    }

    /// Whether somebody looks.
    public boolean isWatched() {
        return watched;
    }

    /// Shows anew, if somebody looks.
    public void show() {
        if (watched) {
            show.run();
            if (more) {
                turns.next(turn);
            }
        }
    }

    /// Whether there may be more than was read.
    public boolean isReading() {
        return more;
    }

    /// Number of the last event read.
    public long last() {
        return read;
    }

    /// Whether the recording is another one than where reading began.
    public boolean isOther() {
        return !source.splice().equals(splice);
    }

    /// Begins with the first event of what is recorded now.
    public void begin() {
        splice = source.splice();
        read = 0;
        more = false;
    }

    /// The events after those read already, at most [#MAX_BATCH], oldest first.
    public List<MeshEvent> next() {
        List<MeshEvent> events = source.recorded(read + 1, MAX_BATCH);
        more = events.size() == MAX_BATCH;
        read = events.isEmpty() ? read : events.getLast().n();
        return events;
    }
}
