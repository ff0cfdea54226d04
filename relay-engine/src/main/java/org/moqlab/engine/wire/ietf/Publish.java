package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// PUBLISH: the sender offers a track without having been asked.
///
/// @param alias what data streams name the track by
/// @param largest the newest object, where there is one
/// @param forward whether objects come before the answer
public record Publish(
        long request,
        NamespaceTuple namespace,
        TrackName track,
        long alias,
        GroupOrder order,
        Optional<Location> largest,
        boolean forward,
        Parameters parameters)
        implements ControlMessage {
    static Publish read(FieldReader in) throws DecodeException {
        return new Publish(
                in.number(),
                in.tuple(),
                in.track(),
                in.number(),
                in.order(),
                in.largest(),
                in.flag(),
                in.parameters());
    }

    @Override
    public MessageType type() {
        return MessageType.PUBLISH;
    }

    @Override
    public WireWriter body() {
        WireWriter out = namespace.write(new WireWriter().varint(request));
        out.string(track.name()).varint(alias).u8(order.code());
        return parameters.write(FieldWriter.largest(largest, out).bool(forward));
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.ANNOUNCE;
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
                field("alias", alias),
                field("order", order),
                FieldWriter.largest(largest),
                field("forward", forward),
                FieldWriter.parameters(parameters));
    }
}
