package org.moqlab.app.feed;

import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import org.moqlab.engine.observe.SessionDetail;

/// What ends of sessions have to say of themselves. They are asked only while somebody watches.
public interface EndSource {
    /// Most ends that are asked.
    int MAX_ENDS = 8;

    /// Has these ends asked from now on instead of those before; the first [#MAX_ENDS] of them.
    void watch(List<SessionEnd> ends);

    /// What the watched ends last told; an end that has told nothing, or has let go of its session,
    /// is not in it. Changes on the FX thread.
    ObservableValue<Map<SessionEnd, SessionDetail>> told();
}
