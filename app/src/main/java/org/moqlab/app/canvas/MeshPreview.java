package org.moqlab.app.canvas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.theme.Swatches;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.model.Namespace;

/// A small still picture of a mesh at a moment, drawn by what draws the canvas. FX thread only.
public final class MeshPreview extends Region {
    private static final double EDGE = 18;
    private static final List<Detail> DETAILS = List.of(Detail.COMPACT, Detail.TINY, Detail.DOT);

    private final Swatches swatches = new Swatches(this::requestLayout);
    private final Canvas canvas = new Canvas();
    private @Nullable Moment moment;
    private Map<String, Exhibit.Spot> spots = Map.of();

    /// A picture of nothing.
    public MeshPreview() {
        getStyleClass().add("mesh-preview");
        canvas.setMouseTransparent(true);
        getChildren().addAll(swatches, canvas);
    }

    /// Shows a moment, with relays where the file has them.
    public void show(Moment shown, Map<String, Exhibit.Spot> places) {
        moment = shown;
        spots = Map.copyOf(places);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        Moment shown = moment;
        Easel.paint(
                canvas,
                swatches.palette(),
                pen -> {
                    if (shown != null && getWidth() > 0) {
                        paint(pen, shown);
                    }
                });
    }

    private void paint(Pen pen, Moment shown) {
        Optional<Namespace> namespace =
                shown.scenario().clients().stream().map(shown.scenario()::effective).findFirst();
        MeshScene whole = MeshViewModel.scene(shown, Optional.empty(), namespace, Optional.empty());
        MeshLayout layout = layout(shown);
        MeshScene scene =
                new MeshScene(
                        whole.relays().stream().map(MeshPreview::plain).toList(),
                        List.of(),
                        whole.sessions(),
                        whole.routes(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        MeshScene.Tree.HIDDEN);
        new LinePainter(pen, layout).paint(scene);
        new RoutePainter(pen).paint(RouteMap.of(RouteGround.of(layout), scene.routes(), List.of()));
        for (MeshScene.RelayBox relay : scene.relays()) {
            layout.box(relay.name())
                    .ifPresent(box ->
                            pen.at(
                                    box.x(),
                                    box.y(),
                                    0,
                                    () ->
                                            new RelayPainter(pen, relay, layout.detail(), true)
                                                    .paint(false, Motion.NONE)));
        }
    }

    /// A small box has room for a name or a badge; the after-images say ghost already.
    private static MeshScene.RelayBox plain(MeshScene.RelayBox box) {
        return new MeshScene.RelayBox(
                box.name(),
                box.up(),
                box.frozen(),
                box.process(),
                box.entry(),
                box.number(),
                box.unit(),
                box.line1(),
                box.line2(),
                0,
                box.timer(),
                false,
                box.spoken());
    }

    /// The most telling boxes that do not overlap.
    private MeshLayout layout(Moment shown) {
        MeshLayout.Request request =
                new MeshLayout.Request(
                        Members.drawn(shown.scenario().topology()),
                        List.of(),
                        Arrangement.AUTOMATIC,
                        spots,
                        getWidth(),
                        getHeight());
        LayoutSearch search = new LayoutSearch(request);
        Box room = new Box(EDGE, EDGE, getWidth() - 2 * EDGE, getHeight() - 2 * EDGE);
        MeshLayout layout = search.within(room, DETAILS.getFirst());
        for (Detail detail : DETAILS) {
            layout = search.within(room, detail);
            if (!layout.overlaps()) {
                break;
            }
        }
        return layout;
    }
}
