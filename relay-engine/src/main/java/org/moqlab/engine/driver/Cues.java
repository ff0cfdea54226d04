package org.moqlab.engine.driver;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Cue;
import org.moqlab.engine.mesh.Rest;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Until;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;

/// Knows which act of a scenario comes next, and when: the clock's at their times, the others when
/// what they wait for has happened, one after the other. All it knows follows from the journal,
/// which it reads as far as there is when asked.
///
/// Nothing in the mesh causes an act, whatever it waited for: who does it stands outside.
final class Cues {
    private static final int EVENTS_A_READ = 10_000;
    private static final long NEVER = -1;

    private final List<Act> timed;
    private final List<Act> cued;

    /// How many of the clock's acts come before each of the others.
    private final List<Integer> before;

    private final Rest rest;
    private int nextTimed;
    private int nextCued;
    private boolean listens;
    private long read;
    private long lastAct;
    private @Nullable Until until;

    /// When what the next act waits for happened, ns.
    private long metAt = NEVER;

    Cues(Scenario scenario) {
        this(
                scenario.acts().stream().filter(Act::isTimed).toList(),
                scenario.acts().stream().filter(act -> !act.isTimed()).toList(),
                before(scenario.acts()),
                Rest.of(scenario));
    }

    private Cues(List<Act> timed, List<Act> cued, List<Integer> before, Rest rest) {
        this.timed = timed;
        this.cued = cued;
        this.before = before;
        this.rest = rest;
    }

    private static List<Integer> before(List<Act> acts) {
        return IntStream.range(0, acts.size())
                .filter(i -> !acts.get(i).isTimed())
                .mapToObj(i -> (int) acts.subList(0, i).stream().filter(Act::isTimed).count())
                .toList();
    }

    Cues copy() {
        Cues copy = new Cues(timed, cued, before, rest.copy());
        copy.nextTimed = nextTimed;
        copy.nextCued = nextCued;
        copy.listens = listens;
        copy.read = read;
        copy.lastAct = lastAct;
        copy.until = until == null ? null : until.copy();
        copy.metAt = metAt;
        return copy;
    }

    /// When the next act is due or what it waits for is to be looked at, ns; empty when neither is
    /// known.
    OptionalLong due(Journal journal) {
        long clock = nextTimed < timed.size() ? timed.get(nextTimed).at() : Long.MAX_VALUE;
        long due = Math.min(clock, cuedDue(journal));
        return due == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(due);
    }

    private long cuedDue(Journal journal) {
        if (cued.isEmpty()) {
            return Long.MAX_VALUE;
        }
        listen(journal);
        catchUp(journal);
        if (!listens) {
            return Long.MAX_VALUE;
        }
        boolean quiescence = cued.get(nextCued).cue() instanceof Cue.Quiescence;
        if (quiescence && metAt == NEVER && rest.isResting()) {
            metAt = Math.max(rest.since(), lastAct);
        }
        if (metAt != NEVER) {
            return metAt + cued.get(nextCued).at();
        }
        return quiescence ? rest.nextCheck() : Long.MAX_VALUE;
    }

    /// Whether an act is to be done now. When none is, what is waited for was looked at.
    boolean isReady(long now, Journal journal) {
        if (isTimedDue(now)) {
            return true;
        }
        boolean quiescence = cued.get(nextCued).cue() instanceof Cue.Quiescence;
        if (quiescence && metAt == NEVER && rest.comes(now, journal.snapshot())) {
            metAt = now;
        }
        return metAt != NEVER && metAt + cued.get(nextCued).at() <= now;
    }

    private boolean isTimedDue(long now) {
        return nextTimed < timed.size() && timed.get(nextTimed).at() <= now;
    }

    /// Takes the act that is ready, which is about to be done.
    Act take(long now, Journal journal) {
        catchUp(journal);
        lastAct = now;
        Act act;
        if (isTimedDue(now)) {
            act = timed.get(nextTimed++);
        } else {
            act = cued.get(nextCued++);
            metAt = NEVER;
            until = null;
            listens = false;
        }
        listen(journal);
        return act;
    }

    /// Begins to listen to what the next act waits for once all before it are taken.
    private void listen(Journal journal) {
        boolean ready = nextCued < cued.size() && nextTimed >= before.get(nextCued);
        if (listens || !ready) {
            return;
        }
        listens = true;
        switch (cued.get(nextCued).cue()) {
            case Cue.Clock _, Cue.Quiescence _ -> {}
            case Cue.PreviousAct _ -> metAt = lastAct;
            case Cue.Happening happening ->
                    until = new Until(happening.condition(), journal.snapshot());
        }
    }

    private void catchUp(Journal journal) {
        read = Math.max(read, journal.first() - 1);
        List<MeshEvent> events = journal.events(read + 1, EVENTS_A_READ);
        while (!events.isEmpty()) {
            events.forEach(this::heard);
            events = journal.events(read + 1, EVENTS_A_READ);
        }
    }

    private void heard(MeshEvent event) {
        read = event.n();
        rest.saw(event);
        if (until != null && metAt == NEVER && until.accept(event)) {
            metAt = event.t();
        }
    }
}
