package org.moqlab.app.spacetime;

/// One event of a chain of causes.
///
/// @param event its number
/// @param t mesh time, ns
/// @param place where it happened; empty for the mesh as a whole
/// @param peer place of that relay among the relays; -1 for none
/// @param words what happened
/// @param selected whether it is the selected event
public record ChainStep(
        long event, long t, String place, int peer, String words, boolean selected) {}
