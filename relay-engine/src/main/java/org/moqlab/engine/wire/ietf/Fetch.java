package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// FETCH: the sender wants objects of the past.
///
/// @param priority 0 to 255
public record Fetch(
        long request, int priority, GroupOrder order, Range range, Parameters parameters)
        implements ControlMessage {
    private static final long STANDALONE = 1;
    private static final long RELATIVE = 2;
    private static final long ABSOLUTE = 3;

    /// Which objects.
    public sealed interface Range {}

    /// A part of any track.
    ///
    /// @param end the object after the last one, or object 0 for the whole group
    public record Standalone(
            NamespaceTuple namespace, TrackName track, Location start, Location end)
            implements Range {}

    /// What came before a subscription, from some groups before its first.
    ///
    /// @param subscription request id of the subscription
    /// @param groups how many groups before
    public record RelativeJoining(long subscription, long groups) implements Range {}

    /// What came before a subscription, from a group on.
    ///
    /// @param subscription request id of the subscription
    public record AbsoluteJoining(long subscription, long group) implements Range {}

    static Fetch read(FieldReader in) throws DecodeException {
        return new Fetch(in.number(), in.octet(), in.order(), range(in), in.parameters());
    }

    private static Range range(FieldReader in) throws DecodeException {
        long start = in.offset();
        Range range = range(in, start);
        in.whole(start);
        return range;
    }

    private static Range range(FieldReader in, long start) throws DecodeException {
        long code = in.number();
        if (code == STANDALONE) {
            return new Standalone(in.tuple(), in.track(), in.location(), in.location());
        }
        if (code == RELATIVE) {
            return new RelativeJoining(in.number(), in.number());
        }
        if (code == ABSOLUTE) {
            return new AbsoluteJoining(in.number(), in.number());
        }
        throw FieldReader.unknown("fetch type", code, start);
    }

    @Override
    public MessageType type() {
        return MessageType.FETCH;
    }

    @Override
    public WireWriter body() {
        WireWriter out = new WireWriter().varint(request).u8(priority).u8(order.code());
        switch (range) {
            case Standalone(NamespaceTuple names, TrackName track, Location from, Location to) -> {
                names.write(out.varint(STANDALONE)).string(track.name());
                FieldWriter.location(to, FieldWriter.location(from, out));
            }
            case RelativeJoining(long subscription, long groups) ->
                    out.varint(RELATIVE).varint(subscription).varint(groups);
            case AbsoluteJoining(long subscription, long group) ->
                    out.varint(ABSOLUTE).varint(subscription).varint(group);
        }
        return parameters.write(out);
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SUBSCRIBE;
    }

    @Override
    public String summary() {
        return switch (range) {
            case Standalone(NamespaceTuple names, TrackName track, Location from, Location to) ->
                    names + " / " + track + " from " + from + " to " + to;
            case RelativeJoining(long subscription, long groups) ->
                    groups + " groups before request " + subscription;
            case AbsoluteJoining(long subscription, long group) ->
                    "from group " + group + " before request " + subscription;
        };
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("request", request),
                field("priority", priority),
                field("order", order),
                field("range", summary()),
                FieldWriter.parameters(parameters));
    }
}
