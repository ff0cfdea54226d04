package org.moqlab.engine.observe;

import java.util.List;

/// Consecutive events that never change again, by their place from 0 on.
sealed interface Events permits LooseEvents, PackedEvents {
    /// How many there are.
    int size();

    /// The event at that place.
    MeshEvent at(int place);

    /// Mesh time of the event at that place, ns.
    long time(int place);

    /// What the event at that place weighs, by [Weight].
    long weight(int place);

    /// Those from place `from` to place `to`, both included, that are sought, in order.
    List<MeshEvent> sought(int from, int to, Sought sought);

    /// All of them; cheaper than one by one where most of them are wanted.
    List<MeshEvent> all();
}
