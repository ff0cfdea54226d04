package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// ANNOUNCE_RESTART where announces have numbers: another route for a namespace that stays active
/// (WIRE §3.4, moq-lite-06 at work).
///
/// @param id number of its START on the stream
/// @param hops the path without the teller
/// @param cost what the route costs from the teller on
public record AnnounceRestart(long id, HopPath hops, RouteCost cost) implements Message {
    /// Type of the message.
    public static final long TYPE = 2;

    /// The message on the stream, its type included.
    ///
    /// @throws IllegalArgumentException when the version has no such message, or the number does
    ///   not fit a varint
    public Bytes encode(LiteVersion version) {
        version.mustSay(version.hasAnnounceIds(), "ANNOUNCE_RESTART");
        WireWriter body = new WireWriter().varint(id);
        Names.write(body, hops);
        Names.write(body, cost);
        return Sized.typed(TYPE, body);
    }

    /// Reads a body.
    public static AnnounceRestart decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        Names in = new Names(body, offset, version);
        AnnounceRestart restart = new AnnounceRestart(in.reader().varint(), in.path(), in.cost());
        in.reader().expectEnd();
        return restart;
    }

    @Override
    public String name() {
        return "ANNOUNCE_RESTART";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.REANNOUNCE;
    }

    @Override
    public String summary() {
        return "number " + id + ", " + route();
    }

    private String route() {
        return Announce.distance(hops) + ", cost " + cost;
    }

    /// The message as a person reads it who knows what the number stands for.
    public MessageView view(Namespace suffix, Bytes bytes) {
        List<MessageView.Field> named = new ArrayList<>(fields());
        named.add(1, field("suffix", suffix));
        return new MessageView(kind(), name(), suffix.path() + ", " + route(), named, bytes);
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("number", id),
                field("hops", hops),
                field("warm cost", cost.warm()),
                field("cold cost", cost.cold()));
    }
}
