package org.moqlab.app.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.moqlab.engine.mesh.Condition;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.observe.Journal;

/// How time goes: on, back, to any place of the recording, and on other branches. A simulated mesh
/// goes where the screen goes; a live one goes on by itself, and only the screen moves over its
/// recording. FX thread; nothing here waits for the engine.
public final class TimeControls implements Travel {
    /// Most events looked through for a table change at once.
    static final int MAX_SEARCH = 20_000;

    /// A stop and how many came before it.
    public record Halted(long number, Stop stop) {}

    private final Predicate<Order> orders;
    private final Cursor cursor;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final ReadOnlyBooleanWrapper behind = new ReadOnlyBooleanWrapper(this, "behind");
    private final ReadOnlyLongWrapper recorded = new ReadOnlyLongWrapper(this, "recorded");
    private Map<String, Journal> recordings = Map.of();
    private final ReadOnlyObjectWrapper<List<Lane>> lanes =
            new ReadOnlyObjectWrapper<>(this, "lanes", List.of());
    private final ReadOnlyObjectWrapper<Optional<Halted>> halted =
            new ReadOnlyObjectWrapper<>(this, "halted", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<List<String>>> judged =
            new ReadOnlyObjectWrapper<>(this, "judged", Optional.empty());
    private final BooleanProperty pauseAtFinding =
            new SimpleBooleanProperty(this, "pauseAtFinding");

    private final Turns turns = new Turns();
    private final Tape tape;
    private Place shown = Place.START;
    private boolean live;
    private boolean overQuic;
    private boolean ended;

    /// @param orders hands an order to the engine; says whether it took it
    TimeControls(Tape tape, Predicate<Order> orders) {
        this.tape = tape;
        this.orders = orders;
        this.cursor = new Cursor(orders);
        pauseAtFinding.addListener((_, _, now) -> order(new Order.PauseAtFinding(now)));
    }

    private boolean order(Order order) {
        cursor.flush();
        return orders.test(order);
    }

    /// Hands a command to the mesh, after it stands where the screen stands.
    void submit(MeshCommand command) {
        order(new Order.Submit(command));
    }

    /// Another run begins.
    ///
    /// @param wasLive whether it is a recording of a live one
    void open(boolean isLive, boolean wasLive) {
        live = isLive;
        overQuic = isLive || wasLive;
        ended = false;
        shown = Place.START;
        cursor.reset();
        playing.set(isLive);
        behind.set(false);
        recorded.set(0);
        recordings = Map.of();
        lanes.set(List.of());
        judged.set(Optional.empty());
        halted.set(Optional.empty());
    }

    /// Whether the mesh goes on by itself, over real QUIC.
    public boolean isLive() {
        return live;
    }

    /// Whether what is shown happened over real QUIC, now or when it was recorded.
    public boolean isOverQuic() {
        return overQuic;
    }

    /// Takes in what the engine told.
    void follow(Stand told) {
        recordings = told.recordings();
        lanes.set(told.lanes());
        // A live mesh goes on by itself: what was told as it began is old.
        judged.set(live ? told.mesh().judged() : told.judged());
        recorded.set(tape.chronicle().last());
        if (!live) {
            cursor.answered(told.answered());
        }
        long before = halted.get().map(Halted::number).orElse(0L);
        if (told.stops() > before) {
            playing.set(false);
            halted.set(told.stop().map(stop -> new Halted(told.stops(), stop)));
        }
        if (told.ended() && !ended) {
            playing.set(false);
        }
        ended = told.ended();
    }

    /// Where the screen stands when the engine told `told`.
    ///
    /// @param clock the clock of a live mesh, ns
    Place place(Stand told, long clock) {
        Place engine = live ? new Place(told.recording().last(), clock) : told.place();
        shown = cursor.place().orElse(engine);
        behind.set(shown.n() < told.recording().last());
        return shown;
    }

    /// Whether the screen stands where a person put it, and not where time has run.
    public boolean isSeeking() {
        return cursor.place().isPresent();
    }

    /// What there is to know of the whole recording; another object when the recording is another.
    public Chronicle chronicle() {
        return tape.chronicle();
    }

    /// What panes still have to do with the recording.
    public Turns turns() {
        return turns;
    }

    /// How far the recording was read, by number of event; changes as it grows.
    public ReadOnlyLongProperty recordedProperty() {
        return recorded.getReadOnlyProperty();
    }

    /// Whether time runs on the screen.
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// Whether the recording goes on after what is shown.
    public ReadOnlyBooleanProperty behindProperty() {
        return behind.getReadOnlyProperty();
    }

    /// Every branch of a simulated run; none of a live one.
    public ReadOnlyObjectProperty<List<Lane>> lanesProperty() {
        return lanes.getReadOnlyProperty();
    }

    /// Why time stood still by itself last.
    public ReadOnlyObjectProperty<Optional<Halted>> haltedProperty() {
        return halted.getReadOnlyProperty();
    }

    /// Ids of the invariants that had anything to judge where the engine stands; empty where nobody
    /// knows.
    public ReadOnlyObjectProperty<Optional<List<String>>> judgedProperty() {
        return judged.getReadOnlyProperty();
    }

    /// Whether the first finding pauses a simulated run.
    public BooleanProperty pauseAtFindingProperty() {
        return pauseAtFinding;
    }

    /// Lets time run. Live: back to now.
    public void play() {
        if (live) {
            toEnd();
        } else if (order(new Order.Play(true))) {
            playing.set(true);
        }
    }

    /// Stops time. Live: only the screen stops.
    public void pause() {
        if (live) {
            cursor.rest(shown);
            playing.set(false);
        } else if (order(new Order.Play(false))) {
            playing.set(false);
        }
    }

    /// Lets time run at full speed up to `to`, ns, and stops there; simulated only.
    public void playTo(long to) {
        begin(new Order.PlayTo(to), false);
    }

    /// Lets time run at full speed until something happens; simulated only.
    public void runUntil(Condition condition) {
        begin(new Order.RunUntil(condition), true);
    }

    private void begin(Order order, boolean runs) {
        if (!live && order(order)) {
            playing.set(runs);
        }
    }

    /// Lets one event happen and stays paused. Live: one event on in the recording.
    public void step() {
        if (live) {
            goTo(shown.n() + 1);
        } else {
            begin(new Order.StepOne(), false);
        }
    }

    /// Takes one event back and stays paused. Live: one event back in the recording.
    public void stepBack() {
        if (live) {
            goTo(shown.n() - 1);
        } else {
            begin(new Order.StepBack(), false);
        }
    }

    /// Goes on to the next change of a table. Live: in the recording.
    public void stepToChange() {
        if (live) {
            goTo(tape.changeAfter(shown.n(), MAX_SEARCH));
        } else {
            runUntil(
                    new Condition.TableTurns(
                            Optional.empty(), Condition.Change.CHANGES, Optional.empty()));
        }
    }

    /// Goes back to the change of a table before.
    public void stepBackToChange() {
        goTo(tape.changeBefore(shown.n(), MAX_SEARCH));
    }

    @Override
    public void goTo(long n) {
        tape.place(n).ifPresent(there -> seek(there, OptionalLong.of(there.n()), there.t()));
    }

    /// Stands at mesh time `t`, ns, of the recording, at its end when that lies before.
    public void goToTime(long t) {
        long last = behind.get() ? 0 : shown.t();
        long end = Math.max(tape.chronicle().end(), last);
        tape.at(t, end).ifPresent(there -> seek(there, OptionalLong.empty(), t));
    }

    private void seek(Place there, OptionalLong event, long t) {
        playing.set(false);
        if (live) {
            cursor.rest(there);
        } else {
            cursor.seek(there, event, t);
        }
    }

    /// Stands at the beginning of the recording.
    public void toStart() {
        goToTime(0);
    }

    /// Stands at the end of the recording. Live: now, and goes on with it.
    public void toEnd() {
        if (live) {
            cursor.release();
            playing.set(true);
        } else {
            goToTime(Long.MAX_VALUE);
        }
    }

    /// The recording of each branch of a simulated run, by its name; may be read from any thread.
    public Map<String, Journal> recordings() {
        return recordings;
    }

    /// Goes on from what is shown on a branch of its own; simulated only.
    public void fork() {
        fork(shown.n());
    }

    @Override
    public void fork(long n) {
        begin(new Order.Fork(n), false);
    }

    /// Shows another branch, where it stands.
    public void switchTo(String name) {
        begin(new Order.SwitchTo(name), false);
    }

    /// Shows the branch that was made after the one shown, the first after the last.
    public void nextBranch() {
        Lane.next(lanes.get()).ifPresent(lane -> switchTo(lane.name()));
    }
}
