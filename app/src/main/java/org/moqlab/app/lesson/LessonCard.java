package org.moqlab.app.lesson;

/// A lesson as the list shows it.
///
/// @param lesson the lesson
/// @param facts how long it is and how much of it was taken, in words
/// @param begun whether any of it was
public record LessonCard(Lesson lesson, String facts, boolean begun) {}
