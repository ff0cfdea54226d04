package org.moqlab.engine.session;

import java.util.ArrayDeque;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.StreamKind;

/// The writing half of a stream: messages wait here until credit and window let them out, so that
/// the driver needs no queue of its own.
final class OutStream {
    /// Most octets that wait on one stream; a peer that lets more pile up does not read.
    static final long MAX_WAITING = 16L << 20;

    private record Waiting(MessageView view, Bytes bytes, int written, long cause) {}

    private final long stream;
    private final ArrayDeque<Waiting> queue;
    private boolean opened;
    private boolean finishing;
    private boolean ended;
    private long window;
    private long offset;
    private long waiting;

    /// A half whose stream is open already, or will be once credit allows.
    OutStream(long stream, boolean opened) {
        this.stream = stream;
        this.opened = opened;
        this.queue = new ArrayDeque<>();
    }

    private OutStream(OutStream other) {
        this.stream = other.stream;
        this.queue = new ArrayDeque<>(other.queue);
        this.opened = other.opened;
        this.finishing = other.finishing;
        this.ended = other.ended;
        this.window = other.window;
        this.offset = other.offset;
        this.waiting = other.waiting;
    }

    OutStream copy() {
        return new OutStream(this);
    }

    boolean isOpened() {
        return opened;
    }

    /// Whether nothing more will be written.
    boolean isEnded() {
        return ended;
    }

    /// Whether the peer let more pile up than [#MAX_WAITING].
    boolean isOverfull() {
        return waiting > MAX_WAITING;
    }

    /// Octets that wait for credit or window.
    long waiting() {
        return waiting;
    }

    void open(Output out) {
        opened = true;
        out.add(new SessionAction.Open(stream, StreamKind.of(stream)));
        flush(out);
    }

    void send(MessageView view, long cause, Output out) {
        if (ended || finishing) {
            return;
        }
        queue.add(new Waiting(view, view.bytes(), 0, cause));
        waiting += view.bytes().length();
        flush(out);
    }

    void finish(Output out) {
        if (!ended) {
            finishing = true;
            flush(out);
        }
    }

    /// Aborts the half; what waits is lost.
    void reset(long code, Output out) {
        if (!ended && opened) {
            out.add(new SessionAction.Reset(stream, code));
        }
        abandon();
    }

    /// Forgets the half without a word.
    void abandon() {
        ended = true;
        queue.clear();
        waiting = 0;
    }

    void granted(long octets, Output out) {
        window += octets;
        flush(out);
    }

    private void flush(Output out) {
        while (opened && !ended && !queue.isEmpty() && window > 0) {
            Waiting next = queue.remove();
            if (next.written == 0) {
                out.add(new SessionAction.Sent(next.view, stream, offset, next.cause));
            }
            int rest = next.bytes.length() - next.written;
            int now = (int) Math.min(window, rest);
            boolean whole = now == rest;
            if (!whole) {
                queue.addFirst(new Waiting(next.view, next.bytes, next.written + now, next.cause));
            }
            boolean fin = whole && finishing && queue.isEmpty();
            out.add(
                    new SessionAction.Write(
                            stream, next.bytes.slice(next.written, next.written + now), fin));
            offset += now;
            window -= now;
            waiting -= now;
            ended |= fin;
        }
        if (opened && !ended && finishing && queue.isEmpty()) {
            out.add(new SessionAction.Write(stream, Bytes.EMPTY, true));
            ended = true;
        }
    }
}
