package org.moqlab.app.compare;

import org.moqlab.engine.mesh.Scenario;

/// One branch of the open run, as something that can be played again from its beginning.
///
/// @param name of the branch
/// @param done what was done by hand on it, in one line
/// @param scenario the open scenario with that among its acts
/// @param end how far the branch was recorded, ns
public record BranchRun(String name, String done, Scenario scenario, long end) {}
