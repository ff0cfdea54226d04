package org.moqlab.app.compare;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.moqlab.app.canvas.MeshPreview;
import org.moqlab.app.marks.Glyph;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// One run beside others: its fix and the rule of it, what came of it with one big number, its mesh
/// at the time all are shown at, and the hops over time.
final class RunColumn extends VBox {
    private final CompareViewModel viewModel;
    private final CompareRow row;
    private final MeshPreview picture = new MeshPreview();
    private final Label number = new Label();
    private final HopsChart chart;

    RunColumn(CompareViewModel viewModel, CompareRow row) {
        this.viewModel = viewModel;
        this.row = row;
        this.chart = new HopsChart(viewModel, row.tale().hops());
        getStyleClass().add("run-column");
        Label fix = new Label(row.title());
        fix.getStyleClass().add("mono-strong");
        Label rule = new Label(row.rule());
        rule.getStyleClass().addAll("dim", "small");
        VBox head = new VBox(fix, rule, verdict());
        head.getStyleClass().add("run-head");
        VBox.setVgrow(picture, Priority.ALWAYS);
        picture.setMinSize(0, 0);
        getChildren().addAll(head, picture, chart);
        show();
    }

    private HBox verdict() {
        number.getStyleClass().addAll("run-number", "run-number-" + row.tone());
        number.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label verdict = new Label(row.words());
        verdict.setMinWidth(USE_PREF_SIZE);
        verdict.setGraphic(new Glyph(glyph(row.verdict())));
        verdict.getStyleClass().addAll("chip", row.tone());
        HBox line = new HBox(number, gap, verdict);
        line.getStyleClass().add("run-verdict");
        return line;
    }

    /// Shape of a verdict.
    static String glyph(CompareRow.Verdict verdict) {
        return switch (verdict) {
            case CLEARS -> "decided";
            case LATE -> "lingering";
            case GHOST -> "ghost";
            case STORM -> "finding";
            case WAITING -> "message";
        };
    }

    /// How long the name took to go; where it never does, how far away it is by now.
    private String big() {
        return switch (row.verdict()) {
            case CLEARS, LATE -> row.figure(0);
            case GHOST, STORM -> {
                long hops = row.tale().hops().at(viewModel.clockProperty().get());
                yield hops < 0
                        ? Words.of("compare.dash")
                        : Words.of("compare.big", Figures.count(hops));
            }
            case WAITING -> "";
        };
    }

    /// Shows the run at the clock.
    void show() {
        viewModel.moment(row).ifPresent(moment -> picture.show(moment, viewModel.layout()));
        number.setText(big());
        chart.requestLayout();
        setAccessibleText(
                String.join(", ", row.policy(), row.fix(), row.rule(), row.words(), big()));
    }
}
