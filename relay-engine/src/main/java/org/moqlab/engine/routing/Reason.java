package org.moqlab.engine.routing;

/// Why a route is where it is in its row.
public enum Reason {
    /// Best: nobody else offered the namespace when it arrived.
    FIRST_HEARD("best: first heard"),
    /// Best: it arrived with strictly fewer hops than the best of that time.
    FEWER_HOPS("best: strictly fewer hops than the one before"),
    /// Best: it arrived later than the best of that time, with as many hops.
    NEWER_SAME_HOPS("best: as many hops as the one before, and newer"),
    /// Best: promoted when the best was lost; fewest hops, newest among equals.
    PROMOTED("best: promoted, fewest hops, newest among equals"),
    /// Best: promoted when the best was lost; fewest hops, oldest among equals.
    PROMOTED_OLDEST("best: promoted, fewest hops, oldest among equals"),
    /// Standby: more hops than the best.
    LONGER("standby: more hops"),
    /// Standby: as many hops as the best, which was there first or is newer among standbys.
    SAME_HOPS("standby: same hops, only strictly fewer replaces the best"),
    /// Standby: as many hops as the best, and older.
    SAME_HOPS_OLDER("standby: same hops, but older, and the newest of equals replaces the best"),
    /// Standby: as many hops as the best, and newer, because the best was promoted.
    SAME_HOPS_NEWER("standby: same hops, but newer, and the oldest of equals is promoted"),
    /// Standby although shorter than the best: it waits until the best is lost.
    SHORTER_WAITING("standby: fewer hops, but arrived while a shorter one was best");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /// The reason in words.
    public String text() {
        return text;
    }
}
