package org.moqlab.app.canvas;

import java.util.Optional;
import javafx.animation.FadeTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import org.moqlab.app.feed.Moment;

/// Says that the clock has jumped over a wait: a chip, and lines that dim for a moment. FX thread
/// only.
final class JumpSign {
    private static final double LEAST_MILLIS = 1_500;
    private static final Duration DIM = Duration.millis(120);
    private static final double DIMMED = 0.7;

    private final Jumps jumps = new Jumps();
    private final ChipLayer chips;
    private final Node lines;
    private final FadeTransition dim;
    private long shownAt;

    JumpSign(ChipLayer chips, Node lines) {
        this.chips = chips;
        this.lines = lines;
        dim = new FadeTransition(DIM, lines);
        dim.setFromValue(1);
        dim.setToValue(DIMMED);
        dim.setCycleCount(2);
        dim.setAutoReverse(true);
    }

    /// Ends the dimming, and the chip with it.
    void still() {
        dim.stop();
        lines.setOpacity(1);
        chips.showJump(Optional.empty());
    }

    /// Takes in a moment.
    ///
    /// @param nanos the screen's clock, ns
    void note(Moment next, long nanos) {
        jumps.note(next).ifPresentOrElse(jump -> jumped(jump, nanos), () -> settle(next, nanos));
    }

    private void jumped(Jumps.Jump jump, long nanos) {
        shownAt = nanos;
        chips.showJump(Optional.of(jump));
        if (lines.getScene() != null && !lines.getScene().getPreferences().isReducedMotion()) {
            dim.playFromStart();
        }
    }

    /// The chip stays while the clock stands, and long enough to be read when it moves on.
    private void settle(Moment next, long nanos) {
        boolean moved = !next.fresh().isEmpty();
        if (next.cut() || (moved && nanos - shownAt > LEAST_MILLIS * 1e6)) {
            chips.showJump(Optional.empty());
        }
    }
}
