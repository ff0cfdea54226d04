/// Everything that happened, as a filtered table, with the decoded message and its bytes beside it.
@NullMarked
package org.moqlab.app.events;

import org.jspecify.annotations.NullMarked;
