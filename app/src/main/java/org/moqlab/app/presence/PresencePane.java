package org.moqlab.app.presence;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.presence.PresenceModel.PresenceLane;
import org.moqlab.app.theme.Swatches;
import org.moqlab.app.words.Words;

/// Draws the lanes; press or drag on one to select its relay and to stand there. Keys go from lane
/// to lane, and along one from change to change. FX thread only.
final class PresencePane extends Region {
    private final PresenceModel viewModel;
    private final Swatches swatches = new Swatches(this::requestLayout);
    private final Canvas canvas = new Canvas();
    private boolean stale;

    PresencePane(PresenceModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().add("presence");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        canvas.setMouseTransparent(true);
        getChildren().addAll(swatches, canvas);
        viewModel.revisionProperty().addListener((_, _, _) -> repaintSoon());
        setOnMousePressed(this::go);
        setOnMouseDragged(this::go);
        setFocusTraversable(true);
        focusedProperty().addListener((_, _, _) -> repaintSoon());
        setOnKeyPressed(this::key);
    }

    private void repaintSoon() {
        if (!stale) {
            stale = true;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        stale = false;
        List<PresenceLane> lanes = viewModel.lanes();
        PresenceLayout layout = places(lanes.size());
        Easel.paint(
                canvas,
                swatches.palette(),
                pen -> new PresencePainter(pen, layout, viewModel).paint(lanes, isFocused()));
        setAccessibleText(spoken(lanes));
    }

    private PresenceLayout places(int lanes) {
        return PresenceLayout.of(getWidth(), getHeight(), lanes, viewModel.end());
    }

    private String spoken(List<PresenceLane> lanes) {
        StringBuilder all = new StringBuilder(viewModel.titleProperty().get());
        for (PresenceLane lane : lanes) {
            String hops =
                    lane.now().hops() < 0 ? "" : Words.counted("tables.hops", lane.now().hops());
            all.append(". ")
                    .append(
                            String.join(" ", lane.relay(), lane.now().state().word(), hops)
                                    .strip());
        }
        return all.append(". ").append(viewModel.clock(viewModel.now())).toString();
    }

    private void key(KeyEvent event) {
        List<PresenceLane> lanes = viewModel.lanes();
        if (event.isShortcutDown() || event.isAltDown() || lanes.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> choose(lanes, -1);
            case DOWN -> choose(lanes, 1);
            case LEFT -> change(lanes, false);
            case RIGHT -> change(lanes, true);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static int selected(List<PresenceLane> lanes) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).selected()) {
                return i;
            }
        }
        return -1;
    }

    private void choose(List<PresenceLane> lanes, int by) {
        int at = selected(lanes);
        int to = at < 0 ? 0 : Math.clamp((long) at + by, 0, lanes.size() - 1);
        viewModel.choose(lanes.get(to).relay());
    }

    /// Goes to where the selected relay began to hold something else.
    private void change(List<PresenceLane> lanes, boolean later) {
        PresenceLane lane = lanes.get(Math.max(0, selected(lanes)));
        long now = viewModel.now();
        LongStream edges = lane.stretches().stream().mapToLong(Stretch::from);
        OptionalLong edge =
                later ? edges.filter(t -> t > now).min() : edges.filter(t -> t < now).max();
        edge.ifPresent(t -> viewModel.goTo(lane.relay(), t));
    }

    private void go(MouseEvent event) {
        if (event.getButton() == MouseButton.SECONDARY) {
            return;
        }
        requestFocus();
        List<PresenceLane> lanes = viewModel.lanes();
        PresenceLayout layout = places(lanes.size());
        int index = layout.laneAt(event.getY());
        if (index >= 0 && index < lanes.size()) {
            viewModel.goTo(lanes.get(index).relay(), layout.t(event.getX()));
        }
    }
}
