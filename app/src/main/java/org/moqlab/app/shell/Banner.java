package org.moqlab.app.shell;

/// Something said over the panes without taking them away.
///
/// @param title what did not work, or what is done
/// @param place where, such as file, line and column; may be empty
/// @param text what was expected; may be empty
/// @param wrong whether something went wrong
public record Banner(String title, String place, String text, boolean wrong) {}
