package org.moqlab.app.events;

import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A row of 16 octets of the selected message.
final class HexCell extends ListCell<Details.Hex> {
    private final EventsViewModel viewModel;
    private final OctetLine line;

    HexCell(EventsViewModel viewModel) {
        this.viewModel = viewModel;
        line =
                new OctetLine(
                        Details.ROW,
                        true,
                        index -> {
                            if (getItem() != null) {
                                viewModel.markOctet(getItem().from() + index);
                            }
                        });
        ChangeListener<Number> mark = (_, _, _) -> mark();
        viewModel.markedProperty().addListener(mark);
    }

    @Override
    protected void updateItem(Details.@Nullable Hex hex, boolean empty) {
        super.updateItem(hex, empty);
        setText(null);
        setGraphic(hex == null ? null : line);
        if (hex != null) {
            // A short message keeps its letters beside it.
            line.show(hex, hex.from() > 0 ? Details.ROW : 0);
            mark();
        }
    }

    private void mark() {
        Details.Hex hex = getItem();
        List<Details.Field> fields = viewModel.detailsProperty().get().fields();
        int marked = viewModel.markedProperty().get();
        boolean any = hex != null && marked >= 0 && marked < fields.size();
        line.mark(i -> any && hex != null && fields.get(marked).covers(hex.from() + i));
    }
}
