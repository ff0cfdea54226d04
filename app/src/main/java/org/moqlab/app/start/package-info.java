/// Where to begin: something new, a file, a running cluster, an exhibit or a lesson.
@NullMarked
package org.moqlab.app.start;

import org.jspecify.annotations.NullMarked;
