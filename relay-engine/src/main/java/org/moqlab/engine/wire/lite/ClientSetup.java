package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// CLIENT_SETUP on `moql`: the versions the client speaks in its order, and the moq-transport-14
/// parameters, of which only the implementation name is ours (WIRE §3.3, §4.1).
public record ClientSetup(List<Long> versions, String implementation) implements Message {
    /// Message type.
    public static final long TYPE = 0x20;

    /// Most versions a client lists.
    public static final int MAX_VERSIONS = 64;

    private static final long MAX_REQUEST_ID = 2;
    private static final long IMPLEMENTATION = 7;
    private static final long UNLIMITED = 0xffff_ffffL;

    /// Creates the message; the list is copied.
    public ClientSetup {
        versions = List.copyOf(versions);
    }

    /// The message on the stream: type, u16 length, body.
    ///
    /// @throws IllegalArgumentException above [#MAX_VERSIONS], or when the name does not fit
    public Bytes encode() {
        if (versions.size() > MAX_VERSIONS) {
            throw new IllegalArgumentException("more than " + MAX_VERSIONS + " versions");
        }
        WireWriter body = new WireWriter().varint(versions.size());
        versions.forEach(body::varint);
        body.varint(2).varint(MAX_REQUEST_ID).varint(UNLIMITED);
        body.varint(IMPLEMENTATION).string(implementation);
        Bytes bytes = body.toBytes();
        return new WireWriter().varint(TYPE).u16(bytes.length()).raw(bytes).toBytes();
    }

    /// Reads a body; unknown parameters are ignored.
    public static ClientSetup decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        long start = in.offset();
        long count = in.varint("number of versions", MAX_VERSIONS);
        List<Long> versions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            versions.add(in.varint());
        }
        in.whole(start);
        long end = in.offset();
        String implementation = parameters(in);
        in.whole(end);
        in.expectEnd();
        return new ClientSetup(versions, implementation);
    }

    /// Even ids carry a bare varint, odd ids octets (WIRE §2).
    private static String parameters(WireReader in) throws DecodeException {
        String implementation = "";
        List<Long> seen = new ArrayList<>();
        long count = in.varint("number of parameters", Parameters.MAX_PARAMETERS);
        for (int i = 0; i < count; i++) {
            long start = in.offset();
            long id = in.varint();
            if (seen.contains(id)) {
                throw new DecodeException(
                        ErrorCode.DUPLICATE, start, "parameter " + id + " given twice");
            }
            seen.add(id);
            if (id == IMPLEMENTATION) {
                implementation = in.string();
            } else if (id % 2 == 0) {
                in.varint();
            } else {
                in.bytes();
            }
        }
        return implementation;
    }

    @Override
    public String name() {
        return "CLIENT_SETUP";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SETUP;
    }

    @Override
    public String summary() {
        return versions.size() + " versions offered";
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("versions", versions.stream().map(Long::toHexString).toList()),
                field("implementation", implementation));
    }
}
