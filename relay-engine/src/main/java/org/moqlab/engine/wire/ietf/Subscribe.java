package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE: the sender wants a track.
///
/// @param request the number that answers, and in this family groups, go by
/// @param priority 0 to 255, by the draft the lower the sooner
/// @param forward whether objects are wanted at all; the family insists
public record Subscribe(
        long request,
        NamespaceTuple namespace,
        TrackName track,
        int priority,
        GroupOrder order,
        boolean forward,
        Filter filter,
        Parameters parameters)
        implements ControlMessage {
    static Subscribe read(FieldReader in) throws DecodeException {
        return new Subscribe(
                in.number(),
                in.tuple(),
                in.track(),
                in.octet(),
                in.order(),
                in.flag(),
                in.filter(),
                in.parameters());
    }

    @Override
    public MessageType type() {
        return MessageType.SUBSCRIBE;
    }

    @Override
    public WireWriter body() {
        WireWriter out = namespace.write(new WireWriter().varint(request));
        out.string(track.name()).u8(priority).u8(order.code()).bool(forward);
        return parameters.write(FieldWriter.filter(filter, out));
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SUBSCRIBE;
    }

    @Override
    public String summary() {
        return namespace + " / " + track;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("request", request),
                field("namespace", namespace),
                field("track", track),
                field("priority", priority),
                field("order", order),
                field("forward", forward),
                field("filter", filter),
                FieldWriter.parameters(parameters));
    }
}
