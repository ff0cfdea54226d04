package org.moqlab.app.events;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Glyph;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// One message of a stream: its octets, and what it says. The field that is looked at is marked in
/// every row.
final class StreamCell extends ListCell<StreamRow> {
    private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");

    private final EventsViewModel viewModel;
    private final Glyph glyph = new Glyph("message");
    private final Label words = new Label();
    private final OctetLine octets;
    private final HBox line;

    StreamCell(EventsViewModel viewModel) {
        this.viewModel = viewModel;
        octets = new OctetLine(StreamRow.MAX_BYTES, false, viewModel::markOctet);
        words.getStyleClass().add("stream-words");
        words.setMinWidth(USE_PREF_SIZE);
        words.setGraphic(glyph);
        line = new HBox(octets, words);
        line.getStyleClass().add("stream-row");
        ChangeListener<Number> mark = (_, _, _) -> mark();
        viewModel.markedProperty().addListener(mark);
        viewModel.presentProperty().addListener((_, _, _) -> mark());
    }

    @Override
    protected void updateItem(@Nullable StreamRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(row == null ? null : line);
        if (row == null) {
            setAccessibleText(null);
            return;
        }
        int room =
                getListView().getItems().stream()
                        .mapToInt(one -> one.hex().octets().size())
                        .max()
                        .orElse(0);
        octets.show(row.hex(), room);
        glyph.become(row.glyph());
        words.setText(row.said());
        setAccessibleText(
                Words.of(
                        "bytes.spoken",
                        Figures.count(row.event()),
                        row.words(),
                        String.join(" ", row.hex().octets())));
        mark();
    }

    private void mark() {
        StreamRow row = getItem();
        String field = viewModel.markedName();
        octets.mark(i -> row != null && row.isOf(field, i));
        pseudoClassStateChanged(
                AHEAD, row != null && row.event() > viewModel.presentProperty().get());
    }
}
