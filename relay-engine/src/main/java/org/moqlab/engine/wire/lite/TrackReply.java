package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// TRACK_INFO of moq-lite-05: the answer to TRACK (WIRE §3.7).
public record TrackReply(TrackInfo info) implements Message {
    /// The message on the stream.
    public Bytes encode() {
        return Sized.of(
                new WireWriter()
                        .u8(info.priority())
                        .bool(info.ordered())
                        .varint(info.maxLatency())
                        .varint(info.timescale()));
    }

    /// Reads a body; a timescale of 0 is a breach.
    public static TrackReply decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        int priority = in.u8();
        boolean ordered = in.bool();
        long maxLatency = in.varint();
        long start = in.offset();
        long timescale = in.varint();
        if (timescale == 0) {
            throw new DecodeException(ErrorCode.DECODE, start, "timescale 0");
        }
        in.expectEnd();
        return new TrackReply(new TrackInfo(priority, ordered, maxLatency, timescale));
    }

    @Override
    public String name() {
        return "TRACK_INFO";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.ACCEPT;
    }

    @Override
    public String summary() {
        return info.timescale() + " units a second";
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("priority", info.priority()),
                field("ordered", info.ordered()),
                field("max latency", info.maxLatency() + " ms"),
                field("timescale", info.timescale()));
    }
}
