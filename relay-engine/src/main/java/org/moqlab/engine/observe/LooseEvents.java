package org.moqlab.engine.observe;

import java.util.List;

/// Events as the objects they came as.
///
/// @param all the events in order
record LooseEvents(List<MeshEvent> all) implements Events {
    @Override
    public int size() {
        return all.size();
    }

    @Override
    public MeshEvent at(int place) {
        return all.get(place);
    }

    @Override
    public long time(int place) {
        return all.get(place).t();
    }

    @Override
    public long weight(int place) {
        return Weight.of(all.get(place));
    }

    @Override
    public List<MeshEvent> sought(int from, int to, Sought sought) {
        return all.subList(from, to + 1).stream().filter(sought::is).toList();
    }
}
