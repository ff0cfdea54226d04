package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// SERVER_SETUP: the version the server chose, and parameters in the form of that version: where
/// the choice is a moq-lite, every value has its length (WIRE §3.3, §4.1).
public record ServerSetup(long version, Parameters parameters) implements ControlMessage {
    private static final long LITE = 0xff0dad;

    static ServerSetup read(FieldReader in) throws DecodeException {
        long version = in.number();
        return new ServerSetup(
                version, isLite(version) ? Parameters.readSized(in) : in.parameters());
    }

    private static boolean isLite(long version) {
        return version >> 8 == LITE;
    }

    @Override
    public MessageType type() {
        return MessageType.SERVER_SETUP;
    }

    @Override
    public WireWriter body() {
        WireWriter out = new WireWriter().varint(version);
        return isLite(version) ? parameters.writeSized(out) : parameters.write(out);
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
        return List.of(
                field("version", Long.toHexString(version)),
                field("parameters", parameters.describe(Registry.SETUP_PARAMETER)));
    }
}
