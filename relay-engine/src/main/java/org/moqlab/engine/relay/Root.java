package org.moqlab.engine.relay;

import java.util.Optional;
import org.moqlab.engine.model.Namespace;

/// Where a session stands among all names (WIRE §1.7). On its wire names are relative to it; in the
/// table, between relays and in the truth they are effective: root and name joined.
///
/// @param at the root that names on the wire are relative to
/// @param scope what the peer may see and publish; at the root or below
/// @param isClosed whether it may do nothing at all
record Root(Namespace at, Namespace scope, boolean isClosed) {
    /// A session at which every name means itself.
    static final Root ALL = new Root(Namespace.ROOT);

    Root {
        if (!scope.startsWith(at)) {
            throw new IllegalArgumentException(scope + " is not below " + at);
        }
    }

    /// A session of which a part is granted.
    Root(Namespace at, Namespace scope) {
        this(at, scope, false);
    }

    /// A session that may do everything below its root.
    Root(Namespace at) {
        this(at, at);
    }

    /// The root of a session of which `open` alone is granted.
    ///
    /// @return empty when that leaves nothing
    static Optional<Root> within(Namespace at, Namespace open) {
        if (at.startsWith(open)) {
            return Optional.of(new Root(at));
        }
        return open.startsWith(at) ? Optional.of(new Root(at, open)) : Optional.empty();
    }

    /// A session at a root of which nothing is granted.
    static Root closed(Namespace at) {
        return new Root(at, at, true);
    }

    /// Whether every name means itself and none is out of reach.
    boolean isAll() {
        return scope.equals(Namespace.ROOT) && !isClosed;
    }

    /// The effective name of what the wire calls `relative`.
    ///
    /// @return empty when that is out of reach, or longer than names may be
    Optional<Namespace> join(Namespace relative) {
        return isTooLong(relative) ? Optional.empty() : granted(at.join(relative));
    }

    private Optional<Namespace> granted(Namespace effective) {
        boolean within = effective.startsWith(scope) && !isClosed;
        return within ? Optional.of(effective) : Optional.empty();
    }

    private boolean isTooLong(Namespace relative) {
        return at.path().length() + 1 + relative.path().length() > Namespace.MAX_LENGTH;
    }

    /// What the wire calls an effective name; `""` where that is the root itself.
    ///
    /// @return empty when it is out of reach
    Optional<Namespace> relative(Namespace effective) {
        return granted(effective).map(name -> name.below(at));
    }

    /// The effective prefix of all within reach that the wire has below `prefix`.
    ///
    /// @return empty when that is nothing
    Optional<Namespace> reach(Namespace prefix) {
        if (isTooLong(prefix) || isClosed) {
            return Optional.empty();
        }
        Namespace effective = at.join(prefix);
        return scope.startsWith(effective) ? Optional.of(scope) : granted(effective);
    }

    /// The prefix that asks the peer for everything within reach.
    Namespace interest() {
        return scope.below(at);
    }
}
