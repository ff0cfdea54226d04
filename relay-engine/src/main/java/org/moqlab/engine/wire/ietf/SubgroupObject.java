package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireWriter;

/// An object on a subgroup stream.
///
/// @param id number of the object in its group
/// @param delta how many ids were left out before it: 0 for every object of a normal group
public record SubgroupObject(long id, long delta, Content content) implements DataMessage {
    /// The object on the stream.
    ///
    /// @param extended whether the type of the stream says that objects have extensions
    /// @throws IllegalArgumentException when there are extensions and no place for them
    public Bytes encode(boolean extended) {
        WireWriter out = new WireWriter().varint(delta);
        if (extended) {
            content.extensions().write(out);
        } else if (!content.extensions().isEmpty()) {
            throw new IllegalArgumentException("extensions on a stream without them");
        }
        return content.writeSized(out).toBytes();
    }

    /// Reads an object.
    ///
    /// @param next the id it has when none was left out
    static SubgroupObject read(boolean extended, long next, Cursor in) throws DecodeException {
        long start = in.offset();
        long delta = in.varint();
        if (!in.isShort() && delta > WireWriter.MAX_VARINT - next) {
            throw new DecodeException(ErrorCode.BOUNDS_EXCEEDED, start, "object id beyond 62 bits");
        }
        return new SubgroupObject(next + delta, delta, Content.read(extended, in));
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
        return "object " + id + ", " + content.summary();
    }

    @Override
    public List<MessageView.Field> fields() {
        List<MessageView.Field> fields = new ArrayList<>();
        fields.add(field("id", id));
        fields.addAll(content.fields());
        return List.copyOf(fields);
    }
}
