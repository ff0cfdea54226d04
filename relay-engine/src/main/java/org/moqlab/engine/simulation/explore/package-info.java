/// Looks for trouble in virtual time: random meshes, variations of a scenario, and the smallest
/// scenario that still shows a finding.
@NullMarked
package org.moqlab.engine.simulation.explore;

import org.jspecify.annotations.NullMarked;
