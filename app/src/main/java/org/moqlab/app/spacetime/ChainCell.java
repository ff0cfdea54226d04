package org.moqlab.app.spacetime;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Swatch;
import org.moqlab.app.words.Figures;

/// One step of the chain of causes; a click selects its event and goes there.
final class ChainCell extends ListCell<ChainStep> {
    private final Label time = new Label();
    private final Swatch swatch = new Swatch(-1);
    private final Label place = new Label();
    private final Label words = new Label();
    private final Label number = new Label();
    private final Tooltip whole = new Tooltip();
    private final HBox line = new HBox(time, swatch, place, words, number);

    ChainCell(SpaceTimeViewModel viewModel) {
        time.getStyleClass().add("mono");
        place.getStyleClass().add("strong");
        number.getStyleClass().add("link");
        line.getStyleClass().add("chain-line");
        line.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        for (Label fixed : java.util.List.of(time, place, number)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        // A line that is cut off is read in full below the pointer, and in the list of events.
        setPrefWidth(0);
        setOnMouseClicked(_ -> {
            ChainStep step = getItem();
            if (step != null) {
                viewModel.goTo(step.event());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable ChainStep step, boolean empty) {
        super.updateItem(step, empty);
        setText(null);
        if (step == null || empty) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        time.setText(Figures.seconds(step.t()));
        swatch.become(step.peer());
        place.setText(step.place());
        words.setText(step.words());
        number.setText("#" + Figures.count(step.event()));
        whole.setText(step.words());
        setTooltip(whole);
        setGraphic(line);
    }
}
