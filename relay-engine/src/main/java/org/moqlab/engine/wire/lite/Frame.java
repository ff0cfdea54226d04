package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// One frame of a group: from moq-lite-05 the step of its timestamp, then a length and a payload
/// (WIRE §3.6).
///
/// @param delta units of the track's timescale since the frame before, or since 0 for the first;
///   always 0 before moq-lite-05
/// @param payload the object
public record Frame(long delta, Bytes payload) implements Message {
    /// Largest payload this engine takes, in octets.
    public static final int MAX_PAYLOAD = 1 << 20;

    /// The frame on the stream.
    ///
    /// @throws IllegalArgumentException when the version cannot say the delta
    public Bytes encode(LiteVersion version) {
        version.mustSay(version.hasTimestamps() || delta == 0, "a timestamp");
        WireWriter out = new WireWriter();
        if (version.hasTimestamps()) {
            out.zigzag(delta);
        }
        return out.bytes(payload).toBytes();
    }

    /// The next frame of a stream once it is complete; [#decode] makes a frame of it.
    public static Optional<StreamBuffer.Piece> take(StreamBuffer buffer, LiteVersion version)
            throws DecodeException {
        return version.hasTimestamps()
                ? buffer.takeTypedSized(MAX_PAYLOAD)
                : buffer.takeSized(MAX_PAYLOAD);
    }

    /// Reads a frame as [#take] took it.
    public static Frame decode(StreamBuffer.Piece piece, LiteVersion version)
            throws DecodeException {
        long delta =
                version.hasTimestamps()
                        ? new WireReader(piece.bytes(), piece.offset()).zigzag()
                        : 0;
        return new Frame(delta, piece.body());
    }

    /// Reads a whole frame.
    ///
    /// @param offset where it stands in its stream
    public static Frame decode(Bytes octets, long offset, LiteVersion version)
            throws DecodeException {
        WireReader in = new WireReader(octets, offset);
        long delta = version.hasTimestamps() ? in.zigzag() : 0;
        Frame frame = new Frame(delta, in.bytes());
        in.expectEnd();
        return frame;
    }

    @Override
    public String name() {
        return "FRAME";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.DATA;
    }

    @Override
    public String summary() {
        return payload.length() + " octets";
    }

    @Override
    public List<MessageView.Field> fields() {
        MessageView.Field octets = field("payload", payload.length() + " octets");
        return delta == 0 ? List.of(octets) : List.of(field("delta", delta), octets);
    }
}
