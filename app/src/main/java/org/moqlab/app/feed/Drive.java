package org.moqlab.app.feed;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.mesh.Until;
import org.moqlab.engine.observe.MeshEvent;

/// Drives a simulated run, all its branches, the way a person asks. One thread.
final class Drive implements AutoCloseable {
    /// Most things that happen between two looks at the orders.
    static final int MAX_STEPS = 20_000;

    /// Most wall time between two looks at the orders, ns, while nobody watches how time goes.
    static final long MAX_TURN = 50 * Durations.MILLI;

    /// The same while time goes as fast as a person set, ns: less than a frame of the screen.
    static final long MAX_PACED_TURN = 10 * Durations.MILLI;

    /// Most things one step of a person goes through until something is recorded.
    static final int MAX_SILENT_STEPS = 10_000;

    /// How far a run goes until something happens, ns of mesh time.
    static final long UNTIL_BOUND = 600 * Durations.SECOND;

    private static final int STEPS_A_LOOK = 64;

    private final Branches branches;
    private final Pace pace;
    private Timeline run;
    private Errand errand = new Errand.Paced();
    private Place place;
    private boolean playing;
    private boolean ended;
    private boolean pauseAtFinding;
    private double speed;
    private long lastTurn;
    private long answered;
    private long stops;
    private Optional<Stop> stop = Optional.empty();

    Drive(Timeline run, double speed, boolean pauseAtFinding) {
        this.run = run;
        this.speed = speed;
        this.pauseAtFinding = pauseAtFinding;
        this.place = here();
        long flight = run.scenario().topology().latency() + run.scenario().topology().jitter();
        pace = new Pace(flight, run.now());
        branches = new Branches(run);
    }

    private Place here() {
        return new Place(run.journal().last(), run.now());
    }

    /// Whether time runs, so that [#turn] is to be called again and again.
    boolean isMoving() {
        return playing;
    }

    /// Where it stands.
    Stand stand() {
        return new Stand(
                run,
                run.recording(),
                place,
                run.silences(),
                run.judged(),
                ended,
                branches.lanes(),
                branches.recordings(),
                answered,
                stops,
                stop);
    }

    void carryOut(Order.OfTime order) {
        switch (order) {
            case Order.Play(boolean play) -> {
                playing = play;
                errand = new Errand.Paced();
                rest();
            }
            case Order.Speed(double factor) -> speed = factor;
            case Order.PauseAtFinding(boolean wanted) -> pauseAtFinding = wanted;
            case Order.StepOne() -> stepOne();
            case Order.StepBack() -> stepBack();
            case Order.PlayTo(long to) -> begin(new Errand.To(to));
            case Order.RunUntil(var condition) ->
                    begin(
                            new Errand.Search(
                                    new Until(condition, run.snapshot()), run.now() + UNTIL_BOUND));
            case Order.GoTo goTo -> goTo(goTo);
            case Order.Fork(long n) -> {
                branches.fork(n);
                enter();
            }
            case Order.SwitchTo(String branch) -> {
                branches.switchTo(branch);
                enter();
            }
        }
    }

    private void begin(Errand next) {
        playing = true;
        errand = next;
    }

    private void rest() {
        lastTurn = System.nanoTime();
        pace.happened(run.now());
    }

    private void stepOne() {
        playing = false;
        long before = Math.max(place.n(), run.journal().last());
        boolean more = true;
        for (int i = 0; more && run.journal().last() <= before && i < MAX_SILENT_STEPS; i++) {
            more = run.step();
        }
        moved(!more);
    }

    /// What is shown may lie within a step, past where the mesh stands; then that is the step back.
    private void stepBack() {
        playing = false;
        if (place.n() <= run.journal().last()) {
            run.stepBack();
        }
        moved(false);
    }

    private void goTo(Order.GoTo goTo) {
        playing = false;
        answered = goTo.number();
        if (goTo.event().isPresent()) {
            run.goTo(goTo.event().getAsLong());
            Place boundary = here();
            long n = Math.max(boundary.n(), Math.min(goTo.event().getAsLong(), end()));
            place = n == boundary.n() ? boundary : new Place(n, goTo.t());
        } else {
            run.goToTime(goTo.t());
            place = here();
        }
        ended = false;
    }

