package org.moqlab.app.scenario;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One act of the scenario as a line of the step list.
public final class Step implements Line {
    private final int number;
    private final long at;
    private final String time;
    private final String title;
    private final String detail;
    private final boolean byHand;
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", Phase.TO_COME);

    /// Where a step is on the way.
    public enum Phase {
        /// It was done, and another after it.
        DONE,
        /// It was done last.
        NOW,
        /// Its time has not come.
        TO_COME
    }

    /// @param what its time, in words, what is done and what that means
    Step(int number, long at, What what, boolean byHand) {
        this.number = number;
        this.at = at;
        this.time = what.time();
        this.title = what.title();
        this.detail = what.detail();
        this.byHand = byHand;
    }

    /// What a step says.
    record What(String time, String title, String detail) {}

    /// Whether a person did it at the screen; its detail is the line that saving writes.
    public boolean isByHand() {
        return byHand;
    }

    /// Its place, from 1.
    public int number() {
        return number;
    }

    /// When it is done, in words.
    public String time() {
        return time;
    }

    /// What is done.
    public String title() {
        return title;
    }

    /// What that means; may be empty.
    public String detail() {
        return detail;
    }

    /// Where it is on the way.
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    long at() {
        return at;
    }

    void become(Phase now) {
        phase.set(now);
    }
}
