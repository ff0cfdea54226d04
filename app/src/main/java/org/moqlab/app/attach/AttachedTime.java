package org.moqlab.app.attach;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.moqlab.app.feed.Place;
import org.moqlab.app.time.Axis;
import org.moqlab.app.time.Sign;
import org.moqlab.app.time.StripModel;
import org.moqlab.app.time.StripScene;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Durations;

/// Which moment is shown: now, or one of the recording. The relays go on either way. FX thread
/// only.
final class AttachedTime implements StripModel {
    private static final int TENTH = 10;

    private static final DateTimeFormatter WALL =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final boolean watches;
    private final Supplier<Optional<Instant>> began;
    private final ReadOnlyObjectWrapper<OptionalLong> at =
            new ReadOnlyObjectWrapper<>(this, "at", OptionalLong.empty());
    private final ReadOnlyObjectWrapper<OptionalLong> mark =
            new ReadOnlyObjectWrapper<>(this, "mark", OptionalLong.empty());
    private final ReadOnlyBooleanWrapper still = new ReadOnlyBooleanWrapper(this, "still");
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final ReadOnlyLongWrapper shown = new ReadOnlyLongWrapper(this, "shown");
    private Track track = Track.EMPTY;

    /// @param watches whether there is a now to go back to
    /// @param began when that began, where it is known
    AttachedTime(boolean watches, Supplier<Optional<Instant>> began) {
        this.watches = watches;
        this.began = began;
    }

    /// The moment wanted, ns since the watching began; empty for now.
    ReadOnlyObjectProperty<OptionalLong> atProperty() {
        return at.getReadOnlyProperty();
    }

    /// The moment to compare with, ns since the watching began.
    ReadOnlyObjectProperty<OptionalLong> markProperty() {
        return mark.getReadOnlyProperty();
    }

    /// Whether the screen stands still.
    ReadOnlyBooleanProperty stillProperty() {
        return still.getReadOnlyProperty();
    }

    /// What was looked at, and what there is to go through.
    void follow(long moment, Track next) {
        boolean moved = shown.get() != moment;
        shown.set(moment);
        if (!next.equals(track) || moved) {
            track = next;
            revision.set(revision.get() + 1);
        }
    }

    /// Lets the screen stand, or follow again.
    void toggle() {
        if (still.get()) {
            toNow();
        } else {
            stand(shown.get());
        }
    }

    /// Follows what is watched again; of a recording shows its end.
    void toNow() {
        if (watches) {
            at.set(OptionalLong.empty());
            still.set(false);
        } else {
            stand(track.to());
        }
    }

    private void stand(long t) {
        at.set(OptionalLong.of(Math.clamp(t, track.from(), Math.max(track.from(), track.to()))));
        still.set(true);
    }

    /// Goes back, ns.
    void seekBack(long by) {
        stand(shown.get() - by);
    }

    /// Remembers the shown moment to compare others with, or forgets it.
    void mark() {
        mark.set(mark.get().isPresent() ? OptionalLong.empty() : OptionalLong.of(shown.get()));
        revision.set(revision.get() + 1);
    }

    @Override
    public ReadOnlyLongProperty moments() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public long now() {
        return Math.max(0, shown.get() - track.from());
    }

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public StripScene scene(double width) {
        long length = Math.max(1, track.to() - track.from());
        Axis axis = Axis.upTo(length, width);
        long bar = axis.bar(Durations.MILLI, StripScene.LEAST_BAR);
        return new StripScene(axis, bar, bars(length, bar), signs(), List.of(), length);
    }

    /// Cells are spread over the bars they lie in.
    private List<Integer> bars(long length, long bar) {
        int[] bars = new int[(int) (length / bar) + 1];
        for (int i = 0; i < Track.CELLS; i++) {
            long t = (long) ((double) length * i / Track.CELLS);
            bars[(int) (t / bar)] += track.counts().get(i);
        }
        List<Integer> all = new ArrayList<>();
        for (int count : bars) {
            all.add(count);
        }
        return all;
    }

    private List<Sign> signs() {
        List<Sign> signs = new ArrayList<>();
        mark.get()
                .ifPresent(t ->
                        signs.add(
                                new Sign(
                                        new Place(t, Math.max(0, t - track.from())),
                                        Sign.Kind.BOOKMARK,
                                        Words.of("attach.mark"))));
        return signs;
    }

    @Override
    public String clock(long t) {
        return wall(track.from() + t);
    }

    /// A moment by the clock of who watched, which everything is dated by; where it is not known,
    /// the time since the watching began.
    ///
    /// @param moment ns since the watching began
    String wall(long moment) {
        return began.get()
                .map(first -> first.plusNanos(moment).atZone(ZoneId.systemDefault()))
                .map(WALL::format)
                .orElseGet(() -> Figures.clock(moment));
    }

    @Override
    public String spoken(StripScene scene) {
        return Words.of("attach.strip.spoken", clock(now()), clock(scene.end()));
    }

    @Override
    public String scale(StripScene scene) {
        return Words.of("strip.per", Figures.span(scene.bar()));
    }

    @Override
    public void seek(long t) {
        stand(track.from() + t);
    }

    @Override
    public void seekBy(long bars, StripScene scene) {
        seek(Math.max(0, now() + bars * scene.bar()));
    }

    @Override
    public void leapBy(long tenths, StripScene scene) {
        seek(Math.max(0, now() + tenths * (scene.end() / TENTH)));
    }

    /// What has not been heard yet cannot be run to: the end is shown.
    @Override
    public void runTo(long t) {
        toNow();
    }

    @Override
    public void goTo(Sign sign) {
        seek(sign.place().t());
    }

    /// There are no branches of what others run.
    @Override
    public void switchTo(String name) {}

    /// Whether a moment is marked.
    boolean isMarked() {
        return mark.get().isPresent();
    }
}
