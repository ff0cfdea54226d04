package org.moqlab.app.time;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.moqlab.app.feed.Calm;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.theme.Swatches;
import org.moqlab.app.words.Words;

/// The strip of events under the panes: press or drag to stand there, click a sign to go to it, a
/// branch to show it; with the keyboard, arrows go bar by bar. Bars and signs are painted when they
/// change, the playhead at every moment. FX thread only.
public final class Strip extends Region {
    /// How near to a sign a press must be, px.
    private static final double REACH = 7;

    private static final Box NOWHERE = new Box(0, 0, 0, 0);
    private static final Duration REST = Duration.millis(80);
    private static final int FAR = 10;
    private static final Set<KeyCode> OWN_KEYS =
            Set.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN);

    private final StripModel viewModel;
    private final Swatches swatches = new Swatches(this::requestLayout);
    private final Canvas ground = new Canvas();
    private final Canvas words = new Canvas();
    private final Canvas playhead = new Canvas();
    private final Tooltip tip = new Tooltip();
    private final Calm calm = new Calm(REST, this::repaint);
    private StripScene scene;
    private List<SignLabel> labels = List.of();
    private boolean pushed;
    private boolean dragging;

    /// A strip of what `viewModel` shows.
    public Strip(StripModel viewModel) {
        this.viewModel = viewModel;
        this.scene = viewModel.scene(0);
        getStyleClass().add("strip");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        getChildren().addAll(swatches, ground, words, playhead);
        ground.setMouseTransparent(true);
        words.setMouseTransparent(true);
        playhead.setMouseTransparent(true);
        Tooltip.install(this, tip);
        // While time runs, bars and signs change with every moment.
        viewModel.revisionProperty().addListener((_, _, _) -> calm.soon());
        viewModel.moments().addListener((_, _, _) -> move());
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(_ -> dragging = false);
        setOnMouseClicked(this::click);
        setOnMouseMoved(this::hover);
        setOnKeyPressed(this::key);
    }

    @Override
    protected double computePrefHeight(double width) {
        int lanes = Math.max(1, scene.lanes().size());
        return StripPainter.GROUND + 3 + lanes * StripPainter.LANE;
    }

    @Override
    protected void layoutChildren() {
        for (Canvas canvas : List.of(ground, words, playhead)) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
        repaint();
    }

    private void repaint() {
        int lanes = scene.lanes().size();
        scene = viewModel.scene(getWidth());
        if (scene.lanes().size() != lanes) {
            requestParentLayout();
        }
        paintGround();
        move();
    }

    private void paintGround() {
        StripScene painted = scene;
        Easel.paint(ground, swatches.palette(), pen -> new StripPainter(pen, painted).paint());
        label(head());
    }

    private Box head() {
        long now = viewModel.now();
        return StripPainter.head(scene.axis(), now, viewModel.clock(now));
    }

    /// Words make way for the playhead, and come back behind it.
    private void makeWay() {
        Box head = head();
        if (pushed || labels.stream().anyMatch(label -> label.box().overlap(head) > 0)) {
            label(head);
        }
    }

    private void label(Box head) {
        labels = SignLabel.of(scene, head);
        pushed = !labels.equals(SignLabel.of(scene, NOWHERE));
        StripScene painted = scene;
        List<SignLabel> placed = labels;
        Easel.paint(
                words, swatches.palette(), pen -> new StripPainter(pen, painted).labels(placed));
    }

    private void move() {
        long now = viewModel.now();
        boolean further = scene.axis().x(now) - scene.axis().x(scene.end()) >= 1;
        if (further || now > scene.axis().horizon()) {
            scene = viewModel.scene(getWidth());
            paintGround();
        } else {
            makeWay();
        }
        StripScene on = scene;
        Easel.paint(
                playhead,
                swatches.palette(),
                pen -> StripPainter.playhead(pen, on.axis(), now, viewModel.clock(now)));
        setAccessibleText(viewModel.spoken(scene));
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            boolean elsewhere = sign(event).isPresent() || lane(event).isPresent();
            dragging = !elsewhere;
            drag(event);
        }
    }

    private void drag(MouseEvent event) {
        if (dragging) {
            viewModel.seek(scene.axis().t(event.getX()));
        }
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        long t = scene.axis().t(event.getX());
        Optional<Sign> sign = sign(event);
        Optional<StripLane> lane = lane(event);
        if (sign.isPresent()) {
            viewModel.goTo(sign.get());
        } else if (lane.isPresent()) {
            viewModel.switchTo(lane.get().name());
        } else if (event.getClickCount() == 2 && t > scene.end()) {
            viewModel.runTo(t);
        }
    }

    private Optional<Sign> sign(MouseEvent event) {
        return signAt(event.getX(), event.getY());
    }

    /// The sign a press there would go to, px from the upper left corner.
    Optional<Sign> signAt(double x, double y) {
        if (y >= StripPainter.BARS) {
            return Optional.empty();
        }
        return scene.signs().stream()
                .filter(sign -> distance(sign, x) <= REACH)
                .min(java.util.Comparator.comparingDouble(sign -> distance(sign, x)));
    }

    private double distance(Sign sign, double x) {
        return Math.abs(scene.axis().x(sign.place().t()) - x);
    }

    private Optional<StripLane> lane(MouseEvent event) {
        for (int i = 0; i < scene.lanes().size(); i++) {
            StripLane lane = scene.lanes().get(i);
            boolean beside = event.getX() >= scene.axis().x(lane.fork()) - REACH;
            double off = Math.abs(event.getY() - StripPainter.laneY(i));
            if (beside && off <= StripPainter.LANE / 2) {
                return Optional.of(lane);
            }
        }
        return Optional.empty();
    }

    private void hover(MouseEvent event) {
        Optional<Sign> sign = sign(event);
        boolean link = sign.isPresent() || lane(event).isPresent();
        setCursor(link ? Cursor.HAND : null);
        String clock = viewModel.clock(scene.axis().t(event.getX()));
        tip.setText(
                sign.map(s -> Words.of("strip.sign", s.label(), viewModel.clock(s.place().t())))
                        .or(() -> lane(event).map(l -> Words.of("strip.lane", l.name())))
                        .orElse(clock));
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || !OWN_KEYS.contains(event.getCode())) {
            return;
        }
        event.consume();
        int far = event.isShiftDown() ? FAR : 1;
        switch (event.getCode()) {
            case LEFT -> viewModel.seekBy(-far, scene);
            case RIGHT -> viewModel.seekBy(far, scene);
            case PAGE_UP -> viewModel.leapBy(-1, scene);
            default -> viewModel.leapBy(1, scene);
        }
    }

    /// What one bar stands for, in words.
    public String scale() {
        return viewModel.scale(scene);
    }
}
