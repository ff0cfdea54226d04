package org.moqlab.app.attach;

/// A part of the window that stands behind others until it is wanted.
public enum Part {
    /// What each relay tells of each name.
    MATRIX,
    /// Who told the selected name when.
    PRESENCE,
    /// What looks wrong.
    FINDINGS,
    /// What was heard, or what differs.
    CHANGES,
    /// The sessions of the selected relay.
    SESSIONS,
    /// Who reads what through the selected relay.
    READERS
}
