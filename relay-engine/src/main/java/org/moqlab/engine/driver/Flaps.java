package org.moqlab.engine.driver;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Which publishers leave and come back again and again, and when next.
final class Flaps {
    /// What is left of one.
    ///
    /// @param every time between two changes, ns
    /// @param changes still to come: an even number while it is there
    /// @param cause the event that began it
    private record Flap(long at, long every, int changes, long cause) {
        Flap after(int left) {
            return new Flap(at + every, every, left, cause);
        }
    }

    /// A change that is due.
    ///
    /// @param leaves whether it leaves, else it comes back
    record Change(String publisher, boolean leaves, long cause) {}

    private final TreeMap<String, Flap> flaps = new TreeMap<>();

    Flaps copy() {
        Flaps copy = new Flaps();
        copy.flaps.putAll(flaps);
        return copy;
    }

    /// A publisher begins to leave now, and so many times in all.
    void begin(long now, String publisher, long every, int times, long cause) {
        flaps.put(publisher, new Flap(now, every, 2 * times, cause));
    }

    void end(String publisher) {
        flaps.remove(publisher);
    }

    /// Whether a publisher flaps.
    boolean has(String publisher) {
        return flaps.containsKey(publisher);
    }

    /// When the next change is due, ns.
    OptionalLong next() {
        return flaps.values().stream().mapToLong(Flap::at).min();
    }

    /// The change that is due next, which there is; ties go by name.
    Change due() {
        long at = next().orElseThrow();
        Map.Entry<String, Flap> due =
                flaps.entrySet().stream()
                        .filter(one -> one.getValue().at == at)
                        .findFirst()
                        .orElseThrow();
        Flap flap = due.getValue();
        return new Change(due.getKey(), flap.changes % 2 == 0, flap.cause);
    }

    /// The next change of a publisher is done.
    void done(String publisher) {
        flaps.computeIfPresent(
                publisher, (_, flap) -> flap.changes == 1 ? null : flap.after(flap.changes - 1));
    }

    /// The next change of a publisher cannot be done yet.
    void later(String publisher) {
        flaps.computeIfPresent(publisher, (_, flap) -> flap.after(flap.changes));
    }
}
