package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// ANNOUNCE_END where announces have numbers: a namespace ends, and its number with it (WIRE §3.4,
/// moq-lite-06 at work).
///
/// @param id number of its START on the stream
public record AnnounceEnd(long id) implements Message {
    /// Type of the message.
    public static final long TYPE = 1;

    /// The message on the stream, its type included.
    ///
    /// @throws IllegalArgumentException when the version has no such message, or the number does
    ///   not fit a varint
    public Bytes encode(LiteVersion version) {
        version.mustSay(version.hasAnnounceIds(), "ANNOUNCE_END");
        return Sized.typed(TYPE, new WireWriter().varint(id));
    }

    /// Reads a body.
    public static AnnounceEnd decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        AnnounceEnd end = new AnnounceEnd(in.varint());
        in.expectEnd();
        return end;
    }

    @Override
    public String name() {
        return "ANNOUNCE_END";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.UNANNOUNCE;
    }

    @Override
    public String summary() {
        return "number " + id;
    }

    /// The message as a person reads it who knows what the number stands for.
    public MessageView view(Namespace suffix, Bytes bytes) {
        List<MessageView.Field> named = List.of(field("number", id), field("suffix", suffix));
        return new MessageView(kind(), name(), suffix.path(), named, bytes);
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("number", id));
    }
}
