package org.moqlab.app.presence;

import java.util.List;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.pen.Print;
import org.moqlab.app.pen.Tints;
import org.moqlab.app.presence.PresenceModel.PresenceLane;
import org.moqlab.app.presence.PresenceModel.Turn;
import org.moqlab.app.presence.Stretch.Look;
import org.moqlab.app.theme.Token;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;

/// Draws one lane a relay: the fill says the state, the bar below it the peer it is held through,
/// the number the hops. Where there is no room the number goes first, then the colours of the bar.
final class PresencePainter {
    private static final double NUMBER_ROOM = 16;
    private static final double BAR = 4;
    private static final double TICK_ROOM = 70;
    private static final double WORDS_ROOM = 90;

    private final Pen pen;
    private final PresenceLayout layout;
    private final PresenceModel viewModel;

    PresencePainter(Pen pen, PresenceLayout layout, PresenceModel viewModel) {
        this.pen = pen;
        this.layout = layout;
        this.viewModel = viewModel;
    }

    /// @param focused whether the lanes have the keyboard
    void paint(List<PresenceLane> lanes, boolean focused) {
        if (lanes.isEmpty()) {
            pen.words(
                    Words.of("presence.nothing"), 12, PresenceLayout.RULER, Print.LINE, Token.DIM);
            return;
        }
        selected(lanes);
        ruler();
        for (int i = 0; i < lanes.size(); i++) {
            Box lane = layout.laneBox(i);
            name(lanes.get(i).relay(), lane);
            lanes.get(i).stretches().forEach(stretch -> stretch(stretch, lane));
            now(lanes.get(i).now(), lane);
        }
        turns();
        playhead();
        if (focused) {
            focus(lanes);
        }
        if (layout.legend() > layout.time().right() + PresenceLayout.NOW - 1) {
            legend();
        }
    }

