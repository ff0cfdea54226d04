package org.moqlab.app.compare;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which runs of a comparison stand side by side: those whose recording was kept, and no more than
/// there is room for. FX thread.
final class SideBySide {
    private final List<CompareRow> rows;
    private final ObservableList<Integer> places = FXCollections.observableArrayList();

    /// @param rows all runs
    SideBySide(List<CompareRow> rows) {
        this.rows = rows;
    }

    /// Places of the runs that are shown, the one that has been there longest first.
    ObservableList<Integer> places() {
        return places;
    }

    boolean hasRoom() {
        return places.size() < CompareViewModel.MAX_COLUMNS;
    }

    /// Shows a run, if it was kept; the one that has been there longest makes room.
    void show(int place) {
        if (rows.get(place).recording().isPresent() && !places.contains(place)) {
            if (!hasRoom()) {
                places.removeFirst();
            }
            places.add(place);
        }
    }

    /// Shows a run, or no more.
    void turn(int place) {
        if (!places.removeIf(one -> one == place)) {
            show(place);
        }
    }
}
