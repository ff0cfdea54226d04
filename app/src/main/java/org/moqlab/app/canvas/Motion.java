package org.moqlab.app.canvas;

/// How far a relay's box is in a change of its look.
///
/// @param before the number that leaves
/// @param climb how far the new number has come, 0 to 1
/// @param haunt how far the after-images have come out, 0 to 1
/// @param birth how much of the outline of a process that has come up is drawn, 0 to 1
record Motion(String before, double climb, double haunt, double birth) {
    /// Nothing moves.
    static final Motion NONE = new Motion("", 1, 1, 1);

    /// Whether anything does.
    boolean moves() {
        return climb < 1 || haunt < 1 || birth < 1;
    }
}