    private void focus(List<PresenceLane> lanes) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).selected()) {
                pen.stroke(Token.ACCENT, 2);
                pen.outline(layout.laneBox(i).grow(1.5), 3);
            }
        }
    }

    private void selected(List<PresenceLane> lanes) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).selected()) {
                Box lane = layout.laneBox(i);
                pen.fill(Token.ACCENTBG);
                pen.area(new Box(0, lane.y() - 1, layout.legend(), layout.lane()), 0);
                pen.fill(Token.ACCENT);
                pen.area(new Box(0, lane.y() - 1, 3, layout.lane()), 0);
            }
        }
    }

    private void name(String relay, Box lane) {
        double base = lane.center().getY() + 4;
        Token colour = Token.peer(viewModel.peer(relay));
        pen.fill(colour);
        pen.area(new Box(12, lane.center().getY() - 4.5, 9, 9), 2);
        pen.words(
                Print.TITLE.fit(relay, PresenceLayout.NAMES - 34),
                28,
                base,
                Print.TITLE,
                Token.TEXT);
    }

    private void ruler() {
        long step = step();
        for (long t = 0; t <= layout.end(); t += step) {
            double x = Math.round(layout.x(t)) + 0.5;
            pen.stroke(Token.LINE, 1);
            pen.line(x, layout.time().y() - 3, x, layout.time().bottom());
            String words = viewModel.tick(t, step);
            double end = x + 3 + Print.SMALL.width(words);
            // A label that would collide is dropped.
            if (end <= layout.time().right()
                    && viewModel.turns().stream().noneMatch(turn -> covers(turn, x, end))) {
                pen.words(words, x + 3, 12, Print.SMALL, Token.FAINT);
            }
        }
    }

    private boolean covers(Turn turn, double from, double to) {
        double at = place(turn);
        return at - 4 < to && at + Print.UNIT.width(turn.words()) + 4 > from;
    }

    /// Where the words of a turn begin: left of its line where there is room.
    private double place(Turn turn) {
        double x = Math.round(layout.x(turn.t())) + 0.5;
        double w = Print.UNIT.width(turn.words());
        return x - w - 4 > layout.time().x() ? x - w - 4 : x + 4;
    }

    private long step() {
        long[] factors = {1, 2, 5};
        for (long unit = Durations.MILLI; ; unit *= 10) {
            for (long factor : factors) {
                long step = unit * factor;
                if (layout.x(step) - layout.x(0) >= TICK_ROOM || step > layout.end()) {
                    return step;
                }
            }
        }
    }

    private void stretch(Stretch stretch, Box lane) {
        double from = layout.x(stretch.from());
        double to = layout.x(stretch.to());
        if (to - from < 0.3 && stretch.to() < layout.end()) {
            return;
        }
        Box box = new Box(from, lane.y(), Math.max(1, to - from), lane.h());
        Look look = stretch.look();
        Tints.fill(pen, box, look.state(), box.w() > 4);
        unknown(look.state(), box);
        if (look.hops() < 0) {
            return;
        }
        bar(look, box);
        if (box.w() >= WORDS_ROOM && lane.h() > 12) {
            String words =
                    Words.counted("tables.hops", look.hops())
                            + (look.via().isEmpty() ? "" : ", " + look.via());
            plate(words, box.x() + 6, box, look.state());
        } else if (box.w() >= NUMBER_ROOM && lane.h() > 12) {
            String number = Long.toString(look.hops());
            double w = Print.PLATE.width(number);
            plate(number, box.x() + (box.w() - w) / 2, box, look.state());
        }
    }

    /// Where that is told apart from what is rightly not there, a dotted box says that nobody
    /// knows.
    private void unknown(EntryState state, Box box) {
        if (state != EntryState.UNKNOWN || !viewModel.legend().contains(state)) {
            return;
        }
        pen.stroke(Token.MISSING, 1.4, 1.5, 4);
        pen.outline(box.grow(-1), 2);
        if (box.w() >= NUMBER_ROOM) {
            pen.centred(
                    "?", box.center().getX(), box.center().getY() + 3.8, Print.PLATE, Token.DIM);
        }
    }

    private void plate(String words, double x, Box box, EntryState state) {
        double base = box.y() + (box.h() - BAR) / 2 + 3.8;
        if (state == EntryState.GHOST || state == EntryState.LINGERING) {
            pen.fill(Token.PANE, 0.88);
            pen.area(new Box(x - 2, base - 9, Print.PLATE.width(words) + 4, 11), 2);
        }
        pen.words(words, x, base, Print.PLATE, Token.TEXT);
    }

    private void bar(Look look, Box box) {
        int peer = viewModel.peer(look.via());
        boolean grey = box.w() < NUMBER_ROOM / 4;
        pen.fill(grey ? Token.DIM : peer < 0 ? Token.TEXT : Token.peer(peer));
        pen.g().fillRect(box.x(), box.bottom() - BAR, Math.max(1, box.w() - 0.6), BAR);
    }

    private void turns() {
        for (Turn turn : viewModel.turns()) {
            double x = Math.round(layout.x(turn.t())) + 0.5;
            pen.stroke(Token.TEXT, 1, 3, 3);
            pen.line(x, layout.time().y() - 4, x, layout.time().bottom());
            double w = Print.UNIT.width(turn.words());
            double at = place(turn);
            pen.fill(Token.PANE);
            pen.area(new Box(at - 2, 3, w + 4, 12), 0);
            pen.words(turn.words(), at, 12, Print.UNIT, Token.TEXT);
        }
    }

    private void playhead() {
        double x = Math.round(layout.x(viewModel.now())) + 0.5;
        pen.stroke(Token.ACCENT, 2);
        pen.line(x, 4, x, layout.time().bottom());
        pen.words(
                Words.of("presence.now"), layout.time().right() + 8, 12, Print.UNIT, Token.ACCENT);
    }

    private void now(Look look, Box lane) {
        Box box = new Box(layout.time().right() + 8, lane.y(), 32, lane.h());
        Tints.fill(pen, box, look.state(), true);
        unknown(look.state(), box);
        if (look.hops() >= 0 && lane.h() > 10) {
            String number = Long.toString(look.hops());
            double w = Print.PLATE.width(number);
            if (look.state() != EntryState.LIVE) {
                pen.fill(Token.PANE, 0.88);
                pen.area(
                        new Box(
                                box.center().getX() - w / 2 - 2,
                                box.center().getY() - 5.5,
                                w + 4,
                                11),
                        2);
            }
            pen.centred(
                    number,
                    box.center().getX(),
                    box.center().getY() + 3.8,
                    Print.PLATE,
                    Token.TEXT);
        }
    }

    private void legend() {
        double x = layout.legend() + 4;
        double y = 20;
        for (EntryState state : viewModel.legend()) {
            Box sample = new Box(x, y - 10, 22, 13);
            Tints.fill(pen, sample, state, true);
            unknown(state, sample);
            String key = state == EntryState.ABSENT ? "presence.absent" : "state." + state.word();
            pen.words(Words.of(key), x + 30, y, Print.LINE, Token.DIM);
            y += 20;
        }
        pen.fill(Token.DIM);
        pen.g().fillRect(x, y - 6, 22, BAR);
        pen.words(Words.of("presence.held"), x + 30, y, Print.LINE, Token.DIM);
    }
}
