package org.moqlab.app.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.Chronicle;
import org.moqlab.app.feed.Lane;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Place;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;

/// The strip of events: how busy the run was when, what is worth a sign, where the screen stands,
/// and the ways to go elsewhere.
public final class ScrubberViewModel implements StripModel {
    /// Most bookmarks of one run; the oldest go first.
    static final int MAX_BOOKMARKS = 256;

    /// Most other branches shown; the rest are in the menu of branches.
    static final int MAX_LANES = 4;

    private static final int FAR = 10;
    private static final double CLOSE = 4;

    private final ObservableValue<Moment> moments;
    private final TimeControls time;
    private final Selection selection;
    private final ObservableList<Bookmark> bookmarks = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final Signs drawn = new Signs();
    private @Nullable Scenario shown;
    private @Nullable Chronicle followed;
    private long reached;

    /// Follows `moments`, goes by `time`, shares `selection`.
    public ScrubberViewModel(
            ObservableValue<Moment> moments, TimeControls time, Selection selection) {
        this.moments = moments;
        this.time = time;
        this.selection = selection;
        moments.addListener((_, _, _) -> show());
        time.recordedProperty().addListener((_, _, _) -> revise());
        time.lanesProperty().addListener((_, _, _) -> revise());
        bookmarks.addListener((javafx.beans.Observable _) -> revise());
        reach();
    }

    private void show() {
        if (!moments.getValue().scenario().equals(shown)) {
            shown = moments.getValue().scenario();
            bookmarks.clear();
            revise();
        }
        reach();
    }

    private void reach() {
        if (time.chronicle() != followed) {
            followed = time.chronicle();
            reached = 0;
        }
        reached = Math.max(reached, moments.getValue().now());
    }

    /// Up to where time was run, ns: also where nothing happened last, and wherever one stands now.
    private long end() {
        Chronicle chronicle = time.chronicle();
        return Math.max(chronicle.end(), chronicle == followed ? reached : 0);
    }

    private void revise() {
        revision.set(revision.get() + 1);
    }

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<Moment> moments() {
        return moments;
    }

    @Override
    public long now() {
        return moments.getValue().now();
    }

    @Override
    public String spoken(StripScene scene) {
        return Words.of(
                "strip.spoken",
                Figures.clock(now()),
                Figures.clock(scene.end()),
                Figures.count(moments.getValue().snapshot().n()));
    }

    /// Every branch.
    public ObservableValue<List<Lane>> lanes() {
        return time.lanesProperty();
    }

    @Override
    public StripScene scene(double width) {
        Chronicle chronicle = time.chronicle();
        Axis axis = Axis.upTo(Math.max(furthest(), chronicle.end()), width);
        long bar = axis.bar(chronicle.density().cell(), StripScene.LEAST_BAR);
        int count = (int) (chronicle.end() / bar) + 1;
        return new StripScene(
                axis,
                bar,
                StripScene.boxed(chronicle.density().bars(bar, count)),
                thinned(signs(true), axis),
                otherLanes(),
                end());
    }

    /// The last time that is known to matter, ns.
    private long furthest() {
        Scenario scenario = moments.getValue().scenario();
        long acts =
                scenario.acts().stream()
                        .filter(Scenario.Act::isTimed)
                        .mapToLong(Scenario.Act::at)
                        .max()
                        .orElse(0);
        long lanes =
                time.lanesProperty().get().stream().mapToLong(l -> l.end().t()).max().orElse(0);
        return Math.max(moments.getValue().now(), Math.max(acts, lanes));
    }

    /// Everything worth a sign, in order of time.
    private List<Sign> signs(boolean withFuture) {
        List<Sign> signs = new ArrayList<>();
        signs.addAll(drawn.past(time.chronicle()));
        bookmarks.stream()
                .filter(this::isHere)
                .forEach(b -> signs.add(new Sign(b.place(), Sign.Kind.BOOKMARK, b.name())));
        if (withFuture) {
            signs.addAll(drawn.toCome(moments.getValue().scenario(), end()));
        }
        signs.sort(Comparator.comparingLong(sign -> sign.place().t()));
        return signs;
    }

