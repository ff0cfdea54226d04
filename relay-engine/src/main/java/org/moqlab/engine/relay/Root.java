package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;

/// Where a session stands among all names (WIRE §1.7). On its wire names are relative to it; in the
/// table, between relays and in the truth they are effective: root and name joined.
///
/// @param at the root that names on the wire are relative to
/// @param scopes prefixes of what the peer may see and publish; each at the root or below
/// @param isClosed whether it may do nothing at all
record Root(Namespace at, List<Namespace> scopes, boolean isClosed) {
    /// A session at which every name means itself.
    static final Root ALL = new Root(Namespace.ROOT);

    Root {
        scopes = List.copyOf(scopes);
        if (scopes.isEmpty() || !scopes.stream().allMatch(scope -> scope.startsWith(at))) {
            throw new IllegalArgumentException(scopes + " are not below " + at);
        }
    }

    /// A session of which a part is granted.
    Root(Namespace at, Namespace scope) {
        this(at, List.of(scope), false);
    }

    /// A session that may do everything below its root.
    Root(Namespace at) {
        this(at, at);
    }

    /// The root of a session of which `open` alone is granted.
    ///
    /// @return empty when that leaves nothing
    static Optional<Root> within(Namespace at, Namespace open) {
        return within(at, List.of(open));
    }

    /// The root of a session of which what is below these prefixes is granted.
    ///
    /// @return empty when that leaves nothing
    static Optional<Root> within(Namespace at, List<Namespace> open) {
        if (open.stream().anyMatch(at::startsWith)) {
            return Optional.of(new Root(at));
        }
        List<Namespace> below = open.stream().filter(each -> each.startsWith(at)).toList();
        return below.isEmpty() ? Optional.empty() : Optional.of(new Root(at, below, false));
    }

    /// A session at a root of which nothing is granted.
    static Root closed(Namespace at) {
        return new Root(at, List.of(at), true);
    }

    /// Whether every name means itself and none is out of reach.
    boolean isAll() {
        return scopes.contains(Namespace.ROOT) && !isClosed;
    }

    /// The longest prefix of everything in scope.
    Namespace scope() {
        return common(scopes);
    }

    private static Namespace common(List<Namespace> all) {
        List<String> parts = List.of(all.getFirst().path().split("/"));
        for (int n = parts.size(); n > 0; n--) {
            Namespace prefix = new Namespace(String.join("/", parts.subList(0, n)));
            if (all.stream().allMatch(each -> each.startsWith(prefix))) {
                return prefix;
            }
        }
        return Namespace.ROOT;
    }

    /// The effective name of what the wire calls `relative`.
    ///
    /// @return empty when that is out of reach, or longer than names may be
    Optional<Namespace> join(Namespace relative) {
        return isTooLong(relative) ? Optional.empty() : granted(at.join(relative));
    }

    private Optional<Namespace> granted(Namespace effective) {
        boolean within = !isClosed && scopes.stream().anyMatch(effective::startsWith);
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

    /// An effective prefix of all within reach that the wire has below `prefix`; of several scopes
    /// the longest that they have in common.
    ///
    /// @return empty when that is nothing
    Optional<Namespace> reach(Namespace prefix) {
        if (isTooLong(prefix) || isClosed) {
            return Optional.empty();
        }
        Namespace effective = at.join(prefix);
        List<Namespace> below = scopes.stream().filter(each -> each.startsWith(effective)).toList();
        return below.isEmpty() ? granted(effective) : Optional.of(common(below));
    }

    /// The prefix that asks the peer for everything within reach.
    Namespace interest() {
        return scope().below(at);
    }
}
