package org.moqlab.app.attach;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.moqlab.app.marks.Glyph;

/// A line of words with its glyph and its age.
final class LineBox extends HBox {
    private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");

    LineBox(Line line) {
        getStyleClass().add("attached-line");
        if (!line.mark().isEmpty()) {
            getChildren().add(new Glyph(line.mark()));
        }
        if (!line.head().isEmpty()) {
            getChildren().add(label(line.head(), "line-head"));
        }
        Label text = label(line.text(), "line-text");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Label age = label(line.age(), "line-age");
        age.setMinWidth(Region.USE_PREF_SIZE);
        age.pseudoClassStateChanged(OLD, line.old());
        getChildren().addAll(text, age);
        setAccessibleText(String.join(" ", line.head(), line.text(), line.age()).strip());
    }

    private static Label label(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        return label;
    }
}
