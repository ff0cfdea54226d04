package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicStreamChannel;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.transport.http3.FrameReader;
import org.moqlab.engine.transport.http3.Frames;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.Http3Exception;
import org.moqlab.engine.transport.http3.Settings;

/// The peer's control stream: its settings first, then frames that say nothing to this end.
final class ControlStream extends StreamReader implements FrameReader.Sink {
    private final FrameReader frames = new FrameReader(this);
    private boolean settled;

    ControlStream(WebTransport web, QuicStreamChannel channel) {
        super(web, channel);
    }

    @Override
    void received(Bytes octets) throws Http3Exception {
        frames.feed(octets);
    }

    @Override
    public FrameReader.Treatment begins(long type, long length) throws Http3Exception {
        boolean settings = type == Frames.SETTINGS;
        if (!settled && !settings) {
            throw Http3Exception.ofConnection(
                    Http3Error.MISSING_SETTINGS, "frame 0x" + Long.toHexString(type) + " first");
        }
        if (settled && (settings || Frames.isForbiddenOnControl(type, !web.isAccepting()))) {
            throw Http3Exception.ofConnection(
                    Http3Error.FRAME_UNEXPECTED,
                    "frame 0x" + Long.toHexString(type) + " on a control stream");
        }
        if (settings && length > Settings.MAX_LENGTH) {
            throw Http3Exception.ofConnection(
                    Http3Error.EXCESSIVE_LOAD, length + " octets of settings");
        }
        return settings ? FrameReader.Treatment.GATHER : FrameReader.Treatment.SKIP;
    }

    @Override
    public void gathered(long type, Bytes payload) throws Http3Exception {
        settled = true;
        web.settled(Settings.decode(payload));
    }

    @Override
    public void passed(Bytes piece) {}

    @Override
    void finished() throws Http3Exception {
        throw Http3Exception.ofConnection(
                Http3Error.CLOSED_CRITICAL_STREAM, "the control stream ended");
    }

    @Override
    void reset(long code) throws Http3Exception {
        finished();
    }
}
