package org.moqlab.engine.mesh.invariant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.Finding;

/// Takes findings down, each breach once: what is found again before it has held for [#CALM] is
/// still the same breach. Remembers who had anything to judge at all, as silence is no success.
final class Docket {
    /// How long an invariant must have held until its next breach is another one, ns.
    static final long CALM = Durations.SECOND;

    /// Most findings of a run; a mesh this broken needs no further ones.
    static final int MAX_FINDINGS = 10_000;

    private final TreeMap<String, Long> standing = new TreeMap<>();
    private final TreeMap<String, Long> judged = new TreeMap<>();
    private final List<Finding> fresh = new ArrayList<>();
    private long changes;
    private int raised;

    Docket copy() {
        Docket copy = new Docket();
        copy.standing.putAll(standing);
        copy.judged.putAll(judged);
        copy.changes = changes;
        copy.raised = raised;
        return copy;
    }

    /// Something was there to be judged by an invariant, whatever came of it.
    void judged(Invariant by) {
        judgesFrom(by, 0);
    }

    /// Something is there to be judged from a time on, ns, unless another is said before that; what
    /// was judged once has been.
    void judgesFrom(Invariant by, long from) {
        Long before = judged.get(by.id());
        if (before == null || (before != 0 && before != from)) {
            judged.put(by.id(), from);
            changes++;
        }
    }

    /// Whether something ever was.
    boolean hasJudged(Invariant by) {
        return judged.getOrDefault(by.id(), Invariant.NEVER) == 0;
    }

    /// How often [#judged] has changed.
    long changes() {
        return changes;
    }

    /// From when on each invariant had something to judge, ns, by id.
    SortedMap<String, Long> judged() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(judged));
    }

    /// Whether a breach stands: found, and not held since for [#CALM]. Looking at it counts as
    /// finding it again.
    ///
    /// @param what invariant and subject
    boolean stands(String what, long now) {
        Long last = standing.get(what);
        if (last == null || now - last >= CALM) {
            return false;
        }
        standing.put(what, now);
        return true;
    }

    /// Takes a finding down.
    ///
    /// @param what invariant and subject, for [#stands]
    void raise(String what, long now, Finding finding) {
        if (!stands(what, now) && raised < MAX_FINDINGS) {
            raised++;
            standing.put(what, now);
            fresh.add(finding);
        }
    }

    /// What was taken down since the last call.
    List<Finding> take() {
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<Finding> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }
}
