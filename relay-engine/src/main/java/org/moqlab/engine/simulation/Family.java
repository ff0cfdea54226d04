package org.moqlab.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Branch;
import org.moqlab.engine.mesh.Timeline;

/// The branches of one run, which share the memory for checkpoints evenly.
final class Family {
    private final long heapShare;
    private final List<Branch> branches = new ArrayList<>();
    private final List<Checkpoints> holders = new ArrayList<>();
    private volatile long share;

    /// @param heapShare octets that the checkpoints of all branches may weigh together
    Family(long heapShare) {
        this.heapShare = heapShare;
        this.share = heapShare;
    }

    /// A family with the share of this machine's heap.
    static Family onThisHeap() {
        return new Family(Runtime.getRuntime().maxMemory() / Checkpoints.HEAP_PARTS);
    }

    /// Checks that a branch of that name can be made.
    synchronized Branch branch(String name, Branch parent, long at) {
        if (name.isBlank() || branches.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException(
                    "a branch needs a name of its own, not '" + name + "'");
        }
        if (branches.size() >= Timeline.MAX_BRANCHES) {
            throw new IllegalStateException(
                    "a run has at most " + Timeline.MAX_BRANCHES + " branches");
        }
        return new Branch(name, Optional.of(parent.name()), at);
    }

    /// Takes in a branch; all others make room for it.
    synchronized void add(Branch branch, Checkpoints checkpoints) {
        branches.add(branch);
        holders.add(checkpoints);
        share = heapShare / holders.size();
        holders.forEach(Checkpoints::trim);
    }

    /// A branch needs no room any more; its name stays.
    synchronized void leave(Checkpoints checkpoints) {
        holders.remove(checkpoints);
        share = heapShare / Math.max(1, holders.size());
    }

    synchronized List<Branch> branches() {
        return List.copyOf(branches);
    }

    /// Octets that one branch's checkpoints may weigh.
    long share() {
        return share;
    }
}
