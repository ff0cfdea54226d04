package org.moqlab.app.scenario;

/// A line of the scenario's pane.
public sealed interface Line permits Step, Wish, Line.Head {
    /// Stands above the lines that follow.
    ///
    /// @param text what they are
    record Head(String text) implements Line {}
}
