package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE_OK: a SUBSCRIBE is accepted.
///
/// @param alias what data streams name the track by; in this family the request id
/// @param expires ms until the subscription ends by itself, 0 for never; the family refuses others
/// @param largest the newest object, where there is one
public record SubscribeOk(
        long request,
        long alias,
        long expires,
        GroupOrder order,
        Optional<Location> largest,
        Parameters parameters)
        implements ControlMessage {
    static SubscribeOk read(FieldReader in) throws DecodeException {
        return new SubscribeOk(
                in.number(), in.number(), in.number(), in.order(), in.largest(), in.parameters());
    }

    @Override
    public MessageType type() {
        return MessageType.SUBSCRIBE_OK;
    }

    @Override
    public WireWriter body() {
        WireWriter out = new WireWriter().varint(request).varint(alias).varint(expires);
        return parameters.write(FieldWriter.largest(largest, out.u8(order.code())));
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.ACCEPT;
    }

    @Override
    public String summary() {
        return "request " + request + ", alias " + alias;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("request", request),
                field("alias", alias),
                field("expires", expires),
                field("order", order),
                FieldWriter.largest(largest),
                FieldWriter.parameters(parameters));
    }
}
