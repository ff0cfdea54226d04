package org.moqlab.engine.cli;

/// What the program's exit status says.
final class ExitStatus {
    /// As expected.
    static final int EXPECTED = 0;

    /// The run was not as expected.
    static final int NOT_EXPECTED = 1;

    /// Unusable input or usage.
    static final int UNUSABLE = 2;

    /// Not supported here.
    static final int NOT_SUPPORTED = 127;

    private ExitStatus() {}
}
