package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// FETCH_OK: a FETCH is accepted.
///
/// @param endOfTrack whether `end` is the last object the track will ever have
/// @param end the last object that comes
public record FetchOk(
        long request, GroupOrder order, boolean endOfTrack, Location end, Parameters parameters)
        implements ControlMessage {
    static FetchOk read(FieldReader in) throws DecodeException {
        return new FetchOk(in.number(), in.order(), in.flag(), in.location(), in.parameters());
    }

    @Override
    public MessageType type() {
        return MessageType.FETCH_OK;
    }

    @Override
    public WireWriter body() {
        WireWriter out = new WireWriter().varint(request).u8(order.code()).bool(endOfTrack);
        return parameters.write(FieldWriter.location(end, out));
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.ACCEPT;
    }

    @Override
    public String summary() {
        return "request " + request + " up to " + end;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("request", request),
                field("order", order),
                field("end of track", endOfTrack),
                field("end", end),
                FieldWriter.parameters(parameters));
    }
}
