package org.moqlab.engine.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// Opens streams of one kind whenever it has credit, up to a number, and does the same to each.
public final class Streamer implements Function<RelayInput, List<RelayAction>> {
    private final StreamKind kind;
    private final int count;
    private final BiFunction<SessionId, Long, List<RelayAction>> deed;
    private long opened;

    /// A streamer on the one connection it dials.
    ///
    /// @param deed what to do to a stream once it is open
    public Streamer(
            StreamKind kind, int count, BiFunction<SessionId, Long, List<RelayAction>> deed) {
        this.kind = kind;
        this.count = count;
        this.deed = deed;
    }

    @Override
    public List<RelayAction> apply(RelayInput input) {
        List<RelayAction> actions = new ArrayList<>();
        if (input instanceof RelayInput.StreamCredit(SessionId session, StreamKind of, long more)
                && of == kind) {
            for (long i = 0; i < more && opened < count; i++) {
                long stream = kind.stream(opened++, true);
                actions.add(new RelayAction.OpenStream(session, stream, kind));
                actions.addAll(deed.apply(session, stream));
            }
        }
        return actions;
    }
}
