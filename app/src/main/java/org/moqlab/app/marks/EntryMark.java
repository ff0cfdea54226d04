package org.moqlab.app.marks;

/// What a table entry is, as a person reads it: a silhouette, a word, and whether a hold-down runs
/// on it as well.
///
/// @param state `live`, `lingering`, `ghost`, `missing`, `absent` or `unknown`
/// @param word the word of the window for it; empty for absent
/// @param holdDown whether a hold-down runs on it
public record EntryMark(String state, String word, boolean holdDown) {
    /// The silhouette: a live entry in hold-down shows the hold-down, any other keeps its own.
    public String glyph() {
        return holdDown && state.equals("live") ? "hold-down" : state;
    }

    /// Whether nobody publishes what it stands for.
    public boolean isGhost() {
        return state.equals("ghost");
    }
}
