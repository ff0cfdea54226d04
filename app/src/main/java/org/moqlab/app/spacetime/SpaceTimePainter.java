package org.moqlab.app.spacetime;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.text.TextAlignment;
import org.moqlab.app.feed.Mark;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Glyphs;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.pen.Print;
import org.moqlab.app.pen.Tints;
import org.moqlab.app.presence.Stretch;
import org.moqlab.app.theme.Token;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.MessageView;

/// Draws lanes, messages and the chain of causes; only what is in view.
final class SpaceTimePainter {
    private static final double LANE = 12;
    private static final double PLATE = 15;
    private static final double LEAST_TICK = 22;
    private static final double MARKS = 110;
    private static final double BELOW = 4;
    private static final double FAINT = 0.55;
    private static final double FAINTER = 0.28;
    private static final int MOST_GLYPHS = 60;

    private final Pen pen;
    private final SpaceTimeLayout layout;
    private final SpaceTimeViewModel viewModel;
    private final List<String> relays;

    SpaceTimePainter(Pen pen, SpaceTimeLayout layout, SpaceTimeViewModel viewModel) {
        this.pen = pen;
        this.layout = layout;
        this.viewModel = viewModel;
        this.relays = viewModel.relays();
    }

    void paint(boolean focused) {
        Box lanes = layout.lanes();
        pen.g().save();
        pen.g().beginPath();
        pen.g().rect(0, lanes.y(), lanes.right() + SpaceTimeLayout.SIGNS, lanes.h());
        pen.g().clip();
        waits();
        marks();
        for (int i = 0; i < relays.size(); i++) {
            lane(relays.get(i), layout.x(i));
        }
        List<Passing> passings = viewModel.passings(layout.from(), layout.to());
        passings.forEach(this::message);
        if (passings.size() <= MOST_GLYPHS) {
            passings.forEach(this::glyph);
        }
        ChainPainter chain = new ChainPainter(pen, layout, viewModel.legs());
        chain.lines();
        for (int i = 0; i < relays.size(); i++) {
            numbers(relays.get(i), layout.x(i));
        }
        chain.marks();
        playhead();
        pen.g().restore();
        for (int i = 0; i < relays.size(); i++) {
            head(relays.get(i), i);
        }
        if (focused) {
            pen.stroke(Token.ACCENT, 2);
            pen.outline(lanes.grow(-1), 3);
        }
    }

    private void head(String relay, int i) {
        double x = layout.x(i);
        double room = layout.lanes().w() / relays.size() - 20;
        String name = Print.TITLE.fit(relay, room);
        double w = Print.TITLE.width(name) + 15;
        if (relay.equals(viewModel.selected())) {
            pen.fill(Token.ACCENTBG);
            pen.area(new Box(x - w / 2 - 6, 2, w + 12, SpaceTimeLayout.HEADS - 6), 4);
            pen.stroke(Token.ACCENT, 1.5);
            pen.outline(new Box(x - w / 2 - 6, 2, w + 12, SpaceTimeLayout.HEADS - 6), 4);
        }
        pen.fill(Token.peer(i));
        pen.area(new Box(x - w / 2, 7.5, 9, 9), 2);
        pen.words(name, x - w / 2 + 15, 17, Print.TITLE, Token.TEXT);
    }

    /// Folded waits, and the times at which bursts begin.
    private void waits() {
        double top = layout.lanes().y();
        double last = Double.NEGATIVE_INFINITY;
        for (Warp.Band band :
                layout.warp().bands(layout.scroll(), layout.scroll() + layout.lanes().h())) {
            double y = layout.y(band.from());
            double end = layout.y(band.to());
            boolean held = viewModel.isHoldDown(band);
            pen.fill(held ? Token.HOLDBG : Token.HOVER);
            pen.g().fillRect(SpaceTimeLayout.TIMES, y, layout.lanes().w(), end - y);
            wait(band, held, (y + end) / 2);
            if (end - last >= LEAST_TICK && end >= top) {
                tick(band.to(), end);
                last = end;
            }
        }
    }

    private void wait(Warp.Band band, boolean held, double y) {
        String length = Figures.span(band.length());
        String words = held ? Words.of("spacetime.hold-down", length) : length;
        double w = Print.UNIT.width(words) + 10;
        Box plate = new Box(layout.lanes().right() + 6, y - PLATE / 2, w, PLATE);
        pen.fill(Token.PANE);
        pen.area(plate, 3);
        pen.stroke(held ? Token.HOLD : Token.LINE2, 1);
        pen.outline(plate, 3);
        pen.words(words, plate.x() + 5, y + 3.6, Print.UNIT, Token.TEXT);
    }

    private void tick(long t, double y) {
        pen.stroke(Token.LINE, 1);
        pen.line(SpaceTimeLayout.TIMES - 6, y, layout.lanes().right(), y);
        pen.words(
                Figures.seconds(t),
                SpaceTimeLayout.TIMES - 10,
                y + 4,
                Print.PLATE,
                Token.DIM,
                TextAlignment.RIGHT);
    }

