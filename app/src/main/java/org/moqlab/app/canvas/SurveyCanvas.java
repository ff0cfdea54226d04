package org.moqlab.app.canvas;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.pen.Box;
import org.moqlab.app.theme.Swatches;

/// The picture of a cluster that is seen from outside, by the shapes of every mesh. Nothing on it
/// acts on a relay. FX thread only.
public final class SurveyCanvas extends Region {
    private static final double INSET = 8;

    private final Selection selection;
    private final Swatches swatches = new Swatches(this::requestLayout);
    private final LineLayer lines = LineLayer.ofSurvey();
    private final NodeLayer nodes = new NodeLayer(this::wire);
    private final ChipLayer chips;
    private final Moved moved = new Moved();
    private final Viewport viewport = new Viewport();
    private final Rectangle frame = new Rectangle();
    private final ObjectProperty<Arrangement> arrangement =
            new SimpleObjectProperty<>(this, "arrangement", Arrangement.AUTOMATIC);

    private Survey survey = Survey.EMPTY;
    private MeshLayout.@Nullable Request request;
    private @Nullable MeshLayout plain;
    private @Nullable MeshLayout layout;

    /// Creates a canvas that shows nothing until [#show].
    ///
    /// @param selection what is selected, here and in all panes
    public SurveyCanvas(Selection selection) {
        this.selection = selection;
        chips = new ChipLayer(() -> selection.namespaceProperty().set(Optional.empty()), this::fit);
        getStyleClass().add("mesh-canvas");
        getStylesheets()
                .add(
                        Objects.requireNonNull(MeshCanvas.class.getResource("canvas.css"))
                                .toExternalForm());
        setAccessibleRole(AccessibleRole.PARENT);
        getChildren().addAll(swatches, lines.lines(), lines.labels(), nodes, chips, lines.legend());
        setClip(frame);
        setMinSize(0, 0);
        listen();
    }

    private void listen() {
        new Gestures(new Gestures.Target(this::zoom, this::pan, _ -> {})).listen(this);
        MeshKeys keys =
                new MeshKeys(
                        new MeshKeys.Target(
                                this::current,
                                _ -> List.of(),
                                this::move,
                                selection::selectNode,
                                _ -> {},
                                MeshKeys.Links.NONE));
        setOnKeyPressed(keys::handle);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                selection.selectNode(Optional.empty());
            }
        });
        arrangement.addListener((_, _, _) -> rearrange());
        selection.nodeProperty().addListener((_, _, _) -> repaint());
    }

    /// Shows what is seen.
    public void show(Survey next) {
        survey = next;
        setAccessibleText(next.spoken());
        if (!wanted().equals(request)) {
            requestLayout();
        }
        repaint();
    }

    private MeshLayout.Request wanted() {
        return SurveyScene.request(survey, arrangement.get(), getWidth(), getHeight());
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        frame.setWidth(w);
        frame.setHeight(h);
        lines.resize(w, h);
        nodes.resizeRelocate(0, 0, w, h);
        chips.resizeRelocate(INSET, INSET, Math.min(w, chips.prefWidth(-1)), chips.prefHeight(-1));
        MeshLayout.Request next = wanted();
        if (!next.equals(request)) {
            if (request == null || !request.topology().relays().equals(next.topology().relays())) {
                moved.clear();
            }
            request = next;
            plain = MeshLayout.of(next);
        }
        arrange();
    }

    private void arrange() {
        MeshLayout bare = plain;
        MeshLayout.Request on = request;
        if (bare != null && on != null) {
            MeshLayout next = viewport.apply(moved.apply(bare, on));
            chips.showZoom(viewport.zoom());
            if (!next.equals(layout)) {
                layout = next;
                nodes.lay(next);
            }
            repaint();
        }
    }

    private void repaint() {
        MeshLayout on = layout;
        if (on == null) {
            return;
        }
        MeshScene scene = SurveyScene.of(survey, selection.nodeProperty().get());
        chips.show(scene.chip());
        chips.paint(swatches.palette());
        nodes.show(scene, swatches.palette(), System.nanoTime());
        lines.show(scene, on, swatches.palette());
    }

    /// How relays are arranged.
    public ObjectProperty<Arrangement> arrangementProperty() {
        return arrangement;
    }

    private void rearrange() {
        moved.clear();
        viewport.fit();
        requestLayout();
    }

    /// Shows everything, every box where the layout has it.
    public void fit() {
        moved.clear();
        viewport.fit();
        arrange();
    }

    /// Looks nearer, for a factor above 1, or farther.
    public void zoom(double factor) {
        zoom(factor, new Point2D(getWidth() / 2, getHeight() / 2));
    }

    private void zoom(double factor, Point2D at) {
        viewport.zoom(factor, at, room());
        arrange();
    }

    private void pan(Point2D way) {
        if (viewport.zoom() > 1) {
            viewport.pan(way.getX(), way.getY(), room());
            arrange();
        }
    }

    private Box room() {
        return new Box(0, 0, getWidth(), Math.max(0, getHeight() - MeshLayout.LEGEND));
    }

    private void wire(BoxNode node) {
        node.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                node.takeFocus(false);
                select(node.name());
            }
            event.consume();
        });
        node.setOnMouseDragged(event -> drag(node, event));
    }

    private void select(String name) {
        if (survey.relays().stream().anyMatch(relay -> relay.name().equals(name))) {
            selection.selectNode(Optional.of(name));
        }
    }

    private void drag(BoxNode node, MouseEvent event) {
        MeshLayout on = layout;
        if (on != null && event.isPrimaryButtonDown() && !event.isStillSincePress()) {
            Point2D place = viewport.base(sceneToLocal(event.getSceneX(), event.getSceneY()));
            on.box(node.name()).ifPresent(box -> moved.put(node.name(), place, box, on.room()));
            arrange();
        }
        event.consume();
    }

    private Optional<String> current() {
        return nodes.focused().or(() -> selection.nodeProperty().get());
    }

    private void move(MeshKeys.Step step) {
        MeshLayout on = layout;
        if (on != null) {
            String next = on.neighbour(current().orElse(""), step.dx(), step.dy());
            nodes.node(next).ifPresent(node -> node.takeFocus(true));
        }
    }
}
