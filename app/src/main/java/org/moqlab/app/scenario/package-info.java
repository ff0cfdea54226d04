/// The left pane: what the scenario does and when, what it expects, and who is in the mesh.
@NullMarked
package org.moqlab.app.scenario;

import org.jspecify.annotations.NullMarked;
