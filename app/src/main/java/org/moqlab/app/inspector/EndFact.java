package org.moqlab.app.inspector;

/// A named value of both ends of the selected session.
///
/// @param name what it is
/// @param dialer how it stands at the end that dialled
/// @param acceptor how it stands at the other end
/// @param title whether it is the title of the facts below it and has no values
public record EndFact(String name, String dialer, String acceptor, boolean title) {}
