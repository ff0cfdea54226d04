package org.moqlab.app.inspector;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// The routes of the selected entry: the best and the first standby, and the others when a person
/// asks for them, so that the answer below stays in sight. FX thread only.
public final class Routes {
    /// How many lines there may be before the others are folded.
    static final int FOLDED_LINES = 2;

    private final ObservableList<RouteLine> shown = FXCollections.observableArrayList();
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final ReadOnlyStringWrapper more = new ReadOnlyStringWrapper(this, "more", "");
    private List<RouteLine> all = List.of();

    Routes() {
        open.addListener((_, _, _) -> show());
    }

    void become(List<RouteLine> now) {
        if (!now.equals(all)) {
            all = List.copyOf(now);
            show();
        }
    }

    private void show() {
        // One line more takes no more room than the words that stand for it.
        boolean folds = all.size() > FOLDED_LINES + 1;
        List<RouteLine> now = folds && !open.get() ? all.subList(0, FOLDED_LINES) : all;
        if (!shown.equals(now)) {
            shown.setAll(now);
        }
        String rest = Figures.count(all.size() - FOLDED_LINES);
        String words = Words.of(open.get() ? "routes.fewer" : "routes.more", rest);
        more.set(folds ? words : "");
    }

    /// Those that are shown, the best first.
    public ObservableList<RouteLine> shown() {
        return shown;
    }

    /// Whether all are shown, however many.
    public BooleanProperty openProperty() {
        return open;
    }

    /// What opens or folds the others, in words; empty when there are none.
    public ReadOnlyStringProperty moreProperty() {
        return more.getReadOnlyProperty();
    }
}
