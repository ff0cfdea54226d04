/// The driver in virtual time: modelled links, stream credit and windows, checkpoints.
@NullMarked
package org.moqlab.engine.simulation;

import org.jspecify.annotations.NullMarked;
