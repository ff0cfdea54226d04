package org.moqlab.app.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableValue;
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
    /// Most other branches shown; the rest are in the menu of branches.
    static final int MAX_LANES = 4;

    private static final int FAR = 10;
    private static final double CLOSE = 4;

    private final ObservableValue<Moment> moments;
    private final TimeControls time;
    private final Selection selection;
    private final Bookmarks bookmarks;
    private final NamingViewModel naming;
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
        bookmarks = new Bookmarks(moments, time, this::end);
        naming = new NamingViewModel(bookmarks);
        moments.addListener((_, _, _) -> show());
        time.recordedProperty().addListener((_, _, _) -> revise());
        time.lanesProperty().addListener((_, _, _) -> revise());
        bookmarks.all().addListener((javafx.beans.Observable _) -> revise());
        reach();
    }

    private void show() {
        if (!moments.getValue().scenario().equals(shown)) {
            shown = moments.getValue().scenario();
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
        String spoken =
                Words.of(
                        "strip.spoken",
                        Figures.clock(now()),
                        Figures.clock(scene.end()),
                        Figures.count(moments.getValue().snapshot().n()));
        return bookmarks
                .shown()
                .map(here -> Words.of("strip.spoken.bookmark", here.name(), spoken))
                .orElse(spoken);
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
        long marked = bookmarks.here().stream().mapToLong(Bookmark::t).max().orElse(0);
        return LongStream.of(moments.getValue().now(), acts, lanes, marked).max().orElse(0);
    }

    /// Everything worth a sign, in order of time.
    private List<Sign> signs(boolean withFuture) {
        List<Sign> signs = new ArrayList<>();
        signs.addAll(drawn.past(time.chronicle()));
        bookmarks.here().stream()
                .filter(bookmark -> withFuture || !bookmarks.isAhead(bookmark))
                .forEach(bookmark -> signs.add(sign(bookmark)));
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

    private static Sign sign(Bookmark bookmark) {
        long n = bookmark.event().map(Bookmark.At::n).orElse(Sign.UNKNOWN);
        return new Sign(new Place(n, bookmark.t()), Sign.Kind.BOOKMARK, bookmark.name());
    }

    /// The bookmark that a sign stands for.
    Optional<Bookmark> bookmark(Sign sign) {
        return bookmarks.here().stream().filter(b -> sign(b).equals(sign)).findFirst();
    }

    /// Name of the shown branch; empty where there are none.
    public String branch() {
        return Lane.shown(time.lanesProperty().get());
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
        if (sign.kind() == Sign.Kind.BOOKMARK) {
            bookmark(sign).ifPresent(bookmarks::goTo);
            return;
        }
        time.goTo(sign.place().n());
        selection.eventProperty().set(Optional.of(sign.place().n()));
    }

    /// Goes to the next sign of the recording.
    public void nextSign() {
        first(signs(false), sign -> side(sign) > 0);
    }

    /// Goes to the sign before.
    public void previousSign() {
        first(signs(false).reversed(), sign -> side(sign) < 0);
    }

    /// Below zero for a sign that lies before the shown moment, above for one after it.
    private int side(Sign sign) {
        Moment moment = moments.getValue();
        return sign.place().n() == Sign.UNKNOWN
                ? Long.compare(sign.place().t(), moment.now())
                : Long.compare(sign.place().n(), moment.snapshot().n());
    }

    private void first(List<Sign> signs, Predicate<Sign> wanted) {
        signs.stream().filter(wanted).findFirst().ifPresent(this::goTo);
    }

    /// The bookmarks of the run.
    public Bookmarks bookmarks() {
        return bookmarks;
    }

    /// Asks what they are called.
    public NamingViewModel naming() {
        return naming;
    }

    @Override
    public void switchTo(String name) {
        time.switchTo(name);
    }
}
