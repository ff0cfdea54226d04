package org.moqlab.app.attach;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.Namespace;

/// The pane of the selected relay of a watched cluster.
final class SheetViewModel {
    /// Characters of the longest track that is asked for.
    static final int MAX_TRACK = 1_000;

    private final Selection selection;
    private final Lookout lookout;
    private final ObservableList<SheetRow> rows = FXCollections.observableArrayList();
    private final ObservableList<Line> peers = FXCollections.observableArrayList();
    private final ObservableList<Line> readers = FXCollections.observableArrayList();
    private final ObservableList<Line> why = FXCollections.observableArrayList();
    private final StringProperty track =
            new SimpleStringProperty(this, "track", Words.of("attach.track"));
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper process = new ReadOnlyStringWrapper(this, "process", "");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper(this, "question", "");
    private final ReadOnlyBooleanWrapper up = new ReadOnlyBooleanWrapper(this, "up");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final ReadOnlyBooleanWrapper provable = new ReadOnlyBooleanWrapper(this, "provable");
    private Sheet sheet = Sheet.NOTHING;

    SheetViewModel(Selection selection, Lookout lookout) {
        this.selection = selection;
        this.lookout = lookout;
    }

    void show(Sheet next) {
        if (next.equals(sheet)) {
            return;
        }
        sheet = next;
        title.set(next.title());
        process.set(next.process());
        up.set(next.up());
        question.set(next.question());
        provable.set(lookout.watches() && next.provable().isPresent());
        count.set(
                next.title().isEmpty()
                        ? ""
                        : Words.of(
                                next.rows().size() < next.fitting()
                                        ? "attach.rows.some"
                                        : "attach.rows",
                                Figures.count(next.rows().size()),
                                Figures.count(next.fitting()),
                                Words.counted("attach.names", next.all())));
        if (!peers.equals(next.peers())) {
            peers.setAll(next.peers());
        }
        if (!readers.equals(next.readers())) {
            readers.setAll(next.readers());
        }
        open.set(next.open());
        if (!why.equals(next.why())) {
            why.setAll(next.why());
        }
        fill(next.rows());
    }

    /// Rows that stay in their place stay, so that the table keeps its place and its selection.
    private void fill(List<SheetRow.Facts> wanted) {
        boolean same = wanted.size() == rows.size();
        for (int i = 0; same && i < wanted.size(); i++) {
            same = wanted.get(i).namespace().equals(rows.get(i).namespace());
        }
        if (same) {
            for (int i = 0; i < wanted.size(); i++) {
                rows.get(i).become(wanted.get(i));
            }
        } else {
            rows.setAll(wanted.stream().map(SheetRow::new).toList());
        }
    }

    /// Asks the relay for the track of the selected name. Only a person does that.
    void prove() {
        Optional<Namespace> name = sheet.provable();
        String wanted = track.get().strip();
        boolean asks = provable.get() && !wanted.isEmpty() && wanted.length() <= MAX_TRACK;
        if (name.isPresent() && asks) {
            lookout.prove(sheet.node(), name.get(), wanted);
        }
    }

    /// The track to ask for.
    StringProperty trackProperty() {
        return track;
    }

    void select(SheetRow row) {
        selection.namespaceProperty().set(Optional.of(row.namespace()));
    }

    /// Whether a row is the selected one.
    boolean isSelected(SheetRow row) {
        return selection.namespaceProperty().get().filter(row.namespace()::equals).isPresent();
    }

    /// Rows as words.
    org.moqlab.app.words.Sheet words(List<SheetRow> wanted) {
        return SheetMaker.words(wanted.stream().map(row -> row.factsProperty().get()).toList());
    }

    ObservableList<SheetRow> rows() {
        return rows;
    }

    ObservableList<Line> peers() {
        return peers;
    }

    /// Who reads what through it, or why that is not known.
    ObservableList<Line> readers() {
        return readers;
    }

    /// Whether it shows its inside.
    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    ObservableList<Line> why() {
        return why;
    }

    StringProperty filterProperty() {
        return filter;
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyStringProperty processProperty() {
        return process.getReadOnlyProperty();
    }

    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    ReadOnlyStringProperty questionProperty() {
        return question.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty upProperty() {
        return up.getReadOnlyProperty();
    }

    /// Whether the selected name can be asked for.
    ReadOnlyBooleanProperty provableProperty() {
        return provable.getReadOnlyProperty();
    }
}
