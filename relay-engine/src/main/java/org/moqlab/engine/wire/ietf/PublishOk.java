package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// PUBLISH_OK: a PUBLISH is accepted.
///
/// @param forward whether objects are wanted
/// @param priority 0 to 255
public record PublishOk(
        long request,
        boolean forward,
        int priority,
        GroupOrder order,
        Filter filter,
        Parameters parameters)
        implements ControlMessage {
    static PublishOk read(FieldReader in) throws DecodeException {
        return new PublishOk(
                in.number(), in.flag(), in.octet(), in.order(), in.filter(), in.parameters());
    }

    @Override
    public MessageType type() {
        return MessageType.PUBLISH_OK;
    }

    @Override
    public WireWriter body() {
        WireWriter out =
                new WireWriter().varint(request).bool(forward).u8(priority).u8(order.code());
        return parameters.write(FieldWriter.filter(filter, out));
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.ACCEPT;
    }

    @Override
    public String summary() {
        return "request " + request;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("request", request),
                field("forward", forward),
                field("priority", priority),
                field("order", order),
                field("filter", filter),
                FieldWriter.parameters(parameters));
    }
}
