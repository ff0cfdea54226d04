package org.moqlab.engine.routing;

/// By what one route to a namespace comes before another in a front.
public enum Merit {
    /// It costs less.
    CHEAPER(Reason.CHEAPEST, Reason.DEARER),
    /// It costs as much and has fewer hops.
    SHORTER(Reason.SHORTEST, Reason.LONGER),
    /// It costs as much and is as short, and the hash of name and hops says so.
    HASH(Reason.FIRST_BY_HASH, Reason.BEHIND_BY_HASH),
    /// It is the same way, attached later.
    NEWER(Reason.NEWEST, Reason.OLDER);

    private final Reason best;
    private final Reason standby;

    Merit(Reason best, Reason standby) {
        this.best = best;
        this.standby = standby;
    }

    /// Why the first is best.
    Reason best() {
        return best;
    }

    /// Why the second is not.
    Reason standby() {
        return standby;
    }
}
