package org.moqlab.app.inspector;

/// One thing that happened at the selected relay.
///
/// @param event its number
/// @param time when, in seconds
/// @param glyph name of its silhouette
/// @param words what happened, in a sentence
public record LogLine(long event, String time, String glyph, String words) {}
