package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// ANNOUNCE_START where announces have numbers: a namespace becomes active, and gets the next
/// number of its stream, from 0 (WIRE §3.4, moq-lite-06 at work).
///
/// @param suffix the namespace below the requested prefix
/// @param hops the path without the teller
/// @param cost what the route costs from the teller on
public record AnnounceStart(Namespace suffix, HopPath hops, RouteCost cost) implements Message {
    /// Type of the message.
    public static final long TYPE = 0;

    /// The message on the stream, its type included.
    ///
    /// @throws IllegalArgumentException when the version has no such message, or no path of so many
    ///   parts
    public Bytes encode(LiteVersion version) {
        version.mustSay(version.hasAnnounceIds(), "ANNOUNCE_START");
        WireWriter body = new WireWriter();
        Names.write(body, suffix, version);
        Names.write(body, hops);
        Names.write(body, cost);
        return Sized.typed(TYPE, body);
    }

    /// Reads a body.
    public static AnnounceStart decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        Names in = new Names(body, offset, version);
        AnnounceStart start = new AnnounceStart(in.namespace(), in.path(), in.cost());
        in.reader().expectEnd();
        return start;
    }

    @Override
    public String name() {
        return "ANNOUNCE_START";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.ANNOUNCE;
    }

    @Override
    public String summary() {
        return suffix.path() + ", " + Announce.distance(hops) + ", cost " + cost;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("suffix", suffix),
                field("hops", hops),
                field("warm cost", cost.warm()),
                field("cold cost", cost.cold()));
    }
}
