package org.moqlab.app.start;

import java.nio.file.Path;

/// A file opened before, as the start screen shows it.
///
/// @param file the file
/// @param glyph what stands before it: `ghost` where it ended with findings, `live` where with
///   none, `unknown` where nobody knows
/// @param name of the file, without its folder
/// @param became what became of it, in words
/// @param when it was played last, in words; may be empty
public record RecentRow(Path file, String glyph, String name, String became, String when) {}
