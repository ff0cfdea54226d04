package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// ANNOUNCE_REQUEST: the opener of an announce stream wants to be told of namespaces below a prefix
/// (WIRE §3.4).
///
/// @param prefix what the told namespaces begin with
/// @param exclude announces that passed this origin are not wanted; unknown for no such wish, and
///   always before moq-lite-04
public record AnnounceRequest(Namespace prefix, Origin exclude) implements Message {
    /// Type of the bidirectional stream.
    public static final long STREAM_TYPE = 1;

    /// The message on the stream, without the stream type.
    ///
    /// @throws IllegalArgumentException when the version cannot say it
    public Bytes encode(LiteVersion version) {
        version.mustSay(version.hasExcludeHop() || !exclude.isKnown(), "an excluded origin");
        WireWriter body = new WireWriter();
        Names.write(body, prefix, version);
        if (version.hasExcludeHop()) {
            body.varint(exclude.id());
        }
        return Sized.of(body);
    }

    /// Reads a body.
    public static AnnounceRequest decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        Names in = new Names(body, offset, version);
        Namespace prefix = in.namespace();
        Origin exclude = version.hasExcludeHop() ? Origin.of(in.reader().varint()) : Origin.UNKNOWN;
        in.reader().expectEnd();
        return new AnnounceRequest(prefix, exclude);
    }

    @Override
    public String name() {
        return "ANNOUNCE_REQUEST";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.INTEREST;
    }

    @Override
    public String summary() {
        String all = "prefix \"" + prefix + "\"";
        return exclude.isKnown() ? all + " except through " + exclude : all;
    }

    @Override
    public List<MessageView.Field> fields() {
        return exclude.isKnown()
                ? List.of(field("prefix", prefix), field("exclude hop", exclude))
                : List.of(field("prefix", prefix));
    }
}