    private void marks() {
        double last = Double.NEGATIVE_INFINITY;
        for (Mark mark : viewModel.marks()) {
            long t = mark.place().t();
            double y = layout.y(t);
            if (y < layout.lanes().y() || y > layout.lanes().bottom() || y - last < PLATE) {
                continue;
            }
            last = y;
            Token color = mark.kind() == Mark.Kind.FINDING ? Token.GHOST : Token.TEXT;
            pen.stroke(color, 1, 2, 4);
            pen.line(SpaceTimeLayout.TIMES, y, layout.lanes().right(), y);
            String words = Print.UNIT.fit(mark.text(), SpaceTimeLayout.SIGNS - MARKS - 12);
            double w = Print.UNIT.width(words) + 10;
            Box plate = new Box(layout.lanes().right() + MARKS, y - PLATE / 2, w, PLATE);
            pen.fill(Token.PANE);
            pen.area(plate, 3);
            pen.stroke(color, 1);
            pen.outline(plate, 3);
            pen.words(words, plate.x() + 5, y + 3.6, Print.UNIT, Token.TEXT);
        }
    }

    private void lane(String relay, double x) {
        pen.stroke(Token.LINE2, 1);
        pen.line(x, layout.lanes().y(), x, layout.lanes().bottom());
        for (Stretch stretch : visible(viewModel.stretches(relay))) {
            double from = Math.max(layout.y(stretch.from()), layout.lanes().y() - 2);
            double to = Math.min(layout.y(stretch.to()), layout.lanes().bottom() + 2);
            if (stretch.look().hops() >= 0 && to > from) {
                Tints.fill(
                        pen,
                        new Box(x - LANE / 2, from, LANE, to - from),
                        stretch.look().state(),
                        false);
            }
        }
        pen.fill(Token.HOLD);
        for (Holds.Hold hold : viewModel.holds(relay)) {
            if (hold.to() >= layout.from() && hold.from() <= layout.to()) {
                double from = layout.y(hold.from());
                pen.g().fillRect(x - 2, from, 4, Math.max(1, layout.y(hold.to()) - from));
            }
        }
    }

    private List<Stretch> visible(List<Stretch> all) {
        long from = layout.from();
        long to = layout.to();
        return all.stream().filter(s -> s.to() >= from && s.from() <= to).toList();
    }

    /// The hops a relay holds from a time on, where there is room.
    private void numbers(String relay, double x) {
        double last = Double.NEGATIVE_INFINITY;
        for (HopsFrom held : viewModel.hops(relay)) {
            double y = layout.y(held.t()) + BELOW + PLATE / 2;
            boolean seen = held.t() <= layout.to() && y >= layout.lanes().y() - PLATE;
            if (seen && y - last >= PLATE) {
                last = y;
                pen.plate(Long.toString(held.hops()), new Point2D(x, y), Tints.line(held.state()));
            }
        }
    }

    private void message(Passing passing) {
        if (!passing.isThere()) {
            return;
        }
        double faint = viewModel.chain().isEmpty() ? FAINT : FAINTER;
        boolean withdraws = passing.kind() == MessageView.Kind.UNANNOUNCE;
        pen.seeThrough(
                color(passing.kind()), faint, 1, withdraws ? new double[] {3, 3} : new double[0]);
        pen.line(
                layout.x(relays.indexOf(passing.from())),
                layout.y(passing.left()),
                layout.x(relays.indexOf(passing.to())),
                layout.y(passing.arrived()));
    }

    private static Token color(MessageView.Kind kind) {
        return switch (kind) {
            case ANNOUNCE -> Token.LIVE;
            case REANNOUNCE -> Token.HOLD;
            case UNANNOUNCE -> Token.LINGER;
            case SUBSCRIBE -> Token.ACCENT;
            case REFUSAL -> Token.GHOST;
            case SETUP, INTEREST, HEARTBEAT, ACCEPT, END, GROUP, DATA -> Token.EDGE2;
        };
    }

    private void glyph(Passing passing) {
        if (passing.isThere()) {
            double x1 = layout.x(relays.indexOf(passing.from()));
            double y1 = layout.y(passing.left());
            double x2 = layout.x(relays.indexOf(passing.to()));
            double y2 = layout.y(passing.arrived());
            double at = 0.3;
            pen.at(
                    x1 + (x2 - x1) * at,
                    y1 + (y2 - y1) * at,
                    Math.atan2(y2 - y1, x2 - x1),
                    () -> {
                        pen.g().scale(0.7, 0.7);
                        Glyphs.message(pen, passing.kind());
                    });
        }
    }

    private void playhead() {
        double y = Math.round(layout.y(viewModel.now())) + 0.5;
        pen.stroke(Token.ACCENT, 1.6, 6, 4);
        pen.line(SpaceTimeLayout.TIMES, y, layout.lanes().right() + 4, y);
        String words = Figures.seconds(viewModel.now());
        Box plate = new Box(2, y - PLATE / 2, SpaceTimeLayout.TIMES - 6, PLATE);
        pen.fill(Token.ACCENT);
        pen.area(plate, 3);
        pen.centred(words, plate.center().getX(), y + 3.6, Print.PLATE, Token.ONACCENT);
    }
}
