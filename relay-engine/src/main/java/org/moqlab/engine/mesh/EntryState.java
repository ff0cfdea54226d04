package org.moqlab.engine.mesh;

import java.util.Locale;

/// What a table entry is, by what is really published (DESIGN §6).
public enum EntryState {
    /// Its best pointers lead to a live publisher.
    LIVE,
    /// They do not, and the bound has not passed.
    LINGERING,
    /// They do not, and the bound has passed.
    GHOST,
    /// The namespace is published and should be here, and is not.
    MISSING,
    /// Not published and not here.
    ABSENT,
    /// Cannot be known (attached meshes, stopped relays).
    UNKNOWN;

    /// The word for tables and JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
