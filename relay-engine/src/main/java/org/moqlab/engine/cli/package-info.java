/// The headless lab: subcommands over scenario files.
@NullMarked
package org.moqlab.engine.cli;

import org.jspecify.annotations.NullMarked;
