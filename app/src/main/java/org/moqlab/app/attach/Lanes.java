package org.moqlab.app.attach;

import java.util.List;
import org.moqlab.app.presence.PresenceModel.PresenceLane;

/// What each relay told of the selected namespace when, as it was heard here.
///
/// @param title what it is about, and how finely it is known
/// @param relays their labels, in order
/// @param lanes one a relay, times in ns since the start of the recording; none selected
/// @param end of the lanes, ns
/// @param now the shown time, ns
record Lanes(String title, List<String> relays, List<PresenceLane> lanes, long end, long now) {
    static final Lanes EMPTY = new Lanes("", List.of(), List.of(), 0, 0);

    Lanes {
        relays = List.copyOf(relays);
        lanes = List.copyOf(lanes);
    }
}
