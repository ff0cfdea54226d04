package org.moqlab.engine.model;

/// Name of a track below its namespace, opaque to relays.
public record TrackName(String name) implements Comparable<TrackName> {
    @Override
    public int compareTo(TrackName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
