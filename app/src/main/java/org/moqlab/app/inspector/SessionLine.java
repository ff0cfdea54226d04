package org.moqlab.app.inspector;

/// One connection of the selected relay or client, or one it is trying to make.
///
/// @param session its number; 0 while there is none
/// @param name peer and number
/// @param peer place of that peer among the relays, for its colour; -1 for a client
/// @param role which end dialled
/// @param state how it stands
/// @param wire what was negotiated; may be empty
/// @param time since when, or when it is tried again
/// @param tone `up` or `down`, for the style sheet
public record SessionLine(
        long session,
        String name,
        int peer,
        String role,
        String state,
        String wire,
        String time,
        String tone) {}
