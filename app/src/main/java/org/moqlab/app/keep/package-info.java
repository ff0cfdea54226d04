/// What the program keeps on the disk for a person between two starts: settings, the files opened
/// last, what is not saved yet, and a log of what broke.
@NullMarked
package org.moqlab.app.keep;

import org.jspecify.annotations.NullMarked;
