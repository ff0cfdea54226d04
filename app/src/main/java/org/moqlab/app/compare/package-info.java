/// One scenario under several policies and fixes: side by side at one time, and as a table.
@NullMarked
package org.moqlab.app.compare;

import org.jspecify.annotations.NullMarked;
