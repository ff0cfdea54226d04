package org.moqlab.engine.wire.ietf;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// TRACK_STATUS_OK: what a SUBSCRIBE_OK would say, with alias 0.
public record TrackStatusOk(SubscribeOk answer) implements ControlMessage {
    static TrackStatusOk read(FieldReader in) throws DecodeException {
        return new TrackStatusOk(SubscribeOk.read(in));
    }

    @Override
    public MessageType type() {
        return MessageType.TRACK_STATUS_OK;
    }

    @Override
    public WireWriter body() {
        return answer.body();
    }

    @Override
    public MessageView.Kind kind() {
        return answer.kind();
    }

    @Override
    public String summary() {
        return answer.summary();
    }

    @Override
    public List<MessageView.Field> fields() {
        return answer.fields();
    }
}
