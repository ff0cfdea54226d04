package org.moqlab.app.inspector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Splice;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.Sought;

/// The latest events of one relay up to the shown moment. Looks for them from the newest back, so
/// that a long past costs nothing.
final class RelayLog {
    /// Most events kept; the oldest go first.
    static final int MAX = 500;

    /// Events looked through at once.
    static final int WINDOW = 4_000;

    /// Events looked through before older ones are given up.
    static final int MAX_SCAN = 200_000;

    private static final List<Kind> MESSAGES = List.of(Kind.SENT, Kind.RECEIVED);

    private final Sought sought;
    private final boolean messages;
    private final Splice splice;
    private final List<MeshEvent> latest = new ArrayList<>();
    private long read;
    private boolean older;

    RelayLog(String relay, boolean messages, Splice splice) {
        this.messages = messages;
        this.splice = splice;
        Kind[] kinds =
                Arrays.stream(Kind.values())
                        .filter(kind -> messages || !MESSAGES.contains(kind))
                        .toArray(Kind[]::new);
        sought = Sought.at(relay, kinds);
    }

    /// Whether it is of this relay and recording and can be read on to event `n`.
    boolean goesOn(String relay, boolean withMessages, Splice now, long n) {
        return sought.end().equals(relay)
                && messages == withMessages
                && splice.equals(now)
                && read <= n
                && n - read <= MAX_SCAN;
    }

    /// Reads on to event `n`, which is the last of the shown moment.
    ///
    /// @return whether something was found
    boolean readOn(EventSource events, long n) {
        return read == 0 ? readBack(events, n) : readAhead(events, n);
    }

    private boolean readBack(EventSource events, long n) {
        long to = n;
        while (to > 0 && latest.size() < MAX && n - to < MAX_SCAN) {
            long from = Math.max(1, to - WINDOW + 1);
            latest.addAll(0, events.events(from, (int) (to - from + 1), sought));
            to = from - 1;
        }
        older = to > 0;
        read = n;
        trim();
        return true;
    }

    private boolean readAhead(EventSource events, long n) {
        int before = latest.size();
        while (read < n) {
            int max = (int) Math.min(WINDOW, n - read);
            latest.addAll(events.events(read + 1, max, sought));
            read += max;
        }
        boolean found = latest.size() > before;
        trim();
        return found;
    }

    private void trim() {
        if (latest.size() > MAX) {
            latest.subList(0, latest.size() - MAX).clear();
            older = true;
        }
    }

    /// The events, oldest first.
    List<MeshEvent> latest() {
        return latest;
    }

    /// Whether there may be older ones.
    boolean hasOlder() {
        return older;
    }
}
