package org.moqlab.engine.session;

import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamCode;
import org.moqlab.engine.wire.ietf.ControlMessage;

/// What a moq-transport session writes: the control stream and its data streams.
final class IetfLine {
    /// The control stream is the client's first bidirectional stream.
    static final long CONTROL = 0;

    private final Streams streams;
    private boolean closed;

    IetfLine(boolean client) {
        this(new Streams(client));
    }

    private IetfLine(Streams streams) {
        this.streams = streams;
    }

    IetfLine copy() {
        IetfLine copy = new IetfLine(streams.copy());
        copy.closed = closed;
        return copy;
    }

    Streams streams() {
        return streams;
    }

    boolean isClosed() {
        return closed;
    }

    /// Says something on the control stream.
    void say(ControlMessage message, long cause, Output out) {
        say(message, message.kind(), cause, out);
    }

    void say(ControlMessage message, MessageView.Kind kind, long cause, Output out) {
        send(CONTROL, message.view(kind, message.encode()), cause, out);
    }

    void send(long stream, MessageView view, long cause, Output out) {
        if (closed) {
            return;
        }
        Optional<OutStream> half = streams.out(stream);
        half.ifPresent(to -> to.send(view, cause, out));
        if (half.filter(OutStream::isOverfull).isPresent()) {
            close(ErrorCode.CANCEL.code(), "peer does not read", out);
        }
    }

    void finish(long stream, Output out) {
        streams.out(stream).filter(open -> !open.isEnded()).ifPresent(open -> open.finish(out));
        streams.sweep(stream);
    }

    void reset(long stream, long code, Output out) {
        Optional<OutStream> half = streams.out(stream).filter(open -> !open.isEnded());
        if (half.filter(OutStream::isOpened).isPresent()) {
            out.add(
                    new SessionAction.Sent(
                            Ends.reset(code), stream, Ends.RESET_AT, SessionAction.PRESENT_CAUSE));
        }
        half.ifPresent(open -> open.reset(StreamCode.toWire(code), out));
        streams.sweep(stream);
    }

    void close(long code, String reason, Output out) {
        if (!closed) {
            closed = true;
            out.add(new SessionAction.Close(code, reason));
            out.happened(new SessionEvent.Violated(code, reason));
        }
    }

    /// Whether a message fits the frame of the control stream.
    static boolean fits(ControlMessage message) {
        Bytes body = message.body().toBytes();
        return body.length() <= ControlMessage.MAX_BODY;
    }
}
