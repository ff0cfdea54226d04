package org.moqlab.engine.wire.ietf;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// TRACK_STATUS: a SUBSCRIBE in all but the consequences. The relays of the family do not answer.
public record TrackStatus(Subscribe question) implements ControlMessage {
    static TrackStatus read(FieldReader in) throws DecodeException {
        return new TrackStatus(Subscribe.read(in));
    }

    @Override
    public MessageType type() {
        return MessageType.TRACK_STATUS;
    }

    @Override
    public WireWriter body() {
        return question.body();
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.INTEREST;
    }

    @Override
    public String summary() {
        return question.summary();
    }

    @Override
    public List<MessageView.Field> fields() {
        return question.fields();
    }
}
