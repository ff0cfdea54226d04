package org.moqlab.app.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Print;

/// The words of a sign and where they stand. Words that would collide are left out; those that only
/// the playhead is in the way of stand on the other side of their sign where there is room.
///
/// @param sign what it says and of what kind
/// @param box where
record SignLabel(Sign sign, Box box) {
    private static final double GAP = 9;
    private static final double REACH = 6;
    private static final double TOP = 2;
    private static final double HEIGHT = 12;

    /// Room between words on the left of a sign and whatever lies before them, px.
    private static final double APART = 10;

    /// Narrowest label, px: a single letter.
    private static final double LEAST = 6;

    private static final List<Sign.Kind> FIRST_CHOICE =
            List.of(
                    Sign.Kind.FINDING,
                    Sign.Kind.BOOKMARK,
                    Sign.Kind.FAULT,
                    Sign.Kind.COMMAND,
                    Sign.Kind.TO_COME);

    /// Where labels stand; findings get their place first.
    ///
    /// @param playhead what the playhead covers
    static List<SignLabel> of(StripScene scene, Box playhead) {
        List<Box> taken = new ArrayList<>();
        for (Sign sign : scene.signs()) {
            taken.add(new Box(x(scene, sign) - REACH, TOP, 15, HEIGHT));
        }
        List<SignLabel> labels = new ArrayList<>();
        for (Sign.Kind kind : FIRST_CHOICE) {
            for (int i = 0; i < scene.signs().size(); i++) {
                Sign sign = scene.signs().get(i);
                if (sign.kind() == kind && room(scene, i) > LEAST) {
                    place(scene, sign, taken, playhead)
                            .ifPresent(box -> {
                                taken.add(box);
                                labels.add(new SignLabel(sign, box));
                            });
                }
            }
        }
        return labels;
    }

    private static Optional<Box> place(StripScene scene, Sign sign, List<Box> taken, Box playhead) {
        double x = x(scene, sign);
        double w = Print.SMALL.width(sign.label()) + 4;
        Box right = new Box(x + GAP, TOP, w, HEIGHT);
        if (right.right() >= scene.axis().width() || !isFree(right, taken)) {
            return Optional.empty();
        }
        if (right.overlap(playhead) == 0) {
            return Optional.of(right);
        }
        Box left = new Box(x - REACH - 2 - w, TOP, w, HEIGHT);
        Box wide = new Box(left.x() - APART, TOP, w + APART, HEIGHT);
        boolean fits = left.x() >= 0 && isFree(wide, taken) && left.overlap(playhead) == 0;
        return fits && !isHidden(x, playhead) ? Optional.of(left) : Optional.empty();
    }

    private static boolean isFree(Box box, List<Box> taken) {
        return taken.stream().noneMatch(other -> other.overlap(box) > 0);
    }

    private static boolean isHidden(double x, Box playhead) {
        return x > playhead.x() && x < playhead.right();
    }

    /// Where a sign stands, px from the left.
    static double x(StripScene scene, Sign sign) {
        return Math.round(scene.axis().x(sign.place().t())) + 0.5;
    }

    /// Room between a sign and the next one, px; no label needs to be measured where there is none.
    private static double room(StripScene scene, int i) {
        boolean last = i == scene.signs().size() - 1;
        double next = last ? scene.axis().width() : x(scene, scene.signs().get(i + 1)) - REACH;
        return next - x(scene, scene.signs().get(i)) - GAP;
    }
}
