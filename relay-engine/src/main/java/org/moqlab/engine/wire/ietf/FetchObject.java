package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// An object on a fetch stream.
///
/// @param subgroup number of its subgroup in its group
/// @param id number of the object in its group
/// @param priority 0 to 255
public record FetchObject(long group, long subgroup, long id, int priority, Content content)
        implements DataMessage {
    /// The object on the stream.
    public Bytes encode() {
        WireWriter out = new WireWriter().varint(group).varint(subgroup).varint(id).u8(priority);
        return content.writeSized(content.extensions().write(out)).toBytes();
    }

    static FetchObject read(Cursor in) throws DecodeException {
        return new FetchObject(
                in.varint(), in.varint(), in.varint(), in.octet(), Content.read(true, in));
    }

    @Override
    public String name() {
        return "OBJECT";
    }

    @Override
    public MessageView.Kind kind() {
        return content.kind();
    }

    @Override
    public String summary() {
        return "group " + group + " object " + id + ", " + content.summary();
    }

    @Override
    public List<MessageView.Field> fields() {
        List<MessageView.Field> fields = new ArrayList<>();
        fields.add(field("group", group));
        fields.add(field("subgroup", subgroup));
        fields.add(field("id", id));
        fields.add(field("priority", priority));
        fields.addAll(content.fields());
        return List.copyOf(fields);
    }
}
