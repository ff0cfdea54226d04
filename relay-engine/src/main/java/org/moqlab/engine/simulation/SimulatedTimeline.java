package org.moqlab.engine.simulation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Branch;
import org.moqlab.engine.mesh.Condition;
import org.moqlab.engine.mesh.Halt;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.mesh.Until;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.Silence;
import org.moqlab.engine.simulation.Standing.Said;

/// A simulated mesh that remembers its run: checkpoints, every command and where it came, and which
/// events end a step. To stand at an earlier place it copies the checkpoint before it and repeats
/// from there; determinism does the rest.
public final class SimulatedTimeline implements Timeline {
    /// Where it stands, and the end of the recording when that lies ahead.
    private record Place(Standing here, @Nullable Standing end) {
        Standing last() {
            return end == null ? here : end;
        }
    }

    private final Family family;
    private final Branch branch;
    private final Scenario scenario;
    private final Checkpoints checkpoints;
    private final List<Said> said;
    private final BitSet ends;
    private volatile Place place;

    /// A run at time 0: relays are started, nothing has been delivered.
    public SimulatedTimeline(Scenario scenario) {
        this(scenario, Family.onThisHeap());
    }

    SimulatedTimeline(Scenario scenario, Family family) {
        this.family = family;
        this.branch = Branch.FIRST;
        this.scenario = scenario;
        this.checkpoints = new Checkpoints(family::share);
        this.said = new ArrayList<>();
        this.ends = new BitSet();
        Standing beginning = beginning();
        this.place = new Place(beginning, null);
        family.add(branch, checkpoints);
        noted(beginning);
    }

    /// A branch of `other`'s run up to where `here` stands, or up to `end`.
    private SimulatedTimeline(
            SimulatedTimeline other,
            Family family,
            Branch branch,
            Standing here,
            @Nullable Standing end) {
        Place there = new Place(here, end);
        this.family = family;
        this.branch = branch;
        this.scenario = other.scenario;
        this.checkpoints = other.checkpoints.upTo(there.last(), family::share);
        this.said = new ArrayList<>(other.said.subList(0, there.last().commands()));
        this.ends = other.ends.get(0, (int) there.last().last() + 1);
        this.place = there;
        family.add(branch, checkpoints);
    }

