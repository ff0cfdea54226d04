package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// CLIENT_SETUP: the versions the client speaks in its order, moq-lite's among them, and the
/// parameters for moq-transport (WIRE §3.3, §4.1).
public record ClientSetup(List<Long> versions, Parameters parameters) implements ControlMessage {
    /// Most versions a client may list.
    public static final int MAX_VERSIONS = 64;

    /// Creates the message; the list is copied.
    public ClientSetup {
        versions = List.copyOf(versions);
    }

    static ClientSetup read(FieldReader in) throws DecodeException {
        long start = in.offset();
        long count = in.number("number of versions", MAX_VERSIONS);
        List<Long> versions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            versions.add(in.number());
        }
        in.whole(start);
        return new ClientSetup(versions, in.parameters());
    }

    @Override
    public MessageType type() {
        return MessageType.CLIENT_SETUP;
    }

    @Override
    public WireWriter body() {
        WireWriter out = new WireWriter().varint(versions.size());
        versions.forEach(out::varint);
        return parameters.write(out);
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SETUP;
    }

    @Override
    public String summary() {
        return versions.size() + (versions.size() == 1 ? " version" : " versions") + " offered";
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("versions", versions.stream().map(Long::toHexString).toList()),
                field("parameters", parameters.describe(Registry.SETUP_PARAMETER)));
    }
}
