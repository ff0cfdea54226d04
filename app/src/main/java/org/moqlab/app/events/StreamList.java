package org.moqlab.app.events;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import org.moqlab.app.marks.Copies;

/// The list of the messages of a stream: the selected event's row is selected in it, and the other
/// way round.
final class StreamList {
    /// Rows left above one that is scrolled to.
    private static final int LEAD = 3;

    private final EventsViewModel viewModel;
    private final ListView<StreamRow> list;
    private boolean following;

    StreamList(EventsViewModel viewModel, ListView<StreamRow> list) {
        this.viewModel = viewModel;
        this.list = list;
    }

    void follow() {
        list.setCellFactory(_ -> new StreamCell(viewModel));
        StreamViewModel stream = viewModel.stream();
        Copies.offer(list, stream::sheet);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (row != null && !following) {
                        viewModel.selectEvent(row.event());
                    }
                });
        stream.rowsProperty().addListener((_, _, rows) -> show(rows));
        list.heightProperty().addListener((_, _, _) -> revealSoon());
        viewModel.detailsProperty().addListener((_, _, _) -> match());
        show(stream.rowsProperty().get());
    }

    private void show(List<StreamRow> rows) {
        following = true;
        list.getItems().setAll(rows);
        following = false;
        match();
    }

    /// The list learns of new rows and of its room after this.
    private void revealSoon() {
        Platform.runLater(() -> {
            int row = list.getSelectionModel().getSelectedIndex();
            if (row >= 0 && !list.isFocused()) {
                list.scrollTo(Math.max(0, row - LEAD));
            }
        });
    }

    private void match() {
        int row = viewModel.selectedProperty().getValue().map(viewModel.stream()::rowOf).orElse(-1);
        following = true;
        if (row < 0) {
            list.getSelectionModel().clearSelection();
        } else if (row < list.getItems().size()) {
            list.getSelectionModel().clearAndSelect(row);
            revealSoon();
        }
        following = false;
    }
}
