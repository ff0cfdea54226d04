package org.moqlab.app.time;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.Lane;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.MeshSnapshot;

/// The bookmarks of a run. Where the run is played anew, as by an edit of the mesh, those of the
/// shown branch stay at their time, also where the new run has not come there yet: it can be run up
/// to. Another mesh begins with none. FX thread only.
public final class Bookmarks {
    /// Most bookmarks of one run; the oldest go first.
    static final int MAX = 256;

    private static final Comparator<Bookmark> BY_TIME =
            Comparator.comparingLong(Bookmark::t)
                    .thenComparingLong(b -> b.event().map(Bookmark.At::n).orElse(Long.MAX_VALUE));

    private final ObservableValue<Moment> moments;
    private final TimeControls time;
    private final ObservableList<Bookmark> all = FXCollections.observableArrayList();
    private final ObservableList<Bookmark> seen = FXCollections.unmodifiableObservableList(all);
    private final LongSupplier end;
    private @Nullable Scenario shown;
    private boolean editing;

    /// Bookmarks of what `moments` shows, gone to by `time`.
    ///
    /// @param end up to where time was run, ns
    Bookmarks(ObservableValue<Moment> moments, TimeControls time, LongSupplier end) {
        this.moments = moments;
        this.time = time;
        this.end = end;
        // The branches are still those of the run that ends.
        time.recordedProperty()
                .addListener((_, _, now) -> {
                    if (now.longValue() == 0) {
                        all.setAll(here().stream().map(Bookmark::byTime).toList());
                    }
                });
        moments.addListener((_, _, _) -> follow());
        follow();
    }

    private void follow() {
        if (!moments.getValue().scenario().equals(shown)) {
            shown = moments.getValue().scenario();
            if (!editing) {
                all.clear();
            }
        }
    }

    /// Does an edit of the mesh, which opens another one that goes on from this.
    public void stayWhile(Runnable edit) {
        editing = true;
        try {
            edit.run();
        } finally {
            editing = false;
        }
    }

    /// Every bookmark, in the order they were made.
    public ObservableList<Bookmark> all() {
        return seen;
    }

    /// Those of the shown branch, in order of time.
    public List<Bookmark> here() {
        return all.stream().filter(this::isHere).sorted(BY_TIME).toList();
    }

    private boolean isHere(Bookmark bookmark) {
        List<Lane> lanes = time.lanesProperty().get();
        String branch = Lane.shown(lanes);
        return bookmark.event()
                .filter(at -> !at.branch().equals(branch))
                .filter(at -> Lane.common(lanes, branch, at.branch()) < at.n())
                .isEmpty();
    }

    /// The one at the shown moment.
    public Optional<Bookmark> shown() {
        return here().stream().filter(b -> side(b) == 0).findFirst();
    }

    /// Below zero for one that lies before the shown moment, above for one after it.
    private int side(Bookmark bookmark) {
        Moment moment = moments.getValue();
        return bookmark.event()
                .map(at -> Long.compare(at.n(), moment.snapshot().n()))
                .orElseGet(() -> Long.compare(bookmark.t(), moment.now()));
    }

    /// Marks the shown moment to come back to; one that is marked is marked no more.
    public void toggle() {
        shown().ifPresentOrElse(this::remove, this::mark);
    }

    /// The bookmark of the shown moment; made where there is none.
    Bookmark mark() {
        return shown().orElseGet(this::add);
    }

    private Bookmark add() {
        if (all.size() == MAX) {
            all.removeFirst();
        }
        Moment moment = moments.getValue();
        MeshSnapshot state = moment.snapshot();
        Bookmark.At at =
                new Bookmark.At(Lane.shown(time.lanesProperty().get()), state.n(), state.t());
        Bookmark made = new Bookmark(moment.now(), Optional.of(at), unused());
        all.add(made);
        return made;
    }

    private String unused() {
        List<String> used = all.stream().map(Bookmark::name).toList();
        return IntStream.rangeClosed(1, MAX + 1)
                .mapToObj(i -> Words.of("bookmark.name", Integer.toString(i)))
                .filter(name -> !used.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /// Takes one away.
    public void remove(Bookmark bookmark) {
        all.remove(bookmark);
    }

    /// Calls one otherwise.
    ///
    /// @param name blank for what it is called now
    public void rename(Bookmark bookmark, String name) {
        int place = all.indexOf(bookmark);
        if (place >= 0 && !name.isBlank()) {
            all.set(place, bookmark.called(name));
        }
    }

    /// Goes to one; one that lies ahead of what was run is run up to.
    public void goTo(Bookmark bookmark) {
        Optional<Bookmark.At> exact = bookmark.event().filter(at -> at.t() == bookmark.t());
        if (exact.isPresent()) {
            time.goTo(exact.get().n());
        } else if (isAhead(bookmark) && !time.isLive()) {
            time.playTo(bookmark.t());
        } else {
            time.goToTime(bookmark.t());
        }
    }

    /// Whether the run has not come there yet.
    boolean isAhead(Bookmark bookmark) {
        return bookmark.event().isEmpty() && bookmark.t() > end.getAsLong();
    }

    /// Goes to the next one.
    public void next() {
        here().stream().filter(b -> side(b) > 0).findFirst().ifPresent(this::goTo);
    }

    /// Goes to the one before.
    public void previous() {
        here().reversed().stream().filter(b -> side(b) < 0).findFirst().ifPresent(this::goTo);
    }
}
