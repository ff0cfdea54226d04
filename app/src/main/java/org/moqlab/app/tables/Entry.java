package org.moqlab.app.tables;

import org.moqlab.app.marks.EntryMark;

/// What one relay holds for one namespace.
///
/// @param mark what the entry is
/// @param text word, hops and peer in one line
/// @param accessible the same in words
public record Entry(EntryMark mark, String text, String accessible) {}
