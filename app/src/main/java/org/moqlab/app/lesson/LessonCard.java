package org.moqlab.app.lesson;

import java.util.List;
import org.moqlab.app.lesson.LessonViewModel.Mark;

/// A lesson as the list shows it.
///
/// @param lesson the lesson
/// @param facts how long it is and how much of it was taken, in words
/// @param begun whether any of it was
/// @param marks how each step went
public record LessonCard(Lesson lesson, String facts, boolean begun, List<Mark> marks) {
    /// Creates a card; the list is copied.
    public LessonCard {
        marks = List.copyOf(marks);
    }
}
