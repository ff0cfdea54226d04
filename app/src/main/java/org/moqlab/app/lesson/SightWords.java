package org.moqlab.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.app.lesson.Lesson.Answer;
import org.moqlab.app.lesson.Lesson.Choice;
import org.moqlab.app.lesson.LessonViewModel.Mark;
import org.moqlab.app.lesson.LessonViewModel.Phase;
import org.moqlab.app.lesson.LessonViewModel.Sight;
import org.moqlab.app.words.Words;

/// What a lesson says at a moment.
///
/// @param sight the moment
record SightWords(Sight sight) {
    /// A paragraph.
    ///
    /// @param style its style class
    record Line(String text, String style) {}

    private static String number(int from0) {
        return Integer.toString(from0 + 1);
    }

    /// Which lesson it is.
    String place() {
        return Words.of(
                "lesson.place", Integer.toString(sight.lesson().number()), sight.lesson().name());
    }

    /// Which step it is, and what is to be done.
    String head() {
        String key =
                switch (sight.phase()) {
                    case ASKED -> "lesson.asked";
                    case RUNNING -> "lesson.running";
                    case TOLD -> "lesson.told";
                };
        return Words.of(
                key, number(sight.number()), Integer.toString(sight.lesson().steps().size()));
    }

    /// What was guessed.
    String guess() {
        return sight.guess()
                .map(i -> Words.of("lesson.guess", number(i), sight.step().choices().get(i).say()))
                .orElseGet(() -> Words.of("lesson.no-guess"));
    }

    /// What going back does.
    String back() {
        return sight.phase() == Phase.ASKED
                ? Words.of("lesson.back", number(Math.max(0, sight.number() - 1)))
                : Words.of("lesson.again");
    }

    /// What going on does.
    String on() {
        return switch (sight.phase()) {
            case ASKED -> Words.of("lesson.run");
            case RUNNING -> Words.of("lesson.skip");
            case TOLD ->
                    sight.hasNext()
                            ? Words.of("lesson.next", number(sight.number() + 1))
                            : Words.of("lesson.end");
        };
    }

    /// What came of it; empty until the run has answered.
    List<Line> told() {
        return sight.answer().map(this::told).orElse(List.of());
    }

    private List<Line> told(Answer answer) {
        List<Line> lines = new ArrayList<>();
        if (answer.only().isEmpty()) {
            lines.add(new Line(Words.of("lesson.broken"), "told-head"));
            answer.failed().forEach(line -> lines.add(new Line(line, "told-mono")));
            for (int i = 0; answer.failed().isEmpty() && i < answer.right().size(); i++) {
                String key = answer.right().get(i) ? "lesson.also" : "lesson.not";
                lines.add(new Line(Words.of(key, number(i)), "told-mono"));
            }
            return lines;
        }
        List<Choice> choices = sight.step().choices();
        int only = answer.only().get();
        Optional<Integer> wrong = sight.guess().filter(guess -> guess != only);
        String head =
                sight.isRight()
                        ? Words.of("lesson.right")
                        : wrong.isPresent()
                                ? Words.of("lesson.wrong", number(only), choices.get(only).say())
                                : Words.of("lesson.seen", number(only), choices.get(only).say());
        lines.add(new Line(head, "told-head"));
        wrong.ifPresent(guess ->
                lines.add(
                        new Line(
                                Words.of(
                                        "lesson.why-not",
                                        number(guess),
                                        choices.get(guess).because()),
                                "told-wrong")));
        lines.add(new Line(choices.get(only).because(), "told-text"));
        lines.add(new Line(sight.step().explain(), "told-text"));
        return lines;
    }

    /// The word beside a choice; empty for none.
    static String verdict(boolean told, boolean guessed, boolean happened) {
        if (told && happened) {
            return Words.of("lesson.happened");
        }
        return told && guessed ? Words.of("lesson.missed") : "";
    }

    /// What stands on the button of a step.
    static String mark(int number, Mark mark, boolean current) {
        return current || mark == Mark.OPEN
                ? number(number)
                : Words.of(mark == Mark.RIGHT ? "lesson.mark.right" : "lesson.mark.seen");
    }

    /// The same for a screen reader.
    static String spoken(int number, Mark mark) {
        String key =
                switch (mark) {
                    case OPEN -> "lesson.step.open";
                    case RIGHT -> "lesson.step.right";
                    case SEEN -> "lesson.step.seen";
                };
        return Words.of(key, number(number));
    }
}
