package org.moqlab.app.presenter;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableDoubleValue;

/// Whether the window is shown to a room, and what a clicker does there.
public final class PresenterViewModel {
    /// How many times larger everything is.
    public static final double FACTOR = 1.6;

    private final BooleanProperty presenting = new SimpleBooleanProperty(this, "presenting");
    private final BooleanProperty blank = new SimpleBooleanProperty(this, "blank");
    private final Runnable onward;
    private final Runnable back;

    /// @param onward what the clicker's forward key does
    /// @param back what its key for back does
    public PresenterViewModel(Runnable onward, Runnable back) {
        this.onward = onward;
        this.back = back;
        presenting.addListener((_, _, _) -> blank.set(false));
    }

    /// Whether everything is large.
    public BooleanProperty presentingProperty() {
        return presenting;
    }

    /// Whether the screen is black.
    public ReadOnlyBooleanProperty blankProperty() {
        return blank;
    }

    /// How many times larger everything is drawn when a person has chosen `scale`.
    public ObservableDoubleValue factor(ObservableDoubleValue scale) {
        return Bindings.createDoubleBinding(
                () -> presenting.get() ? Math.max(FACTOR, scale.get()) : scale.get(),
                presenting,
                scale);
    }

    /// Makes the screen black, or shows it again.
    void blank() {
        blank.set(!blank.get());
    }

    /// Forward.
    void onward() {
        onward.run();
    }

    /// Back.
    void back() {
        back.run();
    }

    /// No longer large.
    void end() {
        presenting.set(false);
    }
}
