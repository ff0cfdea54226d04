package org.moqlab.app.spacetime;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.theme.Swatches;
import org.moqlab.app.words.Words;

/// The diagram; press on a message to select it and go there, elsewhere to go to a time. Up and
/// down walk along the chain of causes, left and right change the relay. FX thread only.
final class SpaceTimePane extends Region {
    private static final double REACH = 6;
    private static final double WHEEL = 48;
    private static final double LEAD = 0.7;

    private final SpaceTimeViewModel viewModel;
    private final Swatches swatches = new Swatches(this::requestLayout);
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private double scroll;
    private long shownAt = Long.MIN_VALUE;
    private boolean placed;

    SpaceTimePane(SpaceTimeViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().add("space-time");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        canvas.setMouseTransparent(true);
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().addListener((_, _, now) -> scrollTo(now.doubleValue()));
        getChildren().addAll(swatches, canvas, bar);
        viewModel.revisionProperty().addListener((_, _, _) -> requestLayout());
        focusedProperty().addListener((_, _, _) -> requestLayout());
        setOnMousePressed(this::press);
        setOnScroll(event -> scrollTo(scroll - Math.signum(event.getDeltaY()) * WHEEL));
        setOnKeyPressed(this::key);
    }

    private SpaceTimeLayout places() {
        return SpaceTimeLayout.of(
                getWidth() - bar.prefWidth(-1),
                getHeight(),
                viewModel.relays().size(),
                viewModel.warp(),
                scroll);
    }

    private void scrollTo(double to) {
        if (!placed && to != scroll) {
            scroll = Math.clamp(to, 0, places().most());
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double w = bar.prefWidth(-1);
        canvas.setWidth(Math.max(0, getWidth() - w));
        canvas.setHeight(getHeight());
        follow();
        SpaceTimeLayout layout = places();
        scroll = layout.scroll();
        placed = true;
        bar.setMax(layout.most());
        bar.setVisibleAmount(
                layout.most() * layout.lanes().h() / Math.max(1, layout.warp().height()));
        bar.setValue(scroll);
        bar.setVisible(layout.most() > 0);
        placed = false;
        bar.resizeRelocate(getWidth() - w, 0, w, getHeight());
        Easel.paint(
                canvas,
                swatches.palette(),
                pen -> {
                    if (!viewModel.relays().isEmpty()) {
                        new SpaceTimePainter(pen, layout, viewModel).paint(isFocused());
                    }
                });
        setAccessibleText(spoken());
    }

    /// Keeps the shown time in view when it changes.
    private void follow() {
        if (viewModel.now() == shownAt) {
            return;
        }
        shownAt = viewModel.now();
        SpaceTimeLayout layout = places();
        double y = layout.y(shownAt);
        if (y < layout.lanes().y() || y > layout.lanes().bottom() - SpaceTimeLayout.FOOT) {
            scroll = viewModel.warp().y(shownAt) - layout.lanes().h() * LEAD;
        }
    }

    private String spoken() {
        StringBuilder all = new StringBuilder(viewModel.titleProperty().get());
        viewModel.chain().stream()
                .filter(ChainStep::selected)
                .forEach(step ->
                        all.append(". ")
                                .append(
                                        Words.of(
                                                "spacetime.spoken",
                                                step.place(),
                                                step.words(),
                                                Integer.toString(viewModel.chain().size()))));
        return all.toString();
    }

    private void press(MouseEvent event) {
        requestFocus();
        SpaceTimeLayout layout = places();
        Point2D pointer = new Point2D(event.getX(), event.getY());
        if (event.getY() < SpaceTimeLayout.HEADS) {
            viewModel.select(layout.laneAt(event.getX()));
            return;
        }
        Optional<Passing> near = near(layout, pointer);
        near.ifPresentOrElse(
                passing -> viewModel.goTo(passing.isThere() ? passing.received() : passing.sent()),
                () -> viewModel.goToTime(layout.t(event.getY())));
    }

    private Optional<Passing> near(SpaceTimeLayout layout, Point2D pointer) {
        return viewModel.passings(layout.from(), layout.to()).stream()
                .filter(Passing::isThere)
                .filter(passing -> distance(layout, passing, pointer) <= REACH)
                .min(Comparator.comparingDouble(passing -> distance(layout, passing, pointer)));
    }

    private double distance(SpaceTimeLayout layout, Passing passing, Point2D p) {
        List<String> relays = viewModel.relays();
        Point2D a = new Point2D(layout.x(relays.indexOf(passing.from())), layout.y(passing.left()));
        Point2D b =
                new Point2D(layout.x(relays.indexOf(passing.to())), layout.y(passing.arrived()));
        Point2D along = b.subtract(a);
        double length = Math.max(1e-6, along.dotProduct(along));
        double t = Math.clamp(p.subtract(a).dotProduct(along) / length, 0, 1);
        return p.distance(a.add(along.multiply(t)));
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case UP -> viewModel.walk(-1);
            case DOWN -> viewModel.walk(1);
            case LEFT -> viewModel.sidestep(-1);
            case RIGHT -> viewModel.sidestep(1);
            case ENTER -> viewModel.goToSelected();
            case PAGE_UP -> scrollTo(scroll - places().lanes().h());
            case PAGE_DOWN -> scrollTo(scroll + places().lanes().h());
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }
}
