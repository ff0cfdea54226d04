package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Pulse;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// HEARTBEAT on an announce stream of a lab wire: the publisher of a namespace lives (DESIGN §4).
/// Where announces have numbers it is a message of [#TYPE], else an announce of that status; the
/// body names the namespace in both.
///
/// @param suffix the namespace below the requested prefix
/// @param pulse the sign of life; its age travels in µs
public record Heartbeat(Namespace suffix, Pulse pulse) implements Message {
    private static final long NANOS_A_MICRO = 1_000;

    /// Type of the message, or status of the announce.
    public static final int TYPE = 3;

    /// The message on the stream, its type included.
    ///
    /// @throws IllegalArgumentException when the version has no such message, or no path of so many
    ///   parts
    public Bytes encode(LiteVersion version) {
        version.mustSay(version.hasHeartbeats(), "HEARTBEAT");
        WireWriter body = new WireWriter();
        if (!version.hasAnnounceIds()) {
            body.u8(TYPE);
        }
        Names.write(body, suffix, version);
        body.varint(pulse.number()).varint(pulse.age() / NANOS_A_MICRO);
        return version.hasAnnounceIds() ? Sized.typed(TYPE, body) : Sized.of(body);
    }

    /// Whether a body of an announce without number is one.
    public static boolean isOne(Bytes body, LiteVersion version) {
        return version.hasHeartbeats()
                && !version.hasAnnounceIds()
                && body.length() > 0
                && body.at(0) == TYPE;
    }

    /// Reads a body, its status included where it has one.
    public static Heartbeat decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        version.mustKnow(version.hasHeartbeats(), "HEARTBEAT", offset);
        Names in = new Names(body, offset, version);
        WireReader reader = in.reader();
        if (!version.hasAnnounceIds()) {
            reader.u8();
        }
        Namespace suffix = in.namespace();
        long number = reader.varint();
        long age = reader.varint("age in µs", Long.MAX_VALUE / NANOS_A_MICRO);
        reader.expectEnd();
        return new Heartbeat(suffix, new Pulse(number, age * NANOS_A_MICRO));
    }

    @Override
    public String name() {
        return "HEARTBEAT";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.HEARTBEAT;
    }

    @Override
    public String summary() {
        return pulse.number() == 0 ? suffix.path() : suffix.path() + ", number " + pulse.number();
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("suffix", suffix),
                field("number", pulse.number()),
                field("age", pulse.age() / NANOS_A_MICRO + " µs"));
    }
}
