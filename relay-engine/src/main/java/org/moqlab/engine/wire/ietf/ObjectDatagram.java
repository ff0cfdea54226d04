package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireWriter;

/// OBJECT_DATAGRAM: one object in one datagram. The family neither sends nor reads them.
///
/// @param endsGroup whether no object follows in its group
/// @param alias the track
/// @param object number of the object in its group; absent means 0
/// @param priority 0 to 255
/// @param form whether the datagram carries the payload or the status of its content
public record ObjectDatagram(
        boolean endsGroup,
        long alias,
        long group,
        OptionalLong object,
        int priority,
        Form form,
        Content content)
        implements DataMessage {
    /// What a datagram carries after its head.
    public enum Form {
        /// Octets, to the end of the datagram.
        PAYLOAD,
        /// A status.
        STATUS
    }

    private static final long EXTENSIONS = 0x01;
    private static final long ENDS_GROUP = 0x02;
    private static final long NO_OBJECT = 0x04;
    private static final long STATUS = 0x20;

    /// Creates the datagram.
    ///
    /// @throws IllegalArgumentException when no type says all of it
    public ObjectDatagram {
        boolean status = form == Form.STATUS;
        boolean fits = status ? content.payload().isEmpty() : isNormal(content);
        if (!fits || (status && (endsGroup || object.isEmpty()))) {
            throw new IllegalArgumentException("no type for this datagram");
        }
    }

    private static boolean isNormal(Content content) {
        return content.status() == ObjectStatus.NORMAL;
    }

    private long type() {
        return (form == Form.STATUS ? STATUS : 0)
                | (content.extensions().isEmpty() ? 0 : EXTENSIONS)
                | (endsGroup ? ENDS_GROUP : 0)
                | (object.isEmpty() ? NO_OBJECT : 0);
    }

    /// The datagram.
    public Bytes encode() {
        WireWriter out = new WireWriter().varint(type()).varint(alias).varint(group);
        object.ifPresent(out::varint);
        out.u8(priority);
        if (!content.extensions().isEmpty()) {
            content.extensions().write(out);
        }
        return switch (form) {
            case PAYLOAD -> out.raw(content.payload()).toBytes();
            case STATUS -> out.varint(content.status().code()).toBytes();
        };
    }

    /// Reads a datagram.
    public static ObjectDatagram decode(Bytes datagram) throws DecodeException {
        Cursor in = new Cursor(datagram, 0);
        long type = in.varint();
        boolean status = (type & STATUS) != 0;
        if ((type & ~(status ? STATUS | EXTENSIONS : EXTENSIONS | ENDS_GROUP | NO_OBJECT)) != 0) {
            throw FieldReader.unknown("datagram type", type, 0);
        }
        long alias = in.varint();
        long group = in.varint();
        OptionalLong object =
                (type & NO_OBJECT) == 0 ? OptionalLong.of(in.varint()) : OptionalLong.empty();
        int priority = in.octet();
        Extensions extensions = (type & EXTENSIONS) == 0 ? Extensions.NONE : present(in);
        Content content = content(status, extensions, datagram, in);
        if (in.isShort()) {
            throw new DecodeException(
                    ErrorCode.DECODE, datagram.length(), "datagram ends inside a value");
        }
        return new ObjectDatagram(
                (type & ENDS_GROUP) != 0,
                alias,
                group,
                object,
                priority,
                status ? Form.STATUS : Form.PAYLOAD,
                content);
    }

    /// A type that says that there are extensions may not be followed by none.
    private static Extensions present(Cursor in) throws DecodeException {
        long start = in.offset();
        Extensions extensions = Content.extensions(in);
        if (extensions.isEmpty() && !in.isShort()) {
            throw new DecodeException(
                    ErrorCode.PROTOCOL_VIOLATION, start, "extensions of no octets in a datagram");
        }
        return extensions;
    }

    private static Content content(boolean status, Extensions extensions, Bytes datagram, Cursor in)
            throws DecodeException {
        if (!status) {
            return new Content(
                    extensions, ObjectStatus.NORMAL, datagram.slice(in.read(), datagram.length()));
        }
        ObjectStatus code = Content.status(extensions, in, in.offset());
        if (in.read() < datagram.length() && !in.isShort()) {
            throw new DecodeException(
                    ErrorCode.WRONG_SIZE, in.offset(), "octets left over after the status");
        }
        return new Content(extensions, code, Bytes.EMPTY);
    }

    @Override
    public String name() {
        return "OBJECT_DATAGRAM";
    }

    @Override
    public MessageView.Kind kind() {
        return content.kind();
    }

    @Override
    public String summary() {
        return "group " + group + " object " + object.orElse(0) + ", " + content.summary();
    }

    @Override
    public List<MessageView.Field> fields() {
        List<MessageView.Field> fields = new ArrayList<>();
        fields.add(field("type", "0x" + Long.toHexString(type())));
        fields.add(field("alias", alias));
        fields.add(field("group", group));
        fields.add(field("object", object.orElse(0)));
        fields.add(field("priority", priority));
        fields.addAll(content.fields());
        return List.copyOf(fields);
    }
}
