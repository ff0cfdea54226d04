package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE_UPDATE: the subscriber narrows a subscription. The relays of the family read it and do
/// nothing.
///
/// @param subscription request id of the subscription
/// @param end last group and one more, 0 for no end
/// @param priority 0 to 255
/// @param forward whether objects are wanted at all
public record SubscribeUpdate(
        long request,
        long subscription,
        Location start,
        long end,
        int priority,
        boolean forward,
        Parameters parameters)
        implements ControlMessage {
    static SubscribeUpdate read(FieldReader in) throws DecodeException {
        return new SubscribeUpdate(
                in.number(),
                in.number(),
                in.location(),
                in.number(),
                in.octet(),
                in.flag(),
                in.parameters());
    }

    @Override
    public MessageType type() {
        return MessageType.SUBSCRIBE_UPDATE;
    }

    @Override
    public WireWriter body() {
        WireWriter out = new WireWriter().varint(request).varint(subscription);
        FieldWriter.location(start, out).varint(end).u8(priority).bool(forward);
        return parameters.write(out);
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SUBSCRIBE;
    }

    @Override
    public String summary() {
        return "request " + subscription + " from " + start;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("request", request),
                field("subscription", subscription),
                field("start", start),
                field("end", end == 0 ? "open" : end - 1),
                field("priority", priority),
                field("forward", forward),
                FieldWriter.parameters(parameters));
    }
}
