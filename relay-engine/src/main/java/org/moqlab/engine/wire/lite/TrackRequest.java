package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// TRACK of moq-lite-05: the opener of a track stream wants to know about a track (WIRE §3.7).
public record TrackRequest(Namespace namespace, TrackName track) implements Message {
    /// Type of the bidirectional stream.
    public static final long STREAM_TYPE = 6;

    /// The message on the stream, without the stream type.
    ///
    /// @throws IllegalArgumentException when the path has too many parts
    public Bytes encode() {
        WireWriter body = new WireWriter();
        Names.write(body, namespace, LiteVersion.LITE_05);
        return Sized.of(body.string(track.name()));
    }

    /// Reads a body.
    public static TrackRequest decode(Bytes body, long offset) throws DecodeException {
        Names in = new Names(body, offset, LiteVersion.LITE_05);
        TrackRequest request = new TrackRequest(in.namespace(), in.track());
        in.reader().expectEnd();
        return request;
    }

    @Override
    public String name() {
        return "TRACK";
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
        return List.of(field("broadcast", namespace), field("track", track));
    }
}
