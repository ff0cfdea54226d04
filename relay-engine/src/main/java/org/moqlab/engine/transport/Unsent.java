package org.moqlab.engine.transport;

import java.util.ArrayDeque;
import org.moqlab.engine.model.Bytes;

/// What the machine has written to a stream and QUIC has not been handed yet.
final class Unsent {
    private final ArrayDeque<Bytes> octets = new ArrayDeque<>();
    private boolean ends;

    void add(Bytes bytes, boolean fin) {
        if (!bytes.isEmpty()) {
            octets.add(bytes);
        }
        ends |= fin;
    }

    boolean isEmpty() {
        return octets.isEmpty() && !ends;
    }

    /// Whether only the end of the stream is left.
    boolean isEndAlone() {
        return octets.isEmpty() && ends;
    }

    /// The next octets, at most so many and none when only the end is left.
    Bytes take(long most) {
        Bytes next = octets.isEmpty() ? Bytes.EMPTY : octets.remove();
        if (next.length() <= most) {
            return next;
        }
        octets.addFirst(next.slice((int) most, next.length()));
        return next.slice(0, (int) most);
    }

    /// Takes the end of the stream when nothing is before it.
    boolean takeEnd() {
        boolean taken = isEndAlone();
        ends &= !taken;
        return taken;
    }

    void clear() {
        octets.clear();
        ends = false;
    }
}
