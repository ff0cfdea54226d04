package org.moqlab.app.work;

import java.util.Optional;
import org.moqlab.engine.mesh.Scenario.Act;

/// Something done by hand, as saving writes it.
///
/// @param act it as an act of a scenario; empty where a scenario has no room for it
/// @param at mesh time at which it was done, ns
/// @param line the line that a file has of it
public record Deed(Optional<Act> act, long at, String line) {}
