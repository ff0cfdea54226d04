package org.moqlab.app.shell;

/// Which colours the window has.
public enum ThemeChoice {
    /// Light ones.
    LIGHT,
    /// Dark ones.
    DARK,
    /// Those the system prefers.
    SYSTEM
}
