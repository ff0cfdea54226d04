package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;
import org.pcollections.TreePMap;

/// The numbers of the announces on one stream, as either end counts them (WIRE §3.4): each START
/// gets the next, whatever becomes of it, and an END retires it. Both ends bound how many stand.
final class AnnounceIds {
    private TreePMap<Long, Namespace> suffixes = TreePMap.empty();
    private TreePMap<Namespace, Long> ids = TreePMap.empty();
    private long starts;

    AnnounceIds copy() {
        AnnounceIds copy = new AnnounceIds();
        copy.suffixes = suffixes;
        copy.ids = ids;
        copy.starts = starts;
        return copy;
    }

    /// How many stand.
    int size() {
        return suffixes.size();
    }

    /// Gives a suffix without a number the next.
    void start(Namespace suffix) {
        suffixes = suffixes.plus(starts, suffix);
        ids = ids.plus(suffix, starts);
        starts++;
    }

    /// The number of a suffix; empty when it has none.
    OptionalLong of(Namespace suffix) {
        Long id = ids.get(suffix);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /// What a number stands for; empty when it was never given or is retired.
    Optional<Namespace> suffix(long id) {
        return Optional.ofNullable(suffixes.get(id));
    }

    /// Retires a number.
    void end(long id) {
        Namespace suffix = suffixes.get(id);
        if (suffix != null) {
            suffixes = suffixes.minus(id);
            ids = ids.minus(suffix);
        }
    }
}
