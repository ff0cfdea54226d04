package org.moqlab.app.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Offset, octets in hexadecimal and their letters, side by side. Those of the field that is looked
/// at are marked; a click on one looks at its field.
final class OctetLine extends HBox {
    /// Of the field that is looked at.
    static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    /// The gap in the middle of a row of 16, px.
    private static final double WIDE = 12;

    private final Label offset = new Label();
    private final List<Label> octets = new ArrayList<>();
    private final List<Label> letters = new ArrayList<>();
    private final IntConsumer clicked;

    /// @param most octets there is room for
    /// @param gap whether there is a gap after the eighth
    /// @param clicked told of the place of an octet that was clicked on
    OctetLine(int most, boolean gap, IntConsumer clicked) {
        this.clicked = clicked;
        HBox first = new HBox();
        HBox last = new HBox();
        for (int i = 0; i < most; i++) {
            Label octet = part(i, "hex-octet");
            octet.setTranslateX(gap && i >= Details.ROW / 2 ? WIDE / 2 : 0);
            octets.add(octet);
            letters.add(part(i, "hex-letter"));
        }
        first.getChildren().setAll(octets);
        last.getChildren().setAll(letters);
        offset.getStyleClass().add("hex-offset");
        offset.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(offset, first, last);
        getStyleClass().addAll("hex", "mono");
    }

    private Label part(int index, String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setOnMouseClicked(_ -> clicked.accept(index));
        return label;
    }

    /// Shows a row, with room for so many octets.
    void show(Details.Hex hex, int room) {
        offset.setText(hex.offset());
        for (int i = 0; i < octets.size(); i++) {
            boolean there = i < hex.octets().size();
            octets.get(i).setManaged(there || i < room);
            octets.get(i).setText(there ? hex.octets().get(i) : "  ");
            letters.get(i).setManaged(there || i < room);
            letters.get(i).setText(there ? hex.letters().get(i) : "");
        }
    }

    /// Marks the octets that are of the field that is looked at.
    void mark(IntPredicate marked) {
        for (int i = 0; i < octets.size(); i++) {
            octets.get(i).pseudoClassStateChanged(MARKED, marked.test(i));
            letters.get(i).pseudoClassStateChanged(MARKED, marked.test(i));
        }
    }
}
