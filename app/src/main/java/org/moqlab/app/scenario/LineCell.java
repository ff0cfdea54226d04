package org.moqlab.app.scenario;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.words.Words;

/// One line of the scenario: an act, an expectation, or a head.
final class LineCell extends ListCell<Line> {
    private static final PseudoClass BY_HAND = PseudoClass.getPseudoClass("by-hand");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass MET = PseudoClass.getPseudoClass("met");

    private final Label number = label("step-number");
    private final Label title = wrapped("step-title");
    private final Label detail = label("step-detail");
    private final Label time = label("step-time");
    private final HBox act = new HBox();
    private final Label mark = label("wish-mark");
    private final Label text = wrapped("wish-text");
    private final HBox expectation = new HBox(mark, text);
    private final Label head = label("wishes-title");
    private final ChangeListener<Step.Phase> phases = (_, _, _) -> paint();
    private final ChangeListener<Wish.Outcome> outcomes = (_, _, _) -> paint();

    LineCell() {
        // Words wrap at the width of the list, not at their own.
        setPrefWidth(0);
        getStyleClass().add("scenario-line");
        VBox words = new VBox(title, detail);
        HBox.setHgrow(words, Priority.ALWAYS);
        time.getStyleClass().add("mono");
        time.setMinWidth(USE_PREF_SIZE);
        act.getChildren().addAll(number, words, time);
        act.getStyleClass().add("step");
        expectation.getStyleClass().add("wish");
    }

    /// The list asks without a width, and words wrap at that of the list.
    @Override
    protected double computePrefHeight(double width) {
        Node shown = getGraphic();
        if (shown == null || getWidth() <= 0) {
            return super.computePrefHeight(width);
        }
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + shown.prefHeight(room) + snappedBottomInset();
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    private static Label wrapped(String style) {
        Label label = label(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        switch (getItem()) {
            case Step before -> before.phaseProperty().removeListener(phases);
            case Wish before -> before.outcomeProperty().removeListener(outcomes);
            case null, default -> {}
        }
        super.updateItem(line, empty);
        switch (line) {
            case Step step -> step.phaseProperty().addListener(phases);
            case Wish wish -> wish.outcomeProperty().addListener(outcomes);
            case null, default -> {}
        }
        paint();
    }

    private void paint() {
        setText(null);
        switch (getItem()) {
            case null -> show(null, "");
            case Step step -> show(step, step.phaseProperty().get());
            case Wish wish -> show(wish, wish.outcomeProperty().get());
            case Line.Head(String words) -> {
                head.setText(words);
                show(head, words);
            }
        }
    }

    private void show(@Nullable Label graphic, String spoken) {
        setGraphic(graphic);
        setAccessibleText(spoken);
    }

    private void show(Step step, Step.Phase phase) {
        boolean done = phase == Step.Phase.DONE;
        act.pseudoClassStateChanged(DONE, done);
        act.pseudoClassStateChanged(BY_HAND, step.isByHand());
        act.pseudoClassStateChanged(NOW, phase == Step.Phase.NOW);
        number.setText(done ? "✓" : Integer.toString(step.number()));
        title.setText(step.title());
        String more = step.isByHand() ? Words.of("step.by-hand", step.detail()) : step.detail();
        detail.setText(more);
        detail.setManaged(!step.detail().isEmpty());
        detail.setVisible(detail.isManaged());
        time.setText(step.time());
        setGraphic(act);
        setAccessibleText(Words.of("step.accessible." + phase, step.title(), step.time(), more));
    }

    private void show(Wish wish, Wish.Outcome outcome) {
        expectation.pseudoClassStateChanged(MET, outcome.fate() == Wish.Fate.MET);
        expectation.pseudoClassStateChanged(FAILED, outcome.fate() == Wish.Fate.FAILED);
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
        setGraphic(expectation);
        setAccessibleText(mark.getText() + " " + text.getText());
    }
}
