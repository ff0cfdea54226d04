package org.moqlab.app.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.moqlab.app.keep.Memory;
import org.moqlab.app.lesson.LessonViewModel.Mark;

/// Remembers how the steps of each lesson went, also for the next start of the program. FX thread
/// only.
public final class Notebook {
    /// Most steps that are remembered of a lesson.
    static final int MAX_STEPS = 1_000;

    /// Most lessons that are remembered for the next start.
    static final int MAX_LESSONS = 100;

    private static final String KEY = "lesson.";
    private static final String BETWEEN = ",";

    private final Memory memory;
    private final Map<String, List<Mark>> marks = new HashMap<>();

    /// A notebook that goes on with what was kept.
    ///
    /// @param memory keeps it; a lesson too many for it is remembered until the program ends
    public Notebook(Memory memory) {
        this.memory = memory;
    }

    /// How each step of a lesson went.
    public List<Mark> marks(Lesson lesson) {
        return List.copyOf(of(lesson));
    }

    private List<Mark> of(Lesson lesson) {
        int steps = lesson.steps().size();
        List<Mark> known =
                marks.computeIfAbsent(lesson.name(), name -> new ArrayList<>(kept(name)));
        if (known.size() != steps) {
            known = new ArrayList<>(Collections.nCopies(steps, Mark.OPEN));
            marks.put(lesson.name(), known);
        }
        return known;
    }

    /// What was kept of a lesson; a mark that there is not counts as none.
    private List<Mark> kept(String name) {
        Optional<String> text = memory.text(KEY + name);
        List<Mark> all = new ArrayList<>();
        for (String word :
                text.map(words -> words.split(BETWEEN, MAX_STEPS)).orElse(new String[0])) {
            all.add(mark(word));
        }
        return all;
    }

    private static Mark mark(String word) {
        for (Mark mark : Mark.values()) {
            if (mark.name().equals(word)) {
                return mark;
            }
        }
        return Mark.OPEN;
    }

    /// Notes how a step went; what was right once stays right.
    void note(Lesson lesson, int step, Mark mark) {
        List<Mark> known = of(lesson);
        known.set(step, known.get(step) == Mark.RIGHT ? Mark.RIGHT : mark);
        String key = KEY + lesson.name();
        if (memory.text(key).isPresent() || memory.count(KEY) < MAX_LESSONS) {
            memory.put(key, known.stream().map(Mark::name).collect(Collectors.joining(BETWEEN)));
        }
    }
}
