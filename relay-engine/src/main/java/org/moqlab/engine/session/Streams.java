package org.moqlab.engine.session;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamCode;

/// The streams of one session: both halves of each, the numbers of the next ones, and the credit
/// the peer gave for them.
final class Streams {
    /// Most bidirectional streams that wait for credit; more means the peer never gives any.
    static final int MAX_WAITING_OPENS = 10_000;

    /// Most streams of the peer whose first message has not come whole; more means that it only
    /// wants them kept.
    static final int MAX_SPEECHLESS = 1_000;

    private final boolean client;
    private final TreeMap<Long, OutStream> outs = new TreeMap<>();
    private final TreeMap<Long, InStream> ins = new TreeMap<>();
    private final ArrayDeque<Long> waiting = new ArrayDeque<>();
    private long nextBidi;
    private long nextUni;
    private long bidiCredit;
    private long uniCredit;
    private int speechless;

    Streams(boolean client) {
        this.client = client;
    }

    Streams copy() {
        Streams copy = new Streams(client);
        for (Map.Entry<Long, OutStream> out : outs.entrySet()) {
            copy.outs.put(out.getKey(), out.getValue().copy());
        }
        for (Map.Entry<Long, InStream> in : ins.entrySet()) {
            copy.ins.put(in.getKey(), in.getValue().copy());
        }
        copy.waiting.addAll(waiting);
        copy.nextBidi = nextBidi;
        copy.nextUni = nextUni;
        copy.bidiCredit = bidiCredit;
        copy.uniCredit = uniCredit;
        copy.speechless = speechless;
        return copy;
    }

    /// The next bidirectional stream, opened now or as soon as credit allows.
    long openBidi(Output out) {
        long stream = StreamKind.BIDI.stream(nextBidi++, client);
        outs.put(stream, new OutStream(stream, false));
        waiting.add(stream);
        openWaiting(out);
        return stream;
    }

    boolean isChoked() {
        return waiting.size() > MAX_WAITING_OPENS;
    }

    /// The next unidirectional stream, if there is credit for it.
    Optional<Long> openUni(Output out) {
        if (uniCredit == 0) {
            return Optional.empty();
        }
        uniCredit--;
        long stream = StreamKind.UNI.stream(nextUni++, client);
        OutStream half = new OutStream(stream, false);
        outs.put(stream, half);
        half.open(out);
        return Optional.of(stream);
    }

    void credit(StreamKind kind, long more, Output out) {
        if (kind == StreamKind.UNI) {
            uniCredit += more;
        } else {
            bidiCredit += more;
            openWaiting(out);
        }
    }

    private void openWaiting(Output out) {
        while (bidiCredit > 0 && !waiting.isEmpty()) {
            bidiCredit--;
            long stream = waiting.remove();
            OutStream half = outs.get(stream);
            if (half != null) {
                half.open(out);
            } else {
                openAbandoned(stream, out);
            }
        }
    }

    /// Numbers may not be skipped, so a stream given up before its turn is opened to be reset.
    private static void openAbandoned(long stream, Output out) {
        out.add(new SessionAction.Open(stream, StreamKind.of(stream)));
        long code = StreamCode.toWire(ErrorCode.CANCEL.code());
        out.add(new SessionAction.Reset(stream, code));
    }

    /// The peer opened a stream; a bidirectional one can be written to at once.
    void accepted(long stream, InStream in) {
        become(in);
        if (StreamKind.of(stream) == StreamKind.BIDI) {
            outs.put(stream, new OutStream(stream, true));
        }
    }

    Optional<OutStream> out(long stream) {
        return Optional.ofNullable(outs.get(stream));
    }

    Optional<InStream> in(long stream) {
        return Optional.ofNullable(ins.get(stream));
    }

    Iterable<InStream> allIn() {
        return java.util.List.copyOf(ins.values());
    }

    private void count(@Nullable InStream in, int more) {
        if (in instanceof NewStream) {
            speechless += more;
        }
    }

    boolean isCrowded() {
        return speechless > MAX_SPEECHLESS;
    }

    void become(InStream in) {
        count(ins.put(in.stream, in), -1);
        count(in, 1);
    }

    void endIn(long stream) {
        count(ins.remove(stream), -1);
    }

    /// Forgets writing halves that have nothing more to write.
    void sweep(long stream) {
        OutStream half = outs.get(stream);
        if (half != null && half.isEnded()) {
            outs.remove(stream);
        }
    }
}
