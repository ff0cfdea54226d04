package org.moqlab.engine.observe;

import java.util.ArrayList;
import java.util.List;

/// Events in octets, a tenth of what they take as objects and nothing that a collector has to
/// follow. Each is read by itself.
final class PackedEvents implements Events {
    private final Packing.Pack pack;
    private final int[] weights;

    private PackedEvents(Packing.Pack pack, int[] weights) {
        this.pack = pack;
        this.weights = weights;
    }

    /// Packs events.
    ///
    /// @param events at least one, numbered without gaps
    static PackedEvents of(List<MeshEvent> events, Packing packing) {
        int[] weights =
                events.stream().mapToInt(event -> Math.toIntExact(Weight.of(event))).toArray();
        return new PackedEvents(packing.pack(events), weights);
    }

    @Override
    public int size() {
        return weights.length;
    }

    @Override
    public MeshEvent at(int place) {
        return new Unpacking(pack).event(place);
    }

    @Override
    public long time(int place) {
        return new Unpacking(pack).time(place);
    }

    @Override
    public long weight(int place) {
        return weights[place];
    }

    @Override
    public List<MeshEvent> sought(int from, int to, Sought sought) {
        Unpacking reading = new Unpacking(pack);
        List<MeshEvent> found = new ArrayList<>();
        for (int place = from; place <= to; place++) {
            if (reading.is(place, sought)) {
                found.add(reading.event(place));
            }
        }
        return found;
    }

    @Override
    public List<MeshEvent> all() {
        Unpacking reading = new Unpacking(pack);
        List<MeshEvent> events = new ArrayList<>(size());
        for (int place = 0; place < size(); place++) {
            events.add(reading.event(place));
        }
        return events;
    }

    /// Octets it takes.
    int octets() {
        return pack.octets();
    }
}
