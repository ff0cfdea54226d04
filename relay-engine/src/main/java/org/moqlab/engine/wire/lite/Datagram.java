package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// A datagram of moq-lite-05: a group of one frame (WIRE §3.11). It is no message of a stream, and
/// ends where the datagram ends.
///
/// @param subscription the subscriber's number
/// @param group number of the group in its track
/// @param timestamp units of the track's timescale since 0
/// @param payload the object
public record Datagram(long subscription, long group, long timestamp, Bytes payload)
        implements Message {
    /// The whole datagram.
    ///
    /// @throws IllegalArgumentException when a number does not fit a varint
    public Bytes encode() {
        return new WireWriter()
                .varint(subscription)
                .varint(group)
                .varint(timestamp)
                .raw(payload)
                .toBytes();
    }

    /// Reads a whole datagram.
    ///
    /// @param offset octet of its stream at which it stands, 0 for a real datagram
    public static Datagram decode(Bytes datagram, long offset) throws DecodeException {
        WireReader in = new WireReader(datagram, offset);
        return new Datagram(in.varint(), in.varint(), in.varint(), in.rest());
    }

    @Override
    public String name() {
        return "DATAGRAM";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.DATA;
    }

    @Override
    public String summary() {
        return "group " + group + ", " + payload.length() + " octets";
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("subscription", subscription),
                field("sequence", group),
                field("timestamp", timestamp),
                field("payload", payload.length() + " octets"));
    }
}
