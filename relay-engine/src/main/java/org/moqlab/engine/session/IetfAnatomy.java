package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Span;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Trace;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.ietf.MessageType;
import org.moqlab.engine.wire.ietf.SubgroupType;
import org.moqlab.engine.wire.ietf.SubgroupType.Numbering;

/// Takes messages of moq-transport apart.
final class IetfAnatomy {
    /// The fields of a SUBGROUP_HEADER, with and without the number of the subgroup.
    private static final List<Integer> EXPLICIT = List.of(0, 1, 2, 3, 4);

    private static final List<Integer> IMPLICIT = List.of(0, 1, 2, 4);

    private static final int ID = 0;
    private static final int EXTENSIONS = 1;
    private static final int STATUS = 2;
    private static final int PAYLOAD = 3;

    private IetfAnatomy() {}

    /// Where the fields stand; empty when the octets are no such message.
    static List<Span> of(MessageView message) throws DecodeException {
        return switch (message.name()) {
            case "SUBGROUP_HEADER" ->
                    message.fields().size() == EXPLICIT.size() ? head(message.bytes()) : List.of();
            case "OBJECT" -> {
                List<Span> plain = Anatomy.read(() -> object(message, false));
                yield plain.isEmpty() ? object(message, true) : plain;
            }
            default -> control(message);
        };
    }

    /// A control message: its type, its length in two octets, its body.
    private static List<Span> control(MessageView message) throws DecodeException {
        WireReader head = new WireReader(message.bytes(), 0);
        Optional<MessageType> type = MessageType.of(head.varint());
        int body = (int) head.offset() + Short.BYTES;
        if (type.isEmpty() || body > message.bytes().length()) {
            return List.of();
        }
        Bytes octets = message.bytes().slice(body, message.bytes().length());
        List<Trace.Span> read = Trace.of(() -> type.get().decode(octets, body));
        int fields = message.fields().size();
        return read.size() == fields
                ? Anatomy.match(IntStream.range(0, fields).boxed().toList(), read)
                : List.of();
    }

    private static List<Span> head(Bytes octets) throws DecodeException {
        Optional<SubgroupType> type = SubgroupType.of(new WireReader(octets, 0).varint());
        if (type.isEmpty()) {
            return List.of();
        }
        List<Integer> fields = type.get().numbering() == Numbering.EXPLICIT ? EXPLICIT : IMPLICIT;
        List<Trace.Span> read =
                Trace.of(() -> {
                    WireReader in = new WireReader(octets, 0);
                    for (int i = 1; i < fields.size(); i++) {
                        in.varint();
                    }
                    in.u8();
                    in.expectEnd();
                });
        return Anatomy.match(fields, read);
    }

    /// @param extended whether its stream says that objects have extensions; the object does not
    private static List<Span> object(MessageView message, boolean extended) throws DecodeException {
        List<Integer> fields = new ArrayList<>(List.of(ID));
        List<Bytes> payload = new ArrayList<>();
        List<Trace.Span> read =
                Trace.of(() -> {
                    WireReader in = new WireReader(message.bytes(), 0);
                    in.varint();
                    if (extended) {
                        in.bytes();
                        fields.add(EXTENSIONS);
                    }
                    payload.add(in.bytes());
                    fields.add(PAYLOAD);
                    if (payload.getFirst().isEmpty()) {
                        in.varint();
                        fields.add(STATUS);
                    }
                    in.expectEnd();
                });
        String said = payload.getFirst().length() + " octets";
        boolean same =
                message.fields().size() > PAYLOAD
                        && message.fields().get(PAYLOAD).value().equals(said);
        return same ? Anatomy.match(fields, read) : List.of();
    }
}
