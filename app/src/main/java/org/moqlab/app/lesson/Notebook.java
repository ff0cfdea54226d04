package org.moqlab.app.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.moqlab.app.lesson.LessonViewModel.Mark;

/// Remembers how the steps of each lesson went, while the program runs.
public final class Notebook {
    private final Map<String, List<Mark>> marks = new HashMap<>();

    /// Creates an empty one.
    public Notebook() {}

    /// How each step of a lesson went.
    public List<Mark> marks(Lesson lesson) {
        return List.copyOf(of(lesson));
    }

    private List<Mark> of(Lesson lesson) {
        int steps = lesson.steps().size();
        List<Mark> known = marks.get(lesson.name());
        if (known == null || known.size() != steps) {
            known = new ArrayList<>(Collections.nCopies(steps, Mark.OPEN));
            marks.put(lesson.name(), known);
        }
        return known;
    }

    /// Notes how a step went; what was right once stays right.
    void note(Lesson lesson, int step, Mark mark) {
        List<Mark> known = of(lesson);
        known.set(step, known.get(step) == Mark.RIGHT ? Mark.RIGHT : mark);
    }
}
