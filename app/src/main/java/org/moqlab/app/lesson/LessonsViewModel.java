package org.moqlab.app.lesson;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.lesson.LessonViewModel.Mark;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// The lessons there are, and how far each was taken.
public final class LessonsViewModel {
    private final Supplier<List<Lesson>> shelf;
    private final Notebook notebook;
    private final Consumer<Lesson> begin;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final ObservableList<LessonCard> cards = FXCollections.observableArrayList();
    private List<Lesson> lessons = List.of();

    /// @param shelf reads the lessons there are
    /// @param begin called with the one a person wants to take
    public LessonsViewModel(
            Supplier<List<Lesson>> shelf, Notebook notebook, Consumer<Lesson> begin) {
        this.shelf = shelf;
        this.notebook = notebook;
        this.begin = begin;
    }

    /// Shows the list.
    public void show() {
        refresh();
        shown.set(true);
    }

    /// Says anew how far each was taken; the first time the lessons are read.
    public void refresh() {
        if (lessons.isEmpty()) {
            lessons = shelf.get();
        }
        cards.setAll(lessons.stream().map(this::card).toList());
    }

    private LessonCard card(Lesson lesson) {
        List<Mark> marks = notebook.marks(lesson);
        long taken = marks.stream().filter(mark -> mark != Mark.OPEN).count();
        long right = marks.stream().filter(mark -> mark == Mark.RIGHT).count();
        return new LessonCard(lesson, facts(marks.size(), taken, right), taken > 0, marks);
    }

    private static String facts(int steps, long taken, long right) {
        String all = Figures.count(steps);
        if (taken == 0) {
            return Words.of("lessons.steps", all);
        }
        return right == steps
                ? Words.of("lessons.passed", all)
                : Words.of("lessons.taken", Figures.count(taken), all, Figures.count(right));
    }

    /// Takes a lesson and closes the list.
    public void take(LessonCard card) {
        shown.set(false);
        begin.accept(card.lesson());
    }

    /// Closes the list.
    public void dismiss() {
        shown.set(false);
    }

    /// Whether the list is shown.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown;
    }

    /// The lessons, in order.
    public ObservableList<LessonCard> cards() {
        return cards;
    }
}
