package org.moqlab.engine.relay;

import org.moqlab.engine.model.Origin;

/// Whether somebody reads a track from a front, whose routes may change under him, or from one
/// route.
///
/// @param front number of the front; 0 for one route
/// @param reader who he is; unknown when he did not say
record Share(long front, Origin reader) {
    /// From one route, as long as it stands.
    static final Share NONE = new Share(0, Origin.UNKNOWN);

    boolean isShared() {
        return front != 0;
    }
}
