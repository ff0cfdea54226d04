package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// ANNOUNCE: a namespace becomes active or ends (WIRE §3.4).
///
/// @param active whether it is offered or withdrawn
/// @param suffix the namespace below the requested prefix
/// @param hops hop count of the teller; always 0 when withdrawn and on wires without a counter
public record Announce(boolean active, Namespace suffix, long hops) implements Message {
    /// The message on the stream.
    public Bytes encode(LiteVersion version) {
        WireWriter body = new WireWriter().bool(active).string(suffix.path());
        if (version.hasHopCount()) {
            body.varint(active ? hops : 0);
        }
        return Sized.of(body);
    }

    /// Reads a body.
    public static Announce decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        Names in = new Names(body, offset);
        boolean active = in.reader().bool();
        Namespace suffix = in.namespace();
        long hops = version.hasHopCount() ? in.reader().varint() : 0;
        in.reader().expectEnd();
        return new Announce(active, suffix, hops);
    }

    @Override
    public String name() {
        return "ANNOUNCE";
    }

    @Override
    public MessageView.Kind kind() {
        return active ? MessageView.Kind.ANNOUNCE : MessageView.Kind.UNANNOUNCE;
    }

    @Override
    public String summary() {
        if (!active) {
            return suffix.path();
        }
        return suffix.path() + ", " + hops + (hops == 1 ? " hop" : " hops");
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("status", active ? "1 active" : "0 ended"),
                field("suffix", suffix),
                field("hops", hops));
    }
}