    /// Of signs of one kind that would cover each other the first.
    private static List<Sign> thinned(List<Sign> signs, Axis axis) {
        Map<Sign.Kind, Double> last = new EnumMap<>(Sign.Kind.class);
        List<Sign> kept = new ArrayList<>();
        for (Sign sign : signs) {
            double x = axis.x(sign.place().t());
            if (x - last.getOrDefault(sign.kind(), -CLOSE) >= CLOSE) {
                last.put(sign.kind(), x);
                kept.add(sign);
            }
        }
        return kept;
    }

    private boolean isHere(Bookmark bookmark) {
        String branch = branch();
        return bookmark.branch().equals(branch)
                || Lane.common(time.lanesProperty().get(), branch, bookmark.branch())
                        >= bookmark.place().n();
    }

    /// Name of the shown branch; empty where there are none.
    public String branch() {
        return time.lanesProperty().get().stream()
                .filter(Lane::current)
                .map(Lane::name)
                .findFirst()
                .orElse("");
    }

    private List<StripLane> otherLanes() {
        List<Lane> all = time.lanesProperty().get();
        return all.stream()
                .filter(lane -> !lane.current())
                .map(lane -> new StripLane(lane.name(), forkOf(all, lane), lane.end().t()))
                .limit(MAX_LANES)
                .toList();
    }

    /// Up to when a branch is the same as the shown one: where the later of the two forks lies.
    private long forkOf(List<Lane> all, Lane lane) {
        long common = Lane.common(all, branch(), lane.name());
        return all.stream()
                .filter(other -> other.fork().n() == common)
                .mapToLong(other -> other.fork().t())
                .findFirst()
                .orElse(0);
    }

    @Override
    public String clock(long t) {
        return Figures.clock(t);
    }

    @Override
    public String scale(StripScene scene) {
        return Words.of("strip.per", Figures.span(scene.bar()));
    }

    @Override
    public void seek(long t) {
        time.goToTime(t);
    }

    @Override
    public void seekBy(long bars, StripScene scene) {
        time.goToTime(Math.max(0, moments.getValue().now() + bars * scene.bar()));
    }

    @Override
    public void leapBy(long tenths, StripScene scene) {
        long tenth = scene.axis().horizon() / FAR;
        time.goToTime(Math.max(0, moments.getValue().now() + tenths * tenth));
    }

    @Override
    public void runTo(long t) {
        time.playTo(t);
    }

    @Override
    public void goTo(Sign sign) {
        if (sign.kind() == Sign.Kind.TO_COME) {
            time.playTo(sign.place().t());
            return;
        }
        time.goTo(sign.place().n());
        if (sign.kind() != Sign.Kind.BOOKMARK) {
            selection.eventProperty().set(Optional.of(sign.place().n()));
        }
    }

    /// Goes to the next sign of the recording.
    public void nextSign() {
        long n = moments.getValue().snapshot().n();
        first(signs(false), sign -> sign.place().n() > n);
    }

    /// Goes to the sign before.
    public void previousSign() {
        long n = moments.getValue().snapshot().n();
        first(signs(false).reversed(), sign -> sign.place().n() < n);
    }

    private void first(List<Sign> signs, Predicate<Sign> wanted) {
        signs.stream().filter(wanted).findFirst().ifPresent(this::goTo);
    }

    /// Marks the shown moment to come back to; one that is marked is marked no more.
    public void toggleBookmark() {
        Moment moment = moments.getValue();
        Place place = new Place(moment.snapshot().n(), moment.now());
        boolean had = bookmarks.removeIf(b -> isHere(b) && b.place().n() == place.n());
        if (!had) {
            if (bookmarks.size() == MAX_BOOKMARKS) {
                bookmarks.removeFirst();
            }
            String name = Words.of("bookmark.name", Integer.toString(bookmarks.size() + 1));
            bookmarks.add(new Bookmark(branch(), place, name));
        }
    }

    /// The bookmarks of the run.
    public ObservableList<Bookmark> bookmarks() {
        return FXCollections.unmodifiableObservableList(bookmarks);
    }

    @Override
    public void switchTo(String name) {
        time.switchTo(name);
    }
}
