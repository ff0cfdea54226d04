package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.WireWriter;

/// SUBGROUP_HEADER: the head of a unidirectional stream that carries objects of one group.
///
/// @param alias the track, by the number its SUBSCRIBE_OK or PUBLISH gave it
/// @param group number of the group in its track
/// @param subgroup number of the subgroup where the type has it in the header, else 0
/// @param priority 0 to 255, by the draft the lower the sooner
public record SubgroupHeader(SubgroupType type, long alias, long group, long subgroup, int priority)
        implements DataMessage {
    /// Creates the head.
    ///
    /// @throws IllegalArgumentException when there is a number and no place for it
    public SubgroupHeader {
        if (subgroup != 0 && type.numbering() != SubgroupType.Numbering.EXPLICIT) {
            throw new IllegalArgumentException("subgroup " + subgroup + " in no field");
        }
    }

    /// The head on the stream.
    public Bytes encode() {
        WireWriter out = new WireWriter().varint(type.code()).varint(alias).varint(group);
        if (type.numbering() == SubgroupType.Numbering.EXPLICIT) {
            out.varint(subgroup);
        }
        return out.u8(priority).toBytes();
    }

    /// Reads the head after its type.
    static SubgroupHeader read(SubgroupType type, Cursor in) {
        boolean explicit = type.numbering() == SubgroupType.Numbering.EXPLICIT;
        return new SubgroupHeader(
                type, in.varint(), in.varint(), explicit ? in.varint() : 0, in.octet());
    }

    /// Number of the subgroup.
    ///
    /// @param first id of its first object
    public long subgroup(long first) {
        return type.numbering() == SubgroupType.Numbering.FIRST_OBJECT ? first : subgroup;
    }

    @Override
    public String name() {
        return "SUBGROUP_HEADER";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.GROUP;
    }

    @Override
    public String summary() {
        return "group " + group;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("type", "0x" + Long.toHexString(type.code())),
                field("alias", alias),
                field("group", group),
                field(
                        "subgroup",
                        type.numbering() == SubgroupType.Numbering.FIRST_OBJECT
                                ? "as first object"
                                : subgroup),
                field("priority", priority));
    }
}
