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
    SHORTER_WAITING("standby: fewer hops, but arrived while a shorter one was best"),
    /// Best: there is no other route to this publisher.
    ONLY("best: the only one"),
    /// Best: it costs less than the next.
    CHEAPEST("best: cheapest"),
    /// Best: it costs as much as the next and has fewer hops.
    SHORTEST("best: fewest hops"),
    /// Best: it costs as much as the next, is as short, and the hash of name and hops prefers it.
    FIRST_BY_HASH("best: first by hash of name and hops among equals"),
    /// Best: it is the same way as the next, over a later session.
    NEWEST("best: newest of the same way"),
    /// Best although others come first, which lead back through peers that listen or read.
    CLEAN("best: first of those that do not lead back through a listener"),
    /// Best although another comes first, which the gate keeps out.
    KEPT("best: kept, a relay that fetches too has to come here"),
    /// Best until the hold of the one that comes first is over.
    KEPT_HOLDING("best: kept until the hold of a better one is over"),
    /// Lost with its session, and still told until the linger is over.
    LINGERING("best: lost with its session, lingers in case it comes back"),
    /// Standby: it costs more than the best.
    DEARER("standby: dearer"),
    /// Standby: as cheap and short as the best, but behind it by the hash of name and hops.
    BEHIND_BY_HASH("standby: equal, but behind by hash of name and hops"),
    /// Standby: the same way as the best, over an earlier session.
    OLDER("standby: the same way, but older"),
    /// Standby: it leads back through a peer that listens or reads.
    TAINTED("standby: leads back through a listener"),
    /// Standby although it comes first: its relay fetches too, and this one need not move.
    GATED("standby: better, but its relay fetches too and has to come here"),
    /// Standby although it comes first: it has to prove itself for a while.
    HELD("standby: better, held until its price has settled"),
    /// Parked: another publisher has the name.
    PARKED("parked: another publisher has the name"),
    /// Parked: another publisher took the name over.
    DISPLACED("parked: another publisher took the name over");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /// The reason in words.
    public String text() {
        return text;
    }
}
