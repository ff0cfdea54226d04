package org.moqlab.app.time;

import javafx.beans.value.ObservableValue;

/// What a strip of time shows and does. FX thread only.
public interface StripModel {
    /// Changes whenever another moment is shown.
    ObservableValue<?> moments();

    /// The shown time, ns from the left end of the strip.
    long now();

    /// A point on the strip by the clock that is read there.
    ///
    /// @param t ns from the left end
    String clock(long t);

    /// Counts the changes of [#scene].
    ObservableValue<? extends Number> revisionProperty();

    /// What there is to see, on a strip of so many px.
    StripScene scene(double width);

    /// What a screen reader says of it.
    String spoken(StripScene scene);

    /// What one bar stands for, in words.
    String scale(StripScene scene);

    /// Goes to a time, ns; to the end of the recording when that lies before.
    void seek(long t);

    /// Goes on or back by so many bars.
    void seekBy(long bars, StripScene scene);

    /// Goes on or back by so many tenths of the axis.
    void leapBy(long tenths, StripScene scene);

    /// Runs on to a time that has not been run yet, ns.
    void runTo(long t);

    /// Goes to a sign and selects its event.
    void goTo(Sign sign);

    /// Shows another branch.
    void switchTo(String name);
}
