package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE: the opener of a subscribe stream wants a track (WIRE §3.5).
///
/// @param id the subscriber's number, key of the group streams that answer
/// @param namespace the namespace relative to the session's root
/// @param track the track
/// @param demand what is asked of it; before moq-lite-03 only its priority is said
public record Subscribe(long id, Namespace namespace, TrackName track, Demand demand)
        implements Message {
    /// Type of the bidirectional stream.
    public static final long STREAM_TYPE = 2;

    /// The message on the stream, without the stream type.
    ///
    /// @throws IllegalArgumentException when the version cannot say it
    public Bytes encode(LiteVersion version) {
        WireWriter body = new WireWriter().varint(id);
        Names.write(body, namespace, version);
        body.string(track.name());
        Names.write(body, demand, version);
        return Sized.of(body);
    }

    /// Reads a body.
    public static Subscribe decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        Names in = new Names(body, offset, version);
        long id = in.reader().varint();
        Subscribe subscribe = new Subscribe(id, in.namespace(), in.track(), in.demand());
        in.reader().expectEnd();
        return subscribe;
    }

    @Override
    public String name() {
        return "SUBSCRIBE";
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
        List<MessageView.Field> fields =
                new ArrayList<>(
                        List.of(
                                field("id", id),
                                field("broadcast", namespace),
                                field("track", track)));
        fields.addAll(DemandFields.of(demand));
        return List.copyOf(fields);
    }
}
