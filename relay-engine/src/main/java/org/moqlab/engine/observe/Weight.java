package org.moqlab.engine.observe;

import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.routing.TableRow;

/// Roughly how many octets of memory an event holds on to: a flat share, and what grows with its
/// message or its row. Integers only, so that every machine drops the same events.
final class Weight {
    private static final long EVENT = 256;
    private static final long FIELD = 96;
    private static final long STANDBY = 32;

    private Weight() {}

    static long of(MeshEvent event) {
        return switch (event.body()) {
            case EventBody.Sent sent -> EVENT + of(sent.message());
            case EventBody.Received got -> EVENT + of(got.message());
            case EventBody.Decided decided -> EVENT + of(decided.row());
            case EventBody.Dropped _,
                    EventBody.DeadlineReached _,
                    EventBody.SessionChanged _,
                    EventBody.ClientChanged _,
                    EventBody.RelayChanged _,
                    EventBody.TruthChanged _,
                    EventBody.CommandApplied _,
                    EventBody.FaultApplied _,
                    EventBody.FindingRaised _,
                    EventBody.RelayFailed _ ->
                    EVENT;
        };
    }

    private static long of(MessageView message) {
        long texts = message.summary().length();
        for (MessageView.Field field : message.fields()) {
            texts += FIELD + field.value().length();
        }
        return texts + message.bytes().length();
    }

    private static long of(TableRow row) {
        return STANDBY * row.standby().size();
    }
}
