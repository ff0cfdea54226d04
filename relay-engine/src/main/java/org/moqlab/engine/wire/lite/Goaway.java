package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// GOAWAY from moq-lite-04: the session will end, and where to go on (WIRE §3.10).
///
/// @param uri where to connect instead; empty for anywhere
public record Goaway(String uri) implements Message {
    /// Type of the bidirectional stream.
    public static final long STREAM_TYPE = 5;

    /// Longest address, in UTF-16 units.
    public static final int MAX_URI = 8_192;

    /// Creates the message.
    ///
    /// @throws IllegalArgumentException above [#MAX_URI]
    public Goaway {
        if (uri.length() > MAX_URI) {
            throw new IllegalArgumentException("address longer than " + MAX_URI);
        }
    }

    /// The message on the stream, without the stream type.
    public Bytes encode() {
        return Sized.of(new WireWriter().string(uri));
    }

    /// Reads a body.
    public static Goaway decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        String uri = in.string();
        if (uri.length() > MAX_URI) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    offset,
                    "address of " + uri.length() + " characters where at most " + MAX_URI + " are");
        }
        in.expectEnd();
        return new Goaway(uri);
    }

    @Override
    public String name() {
        return "GOAWAY";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SETUP;
    }

    @Override
    public String summary() {
        return uri;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("uri", uri));
    }
}
