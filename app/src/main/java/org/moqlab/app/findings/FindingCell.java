package org.moqlab.app.findings;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Glyph;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// A finding in the list; the selected one says everything about itself.
public final class FindingCell extends ListCell<FindingRow> {
    private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");

    private final FindingDesk desk;

    /// An empty cell.
    public FindingCell(FindingDesk desk) {
        this.desk = desk;
        getStyleClass().add("finding");
        // Words wrap at the width of the list, not at their own.
        setPrefWidth(0);
        selectedProperty().addListener((_, _, _) -> show());
        // Before the list selects the row: its words then become others, and no click would follow.
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        desk.presentProperty().addListener((_, _, _) -> fade());
    }

    private void press(MouseEvent event) {
        boolean wanted = !isSelected() || event.getClickCount() == 2;
        if (event.getButton() == MouseButton.PRIMARY && getItem() != null && wanted) {
            desk.select(getItem());
        }
    }

    @Override
    protected void updateItem(@Nullable FindingRow row, boolean empty) {
        super.updateItem(row, empty);
        show();
    }

    private void fade() {
        FindingRow row = getItem();
        pseudoClassStateChanged(AHEAD, row != null && row.number() > desk.presentProperty().get());
    }

    private void show() {
        FindingRow row = isEmpty() ? null : getItem();
        fade();
        setText(null);
        if (row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        VBox all = new VBox(head(row, !isSelected()));
        if (isSelected()) {
            all.getChildren().add(wrapped(row.found(), "finding-found"));
            all.getChildren().addAll(details(row));
        }
        all.getStyleClass().add("finding-lines");
        setGraphic(all);
        setAccessibleText(String.join(" ", row.invariant(), row.where(), row.time(), row.found()));
    }

    /// @param brief whether what was found stands on the same line, so that more findings are seen
    private static HBox head(FindingRow row, boolean brief) {
        Label invariant = new Label(row.invariant());
        invariant.getStyleClass().addAll("finding-invariant", "mono-strong");
        invariant.setMinWidth(Region.USE_PREF_SIZE);
        Label where = new Label(row.where());
        where.getStyleClass().add("finding-where");
        Label found = new Label(brief ? row.found() : "");
        found.getStyleClass().add("finding-brief");
        found.setMinWidth(0);
        found.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(found, Priority.ALWAYS);
        Label time = new Label(row.time());
        time.getStyleClass().addAll("finding-time", "mono");
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(new Glyph("finding"), invariant, where, found, time);
        head.getStyleClass().add("finding-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private List<Node> details(FindingRow row) {
        List<Node> lines = new java.util.ArrayList<>();
        lines.add(fact("finding.expected", wrapped(row.expected(), "finding-value")));
        if (row.since() > 0) {
            Label at = new Label(row.sinceTime());
            at.getStyleClass().addAll("mono", "dim");
            HBox since = new HBox(link(row.since()), at);
            since.getStyleClass().add("finding-since");
            lines.add(fact("finding.since", since));
        }
        if (!row.why().isEmpty()) {
            lines.add(fact("finding.why", wrapped(row.why(), "finding-value")));
        }
        List<FindingDesk.Shown> shown = desk.shown(row);
        if (!shown.isEmpty()) {
            lines.add(fact("finding.evidence", sentences(shown)));
        } else if (!row.evidence().isEmpty()) {
            FlowPane links = new FlowPane();
            links.getStyleClass().add("finding-evidence");
            row.evidence().forEach(n -> links.getChildren().add(link(n)));
            lines.add(fact("finding.evidence", links));
        }
        desk.smaller(row).ifPresent(begin -> lines.add(fact("finding.next", smaller(begin))));
        return lines;
    }

    private static Hyperlink smaller(Runnable begin) {
        Hyperlink link = new Hyperlink(Words.of("finding.smaller"));
        link.setId("finding-smaller");
        link.getStyleClass().add("event-link");
        link.setTooltip(new Tooltip(Words.of("finding.smaller.hint")));
        link.setAccessibleHelp(Words.of("finding.smaller.hint"));
        link.setOnAction(_ -> begin.run());
        return link;
    }

    private VBox sentences(List<FindingDesk.Shown> shown) {
        VBox all = new VBox();
        all.getStyleClass().add("finding-sentences");
        for (FindingDesk.Shown one : shown) {
            Label text = wrapped(one.text(), "finding-value");
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox line = new HBox();
            if (one.event() > 0) {
                line.getChildren().add(link(one.event()));
            }
            line.getChildren().add(text);
            line.getStyleClass().add("finding-since");
            line.setAlignment(Pos.BASELINE_LEFT);
            all.getChildren().add(line);
        }
        return all;
    }

    private Hyperlink link(long n) {
        Hyperlink link = new Hyperlink("#" + Figures.count(n));
        link.getStyleClass().addAll("event-link", "mono");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setAccessibleText(Words.of("event.go", Figures.count(n)));
        link.setOnAction(_ -> desk.selectEvent(n));
        return link;
    }

    private static HBox fact(String key, Region value) {
        Label name = new Label(Words.of(key));
        name.getStyleClass().add("finding-name");
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox line = new HBox(name, value);
        line.getStyleClass().add("finding-fact");
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
