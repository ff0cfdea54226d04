package org.moqlab.engine.simulation;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What lies ahead, by time and order of scheduling.
final class Schedule {
    /// Most happenings that may lie ahead; more means a storm that the message budget missed.
    static final int MAX_AHEAD = 4_000_000;

    private final TreeMap<Happening.At, Happening> ahead = new TreeMap<>();
    private long scheduled;

    Schedule copy() {
        Schedule copy = new Schedule();
        copy.ahead.putAll(ahead);
        copy.scheduled = scheduled;
        return copy;
    }

    void add(long time, Happening happening) {
        if (ahead.size() >= MAX_AHEAD) {
            throw new IllegalStateException("more than " + MAX_AHEAD + " happenings ahead");
        }
        ahead.put(new Happening.At(time, ++scheduled), happening);
    }

    int size() {
        return ahead.size();
    }

    OptionalLong nextTime() {
        return ahead.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ahead.firstKey().time());
    }

    Map.Entry<Happening.At, Happening> take() {
        return ahead.pollFirstEntry();
    }

    Map.Entry<Happening.At, Happening> peek() {
        return ahead.firstEntry();
    }
}
