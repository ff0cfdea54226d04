package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// PROBE from moq-lite-03: what the publisher knows of the path (WIRE §3.9).
///
/// @param bitrate bit/s, 0 for unknown
/// @param rtt round-trip time in milliseconds, at least 1; empty for unknown, and always before
///   moq-lite-04
public record Probe(long bitrate, OptionalLong rtt) implements Message {
    /// Type of the bidirectional stream.
    public static final long STREAM_TYPE = 4;

    /// Creates the message.
    ///
    /// @throws IllegalArgumentException when the round-trip time is 0 or less
    public Probe {
        if (rtt.orElse(1) < 1) {
            throw new IllegalArgumentException("round-trip time " + rtt.orElse(1));
        }
    }

    /// The message on the stream.
    ///
    /// @throws IllegalArgumentException when the version cannot say it
    public Bytes encode(LiteVersion version) {
        version.mustSay(version.hasProbe(), "PROBE");
        version.mustSay(version.hasProbeRtt() || rtt.isEmpty(), "a round-trip time");
        WireWriter body = new WireWriter().varint(bitrate);
        return Sized.of(version.hasProbeRtt() ? body.varint(rtt.orElse(0)) : body);
    }

    /// Reads a body.
    public static Probe decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        version.mustKnow(version.hasProbe(), "PROBE", offset);
        WireReader in = new WireReader(body, offset);
        long bitrate = in.varint();
        long rtt = version.hasProbeRtt() ? in.varint() : 0;
        in.expectEnd();
        return new Probe(bitrate, rtt == 0 ? OptionalLong.empty() : OptionalLong.of(rtt));
    }

    @Override
    public String name() {
        return "PROBE";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SETUP;
    }

    @Override
    public String summary() {
        return (bitrate == 0 ? "unknown" : bitrate + " bit/s")
                + (rtt.isEmpty() ? "" : ", " + rtt.getAsLong() + " ms");
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("bitrate", bitrate), field("rtt", rtt.orElse(0)));
    }
}
