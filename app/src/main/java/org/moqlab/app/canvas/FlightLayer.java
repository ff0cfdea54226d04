package org.moqlab.app.canvas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.scene.canvas.Canvas;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.theme.Palette;

/// The canvas of messages on their way. One timer repaints it, and runs only while any move in a
/// window that is open.
final class FlightLayer extends Canvas {
    private final Airspace airspace = new Airspace();
    private final LongSupplier clock;
    private final ShownTimer timer;

    private @Nullable Moment moment;
    private @Nullable MeshLayout layout;
    private Palette palette = new Palette(Map.of());
    private Optional<String> selected = Optional.empty();

    /// @param clock the screen's clock, ns
    FlightLayer(LongSupplier clock) {
        this.clock = clock;
        this.timer = new ShownTimer(this, _ -> paint(clock.getAsLong()));
        setMouseTransparent(true);
    }

    /// Lets the messages of a moment take off. Where time was set or stands, the air is what the
    /// recording says: a clock that was set clears it of everything else.
    ///
    /// @param nanos the screen's clock, ns
    void show(Moment next, long nanos) {
        Moment before = moment;
        moment = next;
        if (before == null || isCut(before, next)) {
            airspace.set(Departures.underway(next));
        } else if (!next.running()) {
            airspace.rest(Departures.underway(next), nanos, next.now());
        }
        if (next.running()) {
            airspace.add(Departures.of(next), nanos);
        }
        follow(nanos);
    }

    /// Leaves what is on its way where it would come to rest, and nothing else.
    ///
    /// @param nanos the screen's clock, ns
    void settle(long nanos) {
        Moment shown = moment;
        if (shown != null) {
            airspace.settle(shown.now());
            paint(nanos);
        }
    }

    private void follow(long nanos) {
        timer.want(airspace.isMoving());
        if (!timer.isRunning()) {
            paint(nanos);
        }
    }

    private static boolean isCut(Moment before, Moment next) {
        return next.cut()
                || next.now() < before.now()
                || !next.scenario().equals(before.scenario());
    }

    /// What to draw on and in which colours.
    void dress(MeshLayout newLayout, Palette newPalette, Optional<String> newSelected) {
        layout = newLayout;
        palette = newPalette;
        selected = newSelected;
        if (!timer.isRunning()) {
            paint(clock.getAsLong());
        }
    }

    /// Paints the air at a time of the screen's clock, ns.
    void paint(long nanos) {
        Moment shown = moment;
        MeshLayout on = layout;
        if (shown == null || on == null) {
            getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
            return;
        }
        List<Airspace.Position> positions =
                airspace.positions(
                        nanos, shown.now(), shown.scenario().topology().latency(), isStill());
        int sessions = shown.scenario().topology().sessions();
        Optional<String> chosen = selected;
        Easel.paint(
                this,
                palette,
                pen -> new FlightPainter(pen, on, sessions).paint(positions, chosen));
        timer.want(airspace.isMoving());
    }

    private boolean isStill() {
        return getScene() != null && getScene().getPreferences().isReducedMotion();
    }
}
