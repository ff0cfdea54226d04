package org.moqlab.app.hunt;

import java.util.Optional;
import org.moqlab.engine.mesh.Scenario;

/// What is sought where.
///
/// @param scenario what is open, with everything that was done by hand
/// @param invariant the one that is to break; empty for any that the scenario does not expect to
record Quarry(Way way, Scenario scenario, Optional<String> invariant) {}
