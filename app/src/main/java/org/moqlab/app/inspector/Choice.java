package org.moqlab.app.inspector;

/// One of several things to choose from.
///
/// @param key what it stands for
/// @param word what it is called
public record Choice(String key, String word) {}
