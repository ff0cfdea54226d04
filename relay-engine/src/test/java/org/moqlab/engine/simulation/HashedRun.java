package org.moqlab.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RunHash;

/// The events of a run with the hash after every so many, so that another run with partly the same
/// events, the very same objects, is hashed only from where it has others.
final class HashedRun {
    private static final int EVERY = 64;

    private final List<MeshEvent> events;
    private final List<RunHash> hashes = new ArrayList<>();

    HashedRun(Journal journal) {
        events = journal.all();
        RunHash hash = new RunHash();
        for (int i = 0; i < events.size(); i++) {
            if (i % EVERY == 0) {
                hashes.add(hash.copy());
            }
            hash.add(events.get(i));
        }
        hashes.add(hash);
    }

    /// Hash of the whole run.
    String hash() {
        return hashes.getLast().hex();
    }

    /// Hash of the first events.
    String hash(long first) {
        RunHash hash = hashes.get((int) first / EVERY).copy();
        events.subList((int) first / EVERY * EVERY, (int) first).forEach(hash::add);
        return hash.hex();
    }

    /// Hash of another run.
    @SuppressWarnings("ReferenceEquality") // what is the same object need not be hashed again
    String hashOf(Journal other) {
        List<MeshEvent> others = other.all();
        int same = 0;
        while (same < Math.min(events.size(), others.size())
                && events.get(same) == others.get(same)) {
            same++;
        }
        RunHash hash = hashes.get(same / EVERY).copy();
        others.subList(same / EVERY * EVERY, others.size()).forEach(hash::add);
        return hash.hex();
    }
}
