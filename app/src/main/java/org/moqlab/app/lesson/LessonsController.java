package org.moqlab.app.lesson;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.moqlab.app.lesson.LessonViewModel.Mark;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.marks.Overlay;
import org.moqlab.app.marks.WideButton;
import org.moqlab.app.words.Words;

/// Binds `Lessons.fxml` to its view model.
public final class LessonsController {
    private final LessonsViewModel viewModel;

    @FXML private VBox lessons;
    @FXML private VBox lessonCards;
    @FXML private Button lessonsClose;

    /// Creates the controller.
    public LessonsController(LessonsViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(lessons, viewModel.shownProperty(), viewModel::dismiss, lessonsClose);
        lessonsClose.setOnAction(_ -> viewModel.dismiss());
        Lists.follow(viewModel.cards(), lessonCards.getChildren(), this::card);
    }

    /// Its steps by number; those that were taken are filled.
    private static HBox steps(LessonCard card) {
        HBox steps = new HBox();
        steps.getStyleClass().add("lesson-steps");
        for (int i = 0; i < card.marks().size(); i++) {
            Mark mark = card.marks().get(i);
            Label step = new Label(SightWords.mark(i, mark, false));
            step.getStyleClass().add("lesson-step");
            if (mark != Mark.OPEN) {
                step.getStyleClass().add("taken");
            }
            steps.getChildren().add(step);
        }
        return steps;
    }

    private Button card(LessonCard card) {
        Label title =
                new Label(
                        Words.of(
                                "lessons.name",
                                Integer.toString(card.lesson().number()),
                                card.lesson().title()));
        title.getStyleClass().add("lesson-card-title");
        Label about = new Label(card.lesson().about());
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        about.getStyleClass().add("dim");
        Label facts = new Label(card.facts());
        facts.getStyleClass().addAll("faint", "small");
        HBox progress = new HBox(steps(card), facts);
        progress.getStyleClass().add("lesson-card-progress");
        VBox words = new VBox(title, about, progress);
        words.getStyleClass().add("lesson-card-words");
        Button button = new WideButton(words);
        button.getStyleClass().add("lesson-card");
        button.setAccessibleText(
                String.join(". ", title.getText(), card.lesson().about(), card.facts()));
        button.setOnAction(_ -> viewModel.take(card));
        return button;
    }
}
