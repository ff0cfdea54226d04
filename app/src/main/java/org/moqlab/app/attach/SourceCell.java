package org.moqlab.app.attach;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.words.Words;

/// A relay in the list of sources.
final class SourceCell extends ListCell<Source> {
    SourceCell() {
        getStyleClass().add("source-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Source source, boolean empty) {
        super.updateItem(source, empty);
        setText(null);
        setGraphic(source == null ? null : box(source));
        setAccessibleText(source == null ? null : source.relay() + " " + source.place());
    }

    private static VBox box(Source source) {
        Label relay = new Label(source.relay());
        relay.getStyleClass().add("strong");
        relay.setMinWidth(Region.USE_PREF_SIZE);
        Label place =
                new Label(
                        source.named()
                                ? source.place()
                                : Words.of("attach.source.found", source.place()));
        place.getStyleClass().add("source-place");
        place.setMinWidth(0);
        HBox head = new HBox(relay, place);
        head.getStyleClass().add("source-head");
        VBox box = new VBox(head);
        box.getStyleClass().add("source");
        source.lines().forEach(line -> box.getChildren().add(new LineBox(line)));
        return box;
    }
}
