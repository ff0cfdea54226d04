package org.moqlab.engine.mesh;

import java.io.Serial;

/// A scenario file that cannot be used: where, what was expected there and what was found. The
/// message is one line, `file:line:column: expected …, found …`.
public final class ScenarioException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final int column;
    private final String expected;
    private final String found;

    /// Creates a refusal.
    ///
    /// @param file the file as its user named it
    /// @param line from 1; 1 for the file as a whole
    /// @param column from 1, in characters; 1 for the file as a whole
    /// @param expected what should stand there, as the end of "expected …"
    /// @param found what stands there, as the end of "found …"
    public ScenarioException(String file, int line, int column, String expected, String found) {
        super(file + ":" + line + ":" + column + ": expected " + expected + ", found " + found);
        this.file = file;
        this.line = line;
        this.column = column;
        this.expected = expected;
        this.found = found;
    }

    /// The file as its user named it.
    public String file() {
        return file;
    }

    /// The line, from 1.
    public int line() {
        return line;
    }

    /// The column, from 1, in characters.
    public int column() {
        return column;
    }

    /// What should stand there.
    public String expected() {
        return expected;
    }

    /// What stands there.
    public String found() {
        return found;
    }
}
