package org.moqlab.engine.wire.lite;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE_OK up to moq-lite-04: the priority alone on 01, empty on 02, type 0 with the track's
/// properties on 03 and 04 (WIRE §3.5).
///
/// @param demand what the publisher does, as far as the version says it: [Demand#of] the priority
///   on 01, `Demand.of(0)` on 02
public record SubscribeOk(Demand demand) implements Message {
    /// Type of the reply where replies are typed.
    public static final long REPLY_TYPE = 0;

    private static final Demand NOTHING = Demand.of(0);

    /// The reply that says as much of `demand` as the version can.
    public static SubscribeOk of(Demand demand, LiteVersion version) {
        return new SubscribeOk(version.hasEmptyOk() ? NOTHING : version.sayable(demand));
    }

    /// The message on the stream, its type included.
    ///
    /// @throws IllegalArgumentException when the version cannot say it
    public Bytes encode(LiteVersion version) {
        version.mustSay(!version.hasSubscribeStart(), "SUBSCRIBE_OK");
        version.mustSay(of(demand, version).demand.equals(demand), "this demand in SUBSCRIBE_OK");
        WireWriter body = new WireWriter();
        if (!version.hasEmptyOk()) {
            Names.write(body, demand, version);
        }
        return version.hasTypedReplies() ? Sized.typed(REPLY_TYPE, body) : Sized.of(body);
    }

    /// Reads a body.
    public static SubscribeOk decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        version.mustKnow(!version.hasSubscribeStart(), "SUBSCRIBE_OK", offset);
        Names in = new Names(body, offset, version);
        SubscribeOk ok = new SubscribeOk(version.hasEmptyOk() ? NOTHING : in.demand());
        in.reader().expectEnd();
        return ok;
    }

    @Override
    public String name() {
        return "SUBSCRIBE_OK";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.ACCEPT;
    }

    @Override
    public String summary() {
        return "accepted";
    }

    @Override
    public List<MessageView.Field> fields() {
        return DemandFields.of(demand);
    }
}
