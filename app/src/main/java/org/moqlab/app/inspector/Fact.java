package org.moqlab.app.inspector;

/// A named value of the selected client or connection.
///
/// @param name what it is
/// @param value how it stands
/// @param tone `good`, `bad`, `up` or `down`, for the style sheet
public record Fact(String name, String value, String tone) {}
