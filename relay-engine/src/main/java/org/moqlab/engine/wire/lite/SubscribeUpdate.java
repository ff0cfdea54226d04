package org.moqlab.engine.wire.lite;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE_UPDATE from moq-lite-03: the subscriber asks for more or less (WIRE §3.5). Relays of
/// March 2026 end the subscription over it.
public record SubscribeUpdate(Demand demand) implements Message {
    /// The message on the stream.
    ///
    /// @throws IllegalArgumentException when the version has no such message
    public Bytes encode(LiteVersion version) {
        version.mustSay(version.hasSubscribeBounds(), "SUBSCRIBE_UPDATE");
        WireWriter body = new WireWriter();
        Names.write(body, demand, version);
        return Sized.of(body);
    }

    /// Reads a body. Before moq-lite-03 some classes know a form with the priority alone.
    public static SubscribeUpdate decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        Names in = new Names(body, offset, version);
        SubscribeUpdate update = new SubscribeUpdate(in.demand());
        in.reader().expectEnd();
        return update;
    }

    @Override
    public String name() {
        return "SUBSCRIBE_UPDATE";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SUBSCRIBE;
    }

    @Override
    public String summary() {
        return "priority " + demand.priority();
    }

    @Override
    public List<MessageView.Field> fields() {
        return DemandFields.of(demand);
    }
}
