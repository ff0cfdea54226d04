package org.moqlab.app.shell;

/// Something that went wrong, said over the panes without taking them away.
///
/// @param title what did not work
/// @param place where, such as file, line and column; may be empty
/// @param text what was expected
public record Banner(String title, String place, String text) {}
