package org.moqlab.engine.transport.http3;

import org.moqlab.engine.model.Bytes;

/// Octets that have arrived and are not understood yet. It holds what its reader leaves in it: all
/// readers here leave less than two integers, or a payload whose length they bound.
final class Intake {
    /// What [#varint] returns when it needs more octets.
    static final long MORE = -1;

    private Bytes waiting = Bytes.EMPTY;

    void add(Bytes more) {
        waiting = waiting.concat(more);
    }

    int length() {
        return waiting.length();
    }

    /// The next variable-length integer (RFC 9000 §16), or [#MORE].
    long varint() {
        if (waiting.isEmpty()) {
            return MORE;
        }
        int length = 1 << (waiting.at(0) >> 6);
        if (waiting.length() < length) {
            return MORE;
        }
        long value = waiting.at(0) & 0x3f;
        for (int i = 1; i < length; i++) {
            value = value << 8 | waiting.at(i);
        }
        waiting = waiting.slice(length, waiting.length());
        return value;
    }

    /// The next octets.
    ///
    /// @throws IndexOutOfBoundsException when there are fewer
    Bytes take(int count) {
        Bytes taken = waiting.slice(0, count);
        waiting = waiting.slice(count, waiting.length());
        return taken;
    }

    /// As many of the next `most` octets as there are.
    Bytes takeUpTo(long most) {
        return take((int) Math.min(most, waiting.length()));
    }
}