    private long end() {
        return run.recording().last();
    }

    private void moved(boolean nothingLeft) {
        place = here();
        ended = nothingLeft;
    }

    private void enter() {
        playing = false;
        run = branches.current();
        moved(false);
    }

    /// Carries out a command where the mesh stands. In the past it does so on a new branch, so that
    /// nothing that was recorded is lost.
    void submit(MeshCommand command) {
        if (run.journal().last() < end()) {
            branches.fork(run.journal().last());
            run = branches.current();
        }
        run.submit(command);
        moved(false);
    }

    /// Stands still from now on.
    void halt() {
        playing = false;
    }

    /// Something could not be done.
    void refuse(String why) {
        playing = false;
        halt(new Stop.Refused(why));
    }

    /// Lets time run a little.
    void turn() {
        long wall = System.nanoTime();
        long elapsed = wall - lastTurn;
        lastTurn = wall;
        OptionalLong next = run.nextAt();
        switch (errand) {
            case Errand.Paced _ -> {
                long to = pace.turn(run.now(), elapsed, speed, next);
                advance(to, wall, MAX_PACED_TURN);
            }
            case Errand.To(long t) -> {
                advance(t, wall, MAX_TURN);
                playing = playing && run.now() < t;
            }
            case Errand.Search(Until until, long bound) -> search(until, bound, wall);
        }
    }

    private void advance(long to, long wall, long most) {
        for (int i = 0; i < MAX_STEPS && !isOver(wall, most, i); i++) {
            OptionalLong next = run.nextAt();
            if (next.isEmpty()) {
                end(true);
                return;
            }
            if (next.getAsLong() > to) {
                boolean whole = run.advanceTo(to);
                end(!whole);
                return;
            }
            if (!step()) {
                return;
            }
        }
        moved(false);
    }

    private static boolean isOver(long wall, long most, int steps) {
        return steps % STEPS_A_LOOK == STEPS_A_LOOK - 1 && System.nanoTime() - wall > most;
    }

    private void end(boolean nothingLeft) {
        playing = playing && !nothingLeft;
        moved(nothingLeft);
    }

    /// Lets one thing happen.
    ///
    /// @return whether to go on
    private boolean step() {
        int before = pauseAtFinding ? run.snapshot().findings().size() : 0;
        boolean more = run.step();
        if (!more) {
            end(true);
            return false;
        }
        var findings = run.snapshot().findings();
        if (pauseAtFinding && before == 0 && !findings.isEmpty()) {
            playing = false;
            moved(false);
            halt(new Stop.AtFinding(findings.get(0).n(), run.now()));
            return false;
        }
        return true;
    }

    private void halt(Stop why) {
        stop = Optional.of(why);
        stops++;
    }

    private void search(Until until, long bound, long wall) {
        for (int i = 0; i < MAX_STEPS && playing && !isOver(wall, MAX_TURN, i); i++) {
            long to = Math.min(bound, until.deadline());
            OptionalLong next = run.nextAt();
            if (next.orElse(Long.MAX_VALUE) > to) {
                boolean comes = next.isPresent() || until.deadline() <= bound;
                boolean whole = comes && run.advanceTo(to);
                end(!whole);
                playing = false;
                halt(
                        until.isMet(run.now())
                                ? new Stop.Met(until.condition(), place.n(), place.t())
                                : new Stop.Unmet(until.condition(), !whole, place.t()));
                return;
            }
            look(until);
        }
        if (playing) {
            moved(false);
        }
    }

    private void look(Until until) {
        long read = run.journal().last();
        boolean on = step();
        for (MeshEvent event : run.journal().events(read + 1, Integer.MAX_VALUE)) {
            if (until.accept(event)) {
                playing = false;
                moved(false);
                halt(new Stop.Met(until.condition(), event.n(), event.t()));
                return;
            }
        }
        playing = playing && on;
    }

    @Override
    public void close() {
        branches.close();
    }
}
