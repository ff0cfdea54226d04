package org.moqlab.app.scenario;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One expectation of the scenario and what became of it.
public final class Wish implements Line {
    private final String text;
    private final ReadOnlyObjectWrapper<Outcome> outcome =
            new ReadOnlyObjectWrapper<>(this, "outcome", Outcome.OPEN);

    /// What can become of an expectation.
    public enum Fate {
        /// Not judged yet.
        OPEN,
        /// It came true.
        MET,
        /// It did not.
        FAILED
    }

    /// What became of it.
    ///
    /// @param fate whether it was met
    /// @param text when, or what was found instead; may be empty
    public record Outcome(Fate fate, String text) {
        static final Outcome OPEN = new Outcome(Fate.OPEN, "");
    }

    Wish(String text) {
        this.text = text;
    }

    /// What is expected.
    public String text() {
        return text;
    }

    /// What became of it.
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    void become(Fate fate, String detail) {
        outcome.set(new Outcome(fate, detail));
    }

    void reopen() {
        outcome.set(Outcome.OPEN);
    }
}
