package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.MessageView;

/// A demand as a person reads it.
final class DemandFields {
    private DemandFields() {}

    /// The priority, and whatever else is not as usual.
    static List<MessageView.Field> of(Demand demand) {
        List<MessageView.Field> fields = new ArrayList<>();
        fields.add(field("priority", demand.priority()));
        if (!demand.equals(Demand.of(demand.priority()))) {
            fields.add(field("ordered", demand.ordered()));
            fields.add(field("max latency", demand.maxLatency() + " ms"));
            fields.add(field("start", bound(demand.start(), "latest")));
            fields.add(field("end", bound(demand.end(), "none")));
        }
        return List.copyOf(fields);
    }

    private static String bound(OptionalLong group, String none) {
        return group.isEmpty() ? none : Long.toString(group.getAsLong());
    }
}
