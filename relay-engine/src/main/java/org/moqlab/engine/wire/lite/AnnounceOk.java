package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// ANNOUNCE_OK of moq-lite-05: who tells, and how many announces come at once (WIRE §3.4). The
/// receiver adds the teller to the hops of every announce on the stream.
///
/// @param origin identity of the teller, unknown if it has none
/// @param initial number of announces that follow at once
public record AnnounceOk(Origin origin, long initial) implements Message {
    /// The message on the stream.
    ///
    /// @throws IllegalArgumentException when the number does not fit a varint
    public Bytes encode() {
        return Sized.of(new WireWriter().varint(origin.id()).varint(initial));
    }

    /// Reads a body.
    public static AnnounceOk decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        AnnounceOk ok = new AnnounceOk(Origin.of(in.varint()), in.varint());
        in.expectEnd();
        return ok;
    }

    @Override
    public String name() {
        return "ANNOUNCE_OK";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.INTEREST;
    }

    @Override
    public String summary() {
        return initial + " to come from " + origin;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("hop", origin), field("initial", initial));
    }
}
