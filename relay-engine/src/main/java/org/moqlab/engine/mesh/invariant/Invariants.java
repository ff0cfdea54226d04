package org.moqlab.engine.mesh.invariant;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Rest;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// Every invariant of a mesh but the message budget, told of each event and asked at the times they
/// name. What they find is to be recorded by who tells them. A value with a memory; one thread at a
/// time.
public final class Invariants {
    private final List<Invariant> all;
    private final Map<Kind, List<Invariant>> byKind = new EnumMap<>(Kind.class);
    private final Rest rest;
    private final Docket docket;
    private long next;

    /// The invariants that a scenario has judged, before anything has happened.
    public Invariants(Grounds grounds) {
        this(
                every(grounds).filter(one -> grounds.judges(one.id())).toList(),
                Rest.of(grounds.scenario()),
                new Docket());
    }

    private Invariants(List<Invariant> all, Rest rest, Docket docket) {
        this.all = all;
        this.rest = rest;
        this.docket = docket;
        for (Kind kind : Kind.values()) {
            byKind.put(kind, all.stream().filter(one -> one.kinds().contains(kind)).toList());
        }
        next = soonest();
    }

    private static Stream<Invariant> every(Grounds grounds) {
        return Stream.of(
                new NoGhost(grounds),
                new NoBlackhole(grounds),
                grounds.countsOnly() ? new LoopFreePointers(grounds) : new LoopFreePaths(),
                new SplitHorizon(grounds),
                new NoSubscribeCycle(grounds),
                new Converged(grounds),
                new NoFlap(grounds),
                new Bounded(grounds),
                new SessionSurvives(grounds),
                new Failover(grounds),
                new OneUpstream(grounds),
                new Quiet(grounds));
    }

    /// The same with memories of their own.
    public Invariants copy() {
        return new Invariants(
                all.stream().map(Invariant::copy).toList(), rest.copy(), docket.copy());
    }

    /// Ids of those that are judged.
    public List<String> ids() {
        return all.stream().map(Invariant::id).toList();
    }

    /// How often [#judged] has changed.
    public long judging() {
        return docket.changes();
    }

    /// From when on each of them had anything to judge, ns, by id; what lies ahead comes true if
    /// nothing happens before. Of the others nobody can say that they hold. A copy.
    public SortedMap<String, Long> judged() {
        return docket.judged();
    }

    /// Takes in what happened.
    ///
    /// @param before the state before it
    /// @param after the state with it
    /// @return what that shows to be broken
    public List<Finding> saw(MeshEvent event, MeshSnapshot before, MeshSnapshot after, Past past) {
        rest.saw(event);
        List<Invariant> told = byKind.getOrDefault(event.kind(), List.of());
        if (!told.isEmpty()) {
            Scene scene = new Scene(event.t(), before, after, past);
            told.forEach(one -> one.saw(event, scene, docket));
        }
        next = soonest();
        return docket.take();
    }

    /// When to call [#check], ns; empty when time alone breaks nothing.
    public OptionalLong nextCheck() {
        return next == Invariant.NEVER ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /// Time has passed.
    ///
    /// @param state the state at that time
    /// @return what is broken by now
    public List<Finding> check(long now, MeshSnapshot state, Past past) {
        Scene scene = new Scene(now, state, state, past);
        if (rest.comes(now, state)) {
            all.forEach(one -> one.rested(scene, docket));
        }
        List<Invariant> due = new ArrayList<>(all);
        due.removeIf(one -> one.nextCheck() > now);
        due.forEach(one -> one.check(scene, docket));
        next = soonest();
        return docket.take();
    }

    private long soonest() {
        long soonest = rest.nextCheck();
        for (Invariant one : all) {
            soonest = Math.min(soonest, one.nextCheck());
        }
        return soonest;
    }
}
