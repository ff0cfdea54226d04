package org.moqlab.app.inspector;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.Namespace;

/// Who asks the selected relay for what, and whom it asks in turn, at the shown moment.
public final class SubscriptionsViewModel {
    /// Most subscriptions listed of either kind; how many there are is said.
    static final int MAX_LINES = 1_000;

    private static final List<String> HEADS =
            List.of("way", "session", "namespace", "track", "state", "asked_s", "event");

    private final ObservableValue<Moment> moments;
    private final EventSource events;
    private final Selection selection;
    private final Half asking = new Half("asking");
    private final Half asked = new Half("asked");
    private boolean watched;
    private boolean changing;
    private long chosen;

    /// One of the two lists.
    public static final class Half {
        private final String kind;
        private final ObservableList<SubscriptionLine> lines = FXCollections.observableArrayList();
        private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
        private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
        private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");

        Half(String kind) {
            this.kind = kind;
        }

        /// The subscriptions, by name.
        public ObservableList<SubscriptionLine> lines() {
            return lines;
        }

        /// Its head, such as `Who asks C`.
        public ReadOnlyStringProperty titleProperty() {
            return title.getReadOnlyProperty();
        }

        /// How many there are and how many of them wait, in words.
        public ReadOnlyStringProperty countProperty() {
            return count.getReadOnlyProperty();
        }

        /// Counts how often lines came or went, after each time.
        public ReadOnlyLongProperty revisionProperty() {
            return revision.getReadOnlyProperty();
        }

        private void become(String relay, List<SubscriptionLine> now) {
            title.set(Words.of("subscriptions." + kind, relay));
            count.set(counted(now));
            if (!lines.equals(now)) {
                lines.setAll(now);
                revision.set(revision.get() + 1);
            }
        }

        private static String counted(List<SubscriptionLine> now) {
            String all =
                    now.size() < MAX_LINES
                            ? Words.counted("subscriptions.count", now.size())
                            : Words.of("subscriptions.first", Figures.count(MAX_LINES));
            long waiting = now.stream().filter(line -> !line.served()).count();
            return waiting == 0
                    ? all
                    : Words.of("subscriptions.waiting", all, Figures.count(waiting));
        }
    }

    /// Follows `moments` and `selection`; names sessions as `events` does.
    public SubscriptionsViewModel(
            ObservableValue<Moment> moments, EventSource events, Selection selection) {
        this.moments = moments;
        this.events = events;
        this.selection = selection;
        moments.addListener((_, _, _) -> show());
        selection.nodeProperty().addListener((_, _, _) -> show());
    }

    /// Says whether somebody looks; what nobody looks at is not kept up to date.
    public void watch(boolean wanted) {
        watched = wanted;
        show();
    }

    /// What others have asked the relay for.
    public Half asking() {
        return asking;
    }

    /// What it has asked others for.
    public Half asked() {
        return asked;
    }

    /// Whether a line is the one that was chosen last.
    public boolean isChosen(SubscriptionLine line) {
        return line.event() == chosen;
    }

    /// Selects the namespace of a line, everywhere. What a table selects by itself, because lines
    /// came or went, is not what a person selected.
    public void select(SubscriptionLine line) {
        if (!changing) {
            chosen = line.event();
            selection.namespaceProperty().set(Optional.of(new Namespace(line.namespace())));
        }
    }

    /// Selects the session of a line, everywhere.
    public void selectSession(SubscriptionLine line) {
        selection.sessionProperty().set(Optional.of(line.session()));
    }

    /// Both lists as words; times are seconds.
    public Sheet sheet() {
        return new Sheet(
                HEADS,
                Stream.of(asking, asked)
                        .flatMap(half -> half.lines.stream().map(line -> cells(half, line)))
                        .toList());
    }

    private static List<String> cells(Half half, SubscriptionLine line) {
        return List.of(
                half.title.get(),
                line.name(),
                line.namespace(),
                line.track(),
                state(line.served()),
                Figures.seconds(line.time()),
                Long.toString(line.event()));
    }

    /// Whether a group has come, in a word.
    static String state(boolean served) {
        return Words.of(served ? "subscription.served" : "subscription.waiting");
    }

    private void show() {
        if (!watched) {
            return;
        }
        String name = selection.nodeProperty().get().orElse("");
        Moment moment = moments.getValue();
        if (!moment.scenario().topology().members().contains(name)) {
            return;
        }
        SubscriptionFacts facts = new SubscriptionFacts(moment, name, events.sessions());
        changing = true;
        asking.become(name, facts.asking(MAX_LINES));
        asked.become(name, facts.asked(MAX_LINES));
        changing = false;
    }
}
