/// Lessons: a run that is told step by step, each with a guess before and a reason after it, judged
/// by the run itself.
@NullMarked
package org.moqlab.app.lesson;

import org.jspecify.annotations.NullMarked;
