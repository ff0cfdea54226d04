package org.moqlab.app.scenario;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One expectation of the scenario and what became of it.
public final class Wish {
    private final String text;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper(this, "outcome", "");

    Wish(String text) {
        this.text = text;
    }

    /// What is expected.
    public String text() {
        return text;
    }

    /// What became of it, such as `at 7.410 s`; empty while open.
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    void become(String now) {
        outcome.set(now);
    }
}