    private Standing beginning() {
        return new Standing(new SimulatedMesh(scenario), 0, 0, true);
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public long now() {
        return place.here.mesh().now();
    }

    @Override
    public MeshSnapshot snapshot() {
        return journal().snapshot();
    }

    @Override
    public Journal journal() {
        return place.here.mesh().journal();
    }

    @Override
    public Journal recording() {
        return place.last().mesh().journal();
    }

    @Override
    public boolean isBehind() {
        return place.end != null;
    }

    @Override
    public Optional<SessionDetail> detail(String endpoint, long session) {
        return place.here.mesh().detail(endpoint, session);
    }

    @Override
    public List<Silence> silences() {
        return place.here.mesh().silences();
    }

    @Override
    public Optional<List<String>> judged() {
        return place.here.mesh().judged();
    }

    @Override
    public Branch branch() {
        return branch;
    }

    @Override
    public List<Branch> branches() {
        return family.branches();
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    @Override
    public OptionalLong nextAt() {
        Optional<Said> repeated = repeated(place.here);
        return repeated.isPresent()
                ? OptionalLong.of(Math.max(now(), repeated.get().t()))
                : place.here.mesh().nextAt();
    }

    /// The recorded command that comes next, when it comes before any step.
    private Optional<Said> repeated(Standing at) {
        return at.commands() < said.size() && said.get(at.commands()).steps() == at.steps()
                ? Optional.of(said.get(at.commands()))
                : Optional.empty();
    }

    @Override
    public boolean step() {
        join();
        Standing before = place.here;
        Standing after = onward(before);
        place = new Place(after, place.end);
        noted(after);
        return after.isPast(before);
    }

    /// The next step or recorded command after a place.
    private Standing onward(Standing from) {
        Optional<Said> repeated = repeated(from);
        return repeated.isPresent() ? from.say(repeated.get()) : from.step();
    }

    /// Remembers a place that was reached by an event.
    private void noted(Standing at) {
        if (at.fresh()) {
            ends.set((int) at.last());
            checkpoints.offer(at);
        }
    }

    /// Stands at the end of the recording when nothing but the clock is between.
    private void join() {
        Standing end = place.end;
        Standing here = place.here;
        if (end != null && here.steps() == end.steps() && here.commands() == end.commands()) {
            place = new Place(end, null);
        }
    }

    @Override
    public boolean advanceTo(long t) {
        boolean more = true;
        while (more && nextAt().orElse(Long.MAX_VALUE) <= t) {
            more = step();
        }
        Standing end = place.end;
        if (end == null || t >= end.mesh().now()) {
            join();
        }
        boolean whole = place.here.mesh().advanceTo(t);
        if (t > place.here.mesh().journal().snapshot().t()) {
            Standing here = place.here;
            place =
                    new Place(
                            new Standing(here.mesh(), here.steps(), here.commands(), false),
                            place.end);
        }
        return whole;
    }

    @Override
    public void submit(MeshCommand command) {
        Standing here = place.here;
        if (here.commands() >= MAX_COMMANDS) {
            throw new IllegalStateException("more than " + MAX_COMMANDS + " commands");
        }
        forgetAhead();
        Said now = new Said(here.steps(), here.mesh().now(), here.last(), command);
        said.add(now);
        Standing after = here.say(now);
        place = new Place(after, null);
        noted(after);
    }

    private void forgetAhead() {
        Standing here = place.here;
        if (place.end != null) {
            said.subList(here.commands(), said.size()).clear();
            ends.clear((int) here.last() + 1, Math.max(ends.length(), (int) here.last() + 1));
            checkpoints.forgetAfter(here);
            place = new Place(here, null);
        }
    }

    @Override
    public void goTo(long n) {
        long target = boundary(n);
        if (place.here.fresh() && place.here.last() == target) {
            return;
        }
        stand(at(target));
    }

    /// The event that ends the last step at or before event `n`, or the first.
    private long boundary(long n) {
        int end = ends.previousSetBit((int) Math.clamp(n, 0, recording().last()));
        return end >= 0 ? end : ends.nextSetBit(0);
    }

    /// A mesh of its own directly after event `target`, which ends a step.
    private Standing at(long target) {
        Standing at = nearest(target, Long.MAX_VALUE);
        while (at.last() < target) {
            at = onward(at);
            revisited(at);
        }
        return at;
    }

    /// A copy of the last checkpoint at or before an event and a time.
    private Standing nearest(long n, long t) {
        return checkpoints
                .before(n, kept -> kept.mesh().now() <= t)
                .map(Standing::copy)
                .orElseGet(this::beginning);
    }

    private void revisited(Standing at) {
        if (at.fresh()) {
            checkpoints.offer(at);
        }
    }

    private void stand(Standing there) {
        place = new Place(there, place.last());
    }

    @Override
    public void goToTime(long t) {
        Standing end = place.last();
        if (t >= end.mesh().now()) {
            place = new Place(end, null);
            return;
        }
        Standing at = nearest(Long.MAX_VALUE, t);
        while (nextAt(at) <= t) {
            at = onward(at);
            revisited(at);
        }
        stand(at.waitUntil(t));
    }

    private long nextAt(Standing at) {
        return repeated(at).map(Said::t).orElseGet(() -> at.mesh().nextAt().orElse(Long.MAX_VALUE));
    }

    @Override
    public boolean stepBack() {
        long here = boundary(place.here.last());
        int before = ends.previousSetBit((int) here - 1);
        if (before < 0) {
            return false;
        }
        goTo(before);
        return true;
    }

    @Override
    public Halt runUntil(Condition condition, long bound, BooleanSupplier wanted) {
        if (condition instanceof Condition.TimeReached at && at.t() <= bound) {
            return runTo(at.t(), wanted);
        }
        Until until = new Until(condition, snapshot());
        while (wanted.getAsBoolean()) {
            long read = journal().last();
            OptionalLong next = nextAt();
            if (next.isEmpty()) {
                return new Halt.Ended(now());
            }
            if (next.getAsLong() > bound) {
                advanceTo(bound);
                return new Halt.Bound(now());
            }
            step();
            for (MeshEvent event : journal().events(read + 1, Integer.MAX_VALUE)) {
                if (until.accept(event)) {
                    return new Halt.Met(event.n(), now());
                }
            }
        }
        return new Halt.Cancelled(now());
    }

    private Halt runTo(long t, BooleanSupplier wanted) {
        while (wanted.getAsBoolean()) {
            if (nextAt().orElse(Long.MAX_VALUE) > t) {
                boolean whole = advanceTo(t);
                return whole ? new Halt.Met(journal().last(), now()) : new Halt.Ended(now());
            }
            step();
        }
        return new Halt.Cancelled(now());
    }

    @Override
    public SimulatedTimeline fork(String name) {
        return fork(name, journal().last());
    }

    @Override
    public SimulatedTimeline fork(String name, long n) {
        long target = boundary(n);
        boolean here = place.here.last() == target && n == journal().last();
        Branch made = family.branch(name, branch, target);
        Standing start = here ? place.here.copy() : at(target);
        return new SimulatedTimeline(this, family, made, start, null);
    }

    /// A run of its own with the same past, and the same recording ahead.
    @Override
    public SimulatedTimeline copy() {
        Standing end = place.end;
        return new SimulatedTimeline(
                this,
                Family.onThisHeap(),
                Branch.FIRST,
                place.here.copy(),
                end == null ? null : end.copy());
    }

    /// Frees what this branch holds; other branches go on.
    @Override
    public void close() {
        family.leave(checkpoints);
        checkpoints.clear();
        place.here.mesh().close();
        place.last().mesh().close();
    }
}
