package org.moqlab.app.events;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A row of octets: offset, hexadecimal, letters. Those of the field that is looked at are marked;
/// a click on one looks at its field.
final class HexCell extends ListCell<Details.Hex> {
    /// Of the field that is looked at.
    static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    /// The gap in the middle of a row, and between octets, px.
    private static final double WIDE = 12;

    private static final double NARROW = 0;

    private final EventsViewModel viewModel;
    private final Label offset = new Label();
    private final List<Label> octets = new ArrayList<>();
    private final List<Label> letters = new ArrayList<>();
    private final HBox line;

    HexCell(EventsViewModel viewModel) {
        this.viewModel = viewModel;
        HBox first = new HBox();
        HBox last = new HBox();
        for (int i = 0; i < Details.ROW; i++) {
            Label octet = part(i, "hex-octet");
            octet.setTranslateX(i < Details.ROW / 2 ? NARROW : WIDE / 2);
            octets.add(octet);
            letters.add(part(i, "hex-letter"));
        }
        first.getChildren().setAll(octets);
        last.getChildren().setAll(letters);
        offset.getStyleClass().add("hex-offset");
        offset.setMinWidth(USE_PREF_SIZE);
        line = new HBox(offset, first, last);
        line.getStyleClass().addAll("hex", "mono");
        ChangeListener<Number> mark = (_, _, _) -> mark();
        viewModel.markedProperty().addListener(mark);
    }

    private Label part(int index, String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        label.setOnMouseClicked(_ -> {
            if (getItem() != null) {
                viewModel.markOctet(getItem().from() + index);
            }
        });
        return label;
    }

    @Override
    protected void updateItem(Details.@Nullable Hex hex, boolean empty) {
        super.updateItem(hex, empty);
        setText(null);
        setGraphic(hex == null ? null : line);
        if (hex == null) {
            return;
        }
        offset.setText(hex.offset());
        for (int i = 0; i < Details.ROW; i++) {
            boolean there = i < hex.octets().size();
            octets.get(i).setText(there ? hex.octets().get(i) : "  ");
            letters.get(i).setText(there ? hex.letters().get(i) : "");
        }
        mark();
    }

    private void mark() {
        Details.Hex hex = getItem();
        List<Details.Field> fields = viewModel.detailsProperty().get().fields();
        int marked = viewModel.markedProperty().get();
        for (int i = 0; hex != null && i < Details.ROW; i++) {
            boolean on =
                    marked >= 0
                            && marked < fields.size()
                            && fields.get(marked).covers(hex.from() + i);
            octets.get(i).pseudoClassStateChanged(MARKED, on);
            letters.get(i).pseudoClassStateChanged(MARKED, on);
        }
    }
}
