package org.moqlab.engine.wire.ietf;

/// A place in a track: an object of a group.
public record Location(long group, long object) implements Comparable<Location> {
    @Override
    public int compareTo(Location other) {
        int groups = Long.compare(group, other.group);
        return groups == 0 ? Long.compare(object, other.object) : groups;
    }

    @Override
    public String toString() {
        return "{" + group + "," + object + "}";
    }
}
