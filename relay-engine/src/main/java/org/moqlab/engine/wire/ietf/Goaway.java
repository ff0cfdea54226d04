package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// GOAWAY: the sender will close the session. The Rust peers of the family end it at once.
///
/// @param uri where to go instead, at most 8192 octets; empty for the same place
public record Goaway(String uri) implements ControlMessage {
    static Goaway read(FieldReader in) throws DecodeException {
        return new Goaway(in.uri());
    }

    @Override
    public MessageType type() {
        return MessageType.GOAWAY;
    }

    @Override
    public WireWriter body() {
        return FieldWriter.bounded(uri, FieldReader.MAX_URI, new WireWriter());
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SETUP;
    }

    @Override
    public String summary() {
        return uri.isEmpty() ? "same place" : uri;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("uri", uri));
    }
}
