package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// ANNOUNCE up to moq-lite-05: a namespace becomes active or ends (WIRE §3.4).
///
/// @param active whether it is offered or withdrawn
/// @param suffix the namespace below the requested prefix
/// @param hops hops as the wire has them: a count up to moq-lite-03, a path from moq-lite-04; none
///   when withdrawn and on wires without hops
public record Announce(boolean active, Namespace suffix, Hops hops) implements Message {
    private static final int ACTIVE = 1;

    /// A status that means active too, where a second announce is a new route.
    private static final int RESTART = 2;

    /// The end of a namespace on that wire.
    public static Announce ended(Namespace suffix, LiteVersion version) {
        return new Announce(false, suffix, none(version));
    }

    private static Hops none(LiteVersion version) {
        return version.hasHopList() ? new HopPath(List.of()) : HopCount.ZERO;
    }

    /// The message on the stream.
    ///
    /// @throws IllegalArgumentException when the hops are not of the version's kind, or there are
    ///   some where there can be none
    public Bytes encode(LiteVersion version) {
        version.mustSay(!version.hasAnnounceIds(), "ANNOUNCE");
        boolean some = active && (version.hasHopCount() || version.hasHopList());
        version.mustSay(some || hops.length() == 0, "hops here");
        WireWriter body = new WireWriter().bool(active);
        Names.write(body, suffix, version);
        switch (hops) {
            case HopCount count -> {
                version.mustSay(!version.hasHopList(), "a hop count");
                if (version.hasHopCount()) {
                    body.varint(count.length());
                }
            }
            case HopPath path -> {
                version.mustSay(version.hasHopList(), "a hop path");
                Names.write(body, path);
            }
        }
        return Sized.of(body);
    }

    /// Reads a body. What an ended announce says of hops is read and forgotten.
    public static Announce decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        version.mustKnow(!version.hasAnnounceIds(), "ANNOUNCE", offset);
        Names in = new Names(body, offset, version);
        boolean active = active(in.reader(), version);
        Namespace suffix = in.namespace();
        Hops hops = hops(in, version);
        in.reader().expectEnd();
        return active ? new Announce(true, suffix, hops) : ended(suffix, version);
    }

    private static boolean active(WireReader in, LiteVersion version) throws DecodeException {
        long start = in.offset();
        int status = in.u8();
        if (status > (version.reannouncesInPlace() ? RESTART : ACTIVE)) {
            throw new DecodeException(ErrorCode.DECODE, start, "announce of status " + status);
        }
        return status != 0;
    }

    private static Hops hops(Names in, LiteVersion version) throws DecodeException {
        if (version.hasHopCount()) {
            return new HopCount(in.reader().varint());
        }
        return version.hasHopList() ? in.path() : HopCount.ZERO;
    }

    @Override
    public String name() {
        return "ANNOUNCE";
    }

    @Override
    public MessageView.Kind kind() {
        return active ? MessageView.Kind.ANNOUNCE : MessageView.Kind.UNANNOUNCE;
    }

    @Override
    public String summary() {
        if (!active) {
            return suffix.path();
        }
        return suffix.path() + ", " + distance(hops);
    }

    /// How far it is, in words.
    static String distance(Hops hops) {
        return hops.length() + (hops.length() == 1 ? " hop" : " hops");
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("status", active ? "1 active" : "0 ended"),
                field("suffix", suffix),
                field("hops", hops));
    }
}
