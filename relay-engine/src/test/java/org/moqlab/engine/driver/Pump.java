package org.moqlab.engine.driver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// Sends one long run of octets on every stream it is given window for, as fast as the window
/// allows, and ends the stream with the last of them.
public final class Pump implements Function<RelayInput, List<RelayAction>> {
    private final Bytes payload;

    private record Place(SessionId session, long stream) {}

    private final Map<Place, Integer> written = new HashMap<>();

    /// A pump for one payload.
    public Pump(Bytes payload) {
        this.payload = payload;
    }

    @Override
    public List<RelayAction> apply(RelayInput input) {
        return switch (input) {
            case RelayInput.StreamWritable(SessionId session, long stream, long bytes) ->
                    write(session, stream, bytes);
            case RelayInput _ -> List.of();
        };
    }

    private List<RelayAction> write(SessionId session, long stream, long window) {
        Place place = new Place(session, stream);
        int from = written.getOrDefault(place, 0);
        if (from == payload.length()) {
            return List.of();
        }
        int to = (int) Math.min(payload.length(), from + window);
        written.put(place, to);
        boolean fin = to == payload.length();
        return List.of(new RelayAction.WriteStream(session, stream, payload.slice(from, to), fin));
    }
}
