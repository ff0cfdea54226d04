package org.moqlab.app.events;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.words.Words;

/// A row of the events table; the one that caused the selected row is tinted, those ahead of the
/// shown moment are faint.
final class EventTableRow extends TableRow<EventRow> {
    private static final PseudoClass CAUSE = PseudoClass.getPseudoClass("cause");
    private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");

    private final ObservableValue<Long> cause;
    private final ReadOnlyLongProperty present;

    EventTableRow(EventsViewModel viewModel) {
        this.cause = viewModel.causeOfSelectedProperty();
        this.present = viewModel.presentProperty();
        cause.addListener((_, _, _) -> tint());
        present.addListener((_, _, _) -> tint());
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && getItem() != null) {
                viewModel.goTo(getItem());
            }
        });
        setContextMenu(menu(viewModel));
    }

    private ContextMenu menu(EventsViewModel viewModel) {
        ContextMenu menu =
                new ContextMenu(
                        item("event.menu.go", viewModel::goTo),
                        item("event.menu.fork", viewModel::fork),
                        item("event.menu.cause", viewModel::selectCauseOf));
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(Copies.items(viewModel::sheet));
        menu.setOnShowing(_ -> {
            if (getItem() != null) {
                viewModel.select(getItem());
            }
        });
        return menu;
    }

    private MenuItem item(String words, Consumer<EventRow> action) {
        MenuItem item = new MenuItem(Words.of(words));
        item.setOnAction(_ -> {
            if (getItem() != null) {
                action.accept(getItem());
            }
        });
        return item;
    }

    @Override
    protected void updateItem(@Nullable EventRow row, boolean empty) {
        super.updateItem(row, empty);
        tint();
        setAccessibleText(
                row == null
                        ? null
                        : String.join(" ", row.relay(), row.kind(), row.session(), row.what()));
    }

    private void tint() {
        EventRow row = getItem();
        pseudoClassStateChanged(CAUSE, row != null && row.number() == cause.getValue());
        pseudoClassStateChanged(AHEAD, row != null && row.number() > present.get());
    }
}
