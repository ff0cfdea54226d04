package org.moqlab.engine.mesh.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// When something is to be looked at again, one time a key.
///
/// @param <K> what is to be looked at
final class Deadlines<K extends Comparable<K>> {
    private final TreeMap<K, Long> times = new TreeMap<>();
    private final TreeMap<Long, TreeSet<K>> keys = new TreeMap<>();

    Deadlines<K> copy() {
        Deadlines<K> copy = new Deadlines<>();
        times.forEach((key, at) -> copy.put(key, at));
        return copy;
    }

    void put(K key, long at) {
        remove(key);
        times.put(key, at);
        keys.computeIfAbsent(at, _ -> new TreeSet<>()).add(key);
    }

    void remove(K key) {
        Long at = times.remove(key);
        if (at != null) {
            keys.computeIfPresent(
                    at,
                    (_, all) -> {
                        all.remove(key);
                        return all.isEmpty() ? null : all;
                    });
        }
    }

    /// The earliest time, ns.
    long next() {
        return keys.isEmpty() ? Invariant.NEVER : keys.firstKey();
    }

    /// Takes out every key whose time has come, in order.
    List<K> due(long now) {
        List<K> due = new ArrayList<>();
        while (next() <= now) {
            keys.pollFirstEntry().getValue().forEach(due::add);
        }
        due.forEach(times::remove);
        return due;
    }
}
