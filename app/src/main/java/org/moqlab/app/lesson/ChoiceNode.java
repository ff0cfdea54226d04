package org.moqlab.app.lesson;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.moqlab.app.lesson.Lesson.Choice;
import org.moqlab.app.lesson.LessonViewModel.Phase;
import org.moqlab.app.lesson.LessonViewModel.Sight;
import org.moqlab.app.marks.WideButton;

/// Something to guess: a button as a whole, with its digit. Afterwards it says whether it is what
/// happened, by word as well as by colour.
final class ChoiceNode {
    private ChoiceNode() {}

    static Button of(Sight sight, int index, LessonViewModel viewModel) {
        Choice choice = sight.step().choices().get(index);
        boolean guessed = guessed(sight, index);
        boolean told = sight.phase() == Phase.TOLD;
        Button button = new WideButton(words(sight, index));
        button.getStyleClass().add("choice");
        style(button, "guessed", guessed);
        style(button, "happened", told && happened(sight, index));
        style(button, "missed", told && guessed && !happened(sight, index));
        button.setAccessibleText(
                String.join(". ", choice.say(), choice.more(), verdict(sight, index)));
        button.setDisable(sight.phase() == Phase.RUNNING);
        button.setOnAction(_ -> viewModel.guess(index));
        return button;
    }

    private static void style(Button button, String name, boolean wanted) {
        if (wanted) {
            button.getStyleClass().add(name);
        }
    }

    private static boolean guessed(Sight sight, int index) {
        return sight.guess().equals(Optional.of(index));
    }

    private static boolean happened(Sight sight, int index) {
        return sight.answer().map(answer -> answer.right().get(index)).orElse(false);
    }

    private static String verdict(Sight sight, int index) {
        return SightWords.verdict(
                sight.phase() == Phase.TOLD, guessed(sight, index), happened(sight, index));
    }

    private static HBox words(Sight sight, int index) {
        Choice choice = sight.step().choices().get(index);
        Label digit = new Label(Integer.toString(index + 1));
        digit.getStyleClass().addAll("choice-digit", "mono");
        digit.setMinWidth(Region.USE_PREF_SIZE);
        VBox text =
                new VBox(
                        wrapped(choice.say(), "choice-say"), wrapped(choice.more(), "choice-more"));
        HBox.setHgrow(text, Priority.ALWAYS);
        Label tag = wrapped(verdict(sight, index), "choice-tag");
        tag.setWrapText(false);
        tag.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(digit, text, tag);
        line.getStyleClass().add("choice-line");
        return line;
    }

    private static Label wrapped(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setVisible(!words.isEmpty());
        label.setManaged(!words.isEmpty());
        return label;
    }
}
