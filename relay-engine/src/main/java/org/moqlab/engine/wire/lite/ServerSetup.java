package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// SERVER_SETUP on `moql`: the version the server chose, and moq-lite parameters (WIRE §3.3).
public record ServerSetup(long version) implements Message {
    /// Message type.
    public static final long TYPE = 0x21;

    /// The message on the stream: type, u16 length, body.
    public Bytes encode() {
        Bytes body = new WireWriter().varint(version).varint(0).toBytes();
        return new WireWriter().varint(TYPE).u16(body.length()).raw(body).toBytes();
    }

    /// Reads a body; parameters are read and ignored.
    public static ServerSetup decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        long version = in.varint();
        Parameters.read(in);
        in.expectEnd();
        return new ServerSetup(version);
    }

    @Override
    public String name() {
        return "SERVER_SETUP";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SETUP;
    }

    @Override
    public String summary() {
        return "version " + Long.toHexString(version);
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("version", Long.toHexString(version)));
    }
}
