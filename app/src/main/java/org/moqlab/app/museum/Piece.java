package org.moqlab.app.museum;

import org.moqlab.engine.mesh.Exhibit;

/// A scenario of the museum.
///
/// @param name of its file, without folder and ending
/// @param exhibit what the file says
public record Piece(String name, Exhibit exhibit) {}
