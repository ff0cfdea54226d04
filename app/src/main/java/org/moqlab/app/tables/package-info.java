/// The tables of all relays side by side: what each holds for each namespace.
@NullMarked
package org.moqlab.app.tables;

import org.jspecify.annotations.NullMarked;
