package org.moqlab.app.compare;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.moqlab.app.canvas.MeshPreview;

/// One run beside others: its fix, what came of it, and its mesh at the time all are shown at.
final class RunColumn extends VBox {
    private final CompareViewModel viewModel;
    private final CompareRow row;
    private final MeshPreview picture = new MeshPreview();

    RunColumn(CompareViewModel viewModel, CompareRow row) {
        this.viewModel = viewModel;
        this.row = row;
        getStyleClass().add("run-column");
        Label fix = new Label(row.fix());
        fix.getStyleClass().add("mono-strong");
        Label policy = new Label(row.policy());
        policy.getStyleClass().addAll("dim", "small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label verdict = new Label(row.words());
        verdict.setMinWidth(USE_PREF_SIZE);
        verdict.getStyleClass().addAll("chip", state(row.verdict()));
        HBox head = new HBox(new VBox(fix, policy), gap, verdict);
        head.getStyleClass().add("run-head");
        VBox.setVgrow(picture, Priority.ALWAYS);
        picture.setMinSize(0, 0);
        getChildren().addAll(head, picture);
        show();
    }

    private static String state(CompareRow.Verdict verdict) {
        return switch (verdict) {
            case CLEARS -> "live";
            case LATE -> "lingering";
            case GHOST, STORM -> "ghost";
            case WAITING -> verdict.name().toLowerCase(Locale.ROOT);
        };
    }

    /// Shows the run at the clock.
    void show() {
        viewModel.moment(row).ifPresent(moment -> picture.show(moment, viewModel.layout()));
        setAccessibleText(String.join(", ", row.policy(), row.fix(), row.words(), row.figure(0)));
    }
}
