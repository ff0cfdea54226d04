package org.moqlab.app.pen;

import org.moqlab.app.theme.Token;
import org.moqlab.engine.mesh.EntryState;

/// How cells and lanes look by the state of what they stand for: fill, pattern and outline.
public final class Tints {
    private static final double LEAST_PATTERN = 3;

    private Tints() {}

    /// The colour of a state.
    public static Token line(EntryState state) {
        return switch (state) {
            case LIVE -> Token.LIVE;
            case LINGERING -> Token.LINGER;
            case GHOST -> Token.GHOST;
            case MISSING, ABSENT, UNKNOWN -> Token.MISSING;
        };
    }

    /// Fills a box for a state.
    ///
    /// @param outlined whether it has an outline as well
    public static void fill(Pen pen, Box box, EntryState state, boolean outlined) {
        switch (state) {
            case LIVE -> solid(pen, box, Token.LIVEBG);
            case LINGERING -> {
                solid(pen, box, Token.LINGERBG);
                clipped(pen, box, () -> pen.dots(box));
            }
            case GHOST -> {
                solid(pen, box, Token.GHOSTBG);
                clipped(pen, box, () -> pen.hatch(box, 1.3, 0.6));
            }
            case MISSING, ABSENT, UNKNOWN -> {}
        }
        if (outlined) {
            outline(pen, box, state);
        }
    }

    private static void solid(Pen pen, Box box, Token token) {
        pen.fill(token);
        pen.g().fillRect(box.x(), box.y(), box.w(), box.h());
    }

    private static void clipped(Pen pen, Box box, Runnable pattern) {
        if (box.w() < LEAST_PATTERN) {
            return;
        }
        pen.g().save();
        pen.g().beginPath();
        pen.g().rect(box.x(), box.y(), box.w(), box.h());
        pen.g().clip();
        pattern.run();
        pen.g().restore();
    }

    private static void outline(Pen pen, Box box, EntryState state) {
        switch (state) {
            case LIVE -> pen.stroke(Token.LIVE, 1);
            case LINGERING -> pen.stroke(Token.LINGER, 1);
            case GHOST -> pen.stroke(Token.GHOST, 1.4);
            case MISSING -> pen.stroke(Token.MISSING, 1.2, 5, 3);
            case ABSENT, UNKNOWN -> {
                return;
            }
        }
        pen.g()
                .strokeRect(
                        box.x() + 0.5,
                        box.y() + 0.5,
                        Math.max(0, box.w() - 1),
                        Math.max(0, box.h() - 1));
    }
}
