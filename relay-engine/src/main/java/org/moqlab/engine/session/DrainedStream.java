package org.moqlab.engine.session;

import org.moqlab.engine.wire.StreamBuffer;

/// A stream whose octets nobody wants: read to its end and discarded, because asking the peer to
/// stop costs stream credit for ever on some transports.
final class DrainedStream extends InStream {
    DrainedStream(long stream) {
        super(stream, new StreamBuffer());
    }

    @Override
    DrainedStream copy() {
        return new DrainedStream(stream);
    }

    @Override
    void read(LiteSession session, Output out) {}

    @Override
    void finished(LiteSession session, Output out) {}

    @Override
    void reset(LiteSession session, long code, Output out) {}
}
