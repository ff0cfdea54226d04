package org.moqlab.app.scenario;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.words.Words;

/// Binds `Scenario.fxml` to its view model.
public final class ScenarioController {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass MET = PseudoClass.getPseudoClass("met");

    private final ScenarioViewModel viewModel;

    @FXML private Label title;
    @FXML private Label teaches;
    @FXML private VBox steps;
    @FXML private Label wishesTitle;
    @FXML private VBox wishes;

    /// Creates the controller.
    public ScenarioController(ScenarioViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(viewModel.titleProperty());
        teaches.textProperty().bind(viewModel.teachesProperty());
        teaches.visibleProperty().bind(viewModel.teachesProperty().isNotEmpty());
        teaches.managedProperty().bind(teaches.visibleProperty());
        Lists.follow(viewModel.steps(), steps.getChildren(), ScenarioController::line);
        Lists.follow(viewModel.wishes(), wishes.getChildren(), ScenarioController::line);
        wishesTitle.visibleProperty().bind(Lists.isFilled(viewModel.wishes()));
        wishesTitle.managedProperty().bind(wishesTitle.visibleProperty());
    }

    private static HBox line(Step step) {
        Label number = new Label(Integer.toString(step.number()));
        number.getStyleClass().add("step-number");
        Label what = new Label(step.title());
        what.getStyleClass().add("step-title");
        Label detail = new Label(step.detail());
        detail.getStyleClass().add("step-detail");
        detail.setManaged(!step.detail().isEmpty());
        what.setWrapText(true);
        what.setMinHeight(Label.USE_PREF_SIZE);
        VBox words = new VBox(what, detail);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label time = new Label(step.time());
        time.getStyleClass().addAll("step-time", "mono");
        time.setMinWidth(Label.USE_PREF_SIZE);
        HBox line = new HBox(number, words, time);
        line.getStyleClass().add("step");
        step.phaseProperty().addListener((_, _, phase) -> paint(line, number, step, phase));
        paint(line, number, step, step.phaseProperty().get());
        return line;
    }

    private static void paint(HBox line, Label number, Step step, Step.Phase phase) {
        line.pseudoClassStateChanged(DONE, phase == Step.Phase.DONE);
        line.pseudoClassStateChanged(NOW, phase == Step.Phase.NOW);
        number.setText(phase == Step.Phase.DONE ? "✓" : Integer.toString(step.number()));
        line.setAccessibleText(
                Words.of("step.accessible." + phase, step.title(), step.time(), step.detail()));
    }

    private static HBox line(Wish wish) {
        Label mark = new Label();
        mark.getStyleClass().add("wish-mark");
        Label text = new Label();
        text.getStyleClass().add("wish-text");
        text.setWrapText(true);
        text.setMinHeight(Label.USE_PREF_SIZE);
        HBox line = new HBox(mark, text);
        line.getStyleClass().add("wish");
        wish.outcomeProperty().addListener((_, _, now) -> show(line, mark, text, wish, now));
        show(line, mark, text, wish, wish.outcomeProperty().get());
        return line;
    }

    private static void show(HBox line, Label mark, Label text, Wish wish, Wish.Outcome outcome) {
        line.pseudoClassStateChanged(MET, outcome.fate() == Wish.Fate.MET);
        line.pseudoClassStateChanged(FAILED, outcome.fate() == Wish.Fate.FAILED);
        mark.setText(
                switch (outcome.fate()) {
                    case OPEN -> "·";
                    case MET -> "✓";
                    case FAILED -> "✗";
                });
        text.setText(
                outcome.text().isEmpty()
                        ? wish.text()
                        : Words.of("wish.outcome", wish.text(), outcome.text()));
    }
}
