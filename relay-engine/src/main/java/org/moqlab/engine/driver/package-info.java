/// What both drivers share: recording events with causes, playing acts, and keeping the truth.
@NullMarked
package org.moqlab.engine.driver;

import org.jspecify.annotations.NullMarked;
