package org.moqlab.app.shell;

/// A file that is no scenario, with the place and what was expected there.
public final class UnreadableScenario extends Exception {
    private static final long serialVersionUID = 1;

    private final String place;

    /// Creates the exception.
    ///
    /// @param place file, line and column, such as `mesh.yaml:4:7`
    /// @param expected what was expected there and what was found
    public UnreadableScenario(String place, String expected) {
        super(expected);
        this.place = place;
    }

    /// File, line and column.
    public String place() {
        return place;
    }
}
