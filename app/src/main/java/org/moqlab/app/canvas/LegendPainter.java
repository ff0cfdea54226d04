package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.moqlab.app.canvas.MeshScene.Part;
import org.moqlab.app.canvas.MeshScene.RouteLine;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Glyphs;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.pen.Print;
import org.moqlab.app.theme.Token;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.MessageView;

/// Draws the legend strip; where there is no room for all, the plainest items are left out.
final class LegendPainter {
    private static final double GAP = 12;
    private static final double SAMPLE_GAP = 5;

    /// @param rank how dispensable it is; 0 is kept longest
    private record Item(String words, double width, int rank, Runnable sample) {
        double whole() {
            return width + SAMPLE_GAP + Print.LINE.width(words) + GAP;
        }
    }

    private final Pen pen;
    private final List<Item> items = new ArrayList<>();

    /// @param pair whether two sessions join a pair of relays
    /// @param routes those that are drawn
    /// @param abroad whether relays outside the lab take part
    LegendPainter(Pen pen, boolean pair, Collection<RouteLine> routes, boolean abroad) {
        this.pen = pen;
        if (abroad) {
            items.add(new Item(Words.of("legend.external"), 22, 0, this::outside));
        }
        message("legend.unannounce", 0, MessageView.Kind.UNANNOUNCE);
        message("legend.reannounce", 0, MessageView.Kind.REANNOUNCE);
        message("legend.announce", 2, MessageView.Kind.ANNOUNCE);
        message("legend.subscribe", 3, MessageView.Kind.SUBSCRIBE);
        message("legend.refusal", 2, MessageView.Kind.REFUSAL);
        message("legend.data", 4, MessageView.Kind.DATA);
        items.add(
                new Item(
                        Words.of(pair ? "legend.sessions" : "legend.session"),
                        26,
                        4,
                        () -> strands(pair)));
        routes(routes);
    }

    private void routes(Collection<RouteLine> routes) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        Set<EntryState> used = EnumSet.noneOf(EntryState.class);
        for (RouteLine route : routes) {
            parts.add(route.part());
            if (route.part() == Part.USED) {
                used.add(route.entry());
            }
        }
        if (used.remove(EntryState.GHOST)) {
            items.add(new Item(Words.of("legend.route.ghost"), 26, 1, () -> route(Token.GHOST, 3)));
        } else if (used.isEmpty() && !parts.contains(Part.CYCLE)) {
            used.add(EntryState.LIVE);
        }
        if (!used.isEmpty()) {
            boolean lingers = used.equals(Set.of(EntryState.LINGERING));
            Token color = lingers ? Token.LINGER : Token.LIVE;
            items.add(new Item(Words.of("legend.route"), 26, 1, () -> route(color, 3)));
        }
        if (parts.contains(Part.CYCLE)) {
            items.add(new Item(Words.of("legend.cycle"), 28, 0, this::cycle));
        }
        if (parts.contains(Part.INTO_CYCLE)) {
            items.add(new Item(Words.of("legend.into"), 26, 1, () -> route(Token.GHOST, 2, 1, 4)));
        }
        if (parts.contains(Part.STANDBY)) {
            items.add(new Item(Words.of("legend.standby"), 26, 1, this::standby));
        }
    }

    /// Explains the tree of subscriptions too, while it is shown.
    LegendPainter with(MeshScene.Tree tree) {
        if (tree.shown()) {
            TreePainter painter = new TreePainter(pen);
            items.add(new Item(Words.of("legend.served"), 28, 0, () -> painter.sample(true)));
            items.add(new Item(Words.of("legend.waits"), 28, 0, () -> painter.sample(false)));
        }
        return this;
    }

    private LegendPainter(Pen pen) {
        this.pen = pen;
    }

    /// What stands below a cluster that is seen from outside.
    static LegendPainter ofSurvey(Pen pen) {
        LegendPainter legend = new LegendPainter(pen);
        for (Survey.Basis basis : Survey.Basis.values()) {
            legend.items.add(
                    new Item(
                            Words.of("legend.basis." + basis.word()),
                            34,
                            0,
                            () -> ProofPainter.sample(pen, basis)));
        }
        legend.items.add(
                new Item(Words.of("legend.route"), 26, 1, () -> legend.route(Token.LIVE, 3)));
        legend.items.add(
                new Item(
                        Words.of("legend.route.ghost"), 26, 3, () -> legend.route(Token.GHOST, 3)));
        legend.items.add(
                new Item(
                        Words.of("legend.disagrees"),
                        16,
                        2,
                        () -> ProofPainter.alert(pen, 0, -8, 0.9)));
        return legend;
    }

    private void message(String key, int rank, MessageView.Kind kind) {
        items.add(
                new Item(
                        Words.of(key),
                        16,
                        rank,
                        () -> {
                            pen.g().translate(8, 0);
                            pen.g().scale(0.8, 0.8);
                            Glyphs.message(pen, kind);
                        }));
    }

    private void strands(boolean pair) {
        pen.stroke(Token.EDGE2, 1.4);
        if (pair) {
            pen.line(0, -2.5, 26, -2.5);
            pen.line(0, 2.5, 26, 2.5);
        } else {
            pen.line(0, 0, 26, 0);
        }
    }

    private void route(Token token, double width, double... dashes) {
        pen.stroke(token, width, dashes);
        pen.line(0, 0, 18, 0);
        pen.at(23, 0, 0, () -> pen.filledHead(token));
    }

    private void outside() {
        pen.stroke(Token.LINE2, 1.4);
        pen.outline(new Box(0, -7, 22, 14), 1);
        pen.outline(new Box(3, -4, 16, 8), 1);
    }

    private void cycle() {
        pen.stroke(Token.GHOST, 3.4);
        pen.line(0, 0, 20, 0);
        pen.at(12, 0, 0, () -> pen.openHead(Token.GHOST, 2, 6, 5));
        pen.at(25, 0, 0, () -> pen.filledHead(Token.GHOST));
    }

    private void standby() {
        pen.stroke(Token.DIM, 2, 8, 4);
        pen.line(0, 0, 22, 0);
        pen.at(26, 0, 0, () -> pen.openHead(Token.DIM, 1.8, 8, 5));
    }

    void paint(double width) {
        pen.fill(Token.BAR);
        pen.g().fillRect(0, 0, width, MeshLayout.LEGEND);
        pen.stroke(Token.LINE, 1);
        pen.line(0, 0.5, width, 0.5);
        double x = GAP;
        double middle = MeshLayout.LEGEND / 2 + 0.5;
        for (Item item : fitting(width - GAP)) {
            pen.at(x, middle, 0, item.sample());
            double words = x + item.width() + SAMPLE_GAP;
            pen.words(item.words(), words, middle + 4, Print.LINE, Token.DIM);
            x += item.whole();
        }
    }

    private List<Item> fitting(double width) {
        List<Item> fitting = new ArrayList<>(items);
        while (fitting.stream().mapToDouble(Item::whole).sum() > width && !fitting.isEmpty()) {
            Item plainest = fitting.getLast();
            for (Item item : fitting.reversed()) {
                plainest = item.rank() > plainest.rank() ? item : plainest;
            }
            fitting.remove(plainest);
        }
        return fitting;
    }
}
