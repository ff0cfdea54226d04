/// Time as a person sees it: the strip of events that is scrubbed, bookmarks, branches, and what to
/// run until.
@NullMarked
package org.moqlab.app.time;

import org.jspecify.annotations.NullMarked;
