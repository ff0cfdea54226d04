package org.moqlab.app.canvas;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.FadeTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.acts.Act;
import org.moqlab.app.acts.ActMenu;
import org.moqlab.app.acts.Acts;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.pen.Box;
import org.moqlab.app.theme.Swatches;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.observe.SessionView;

/// The picture of the mesh: relays, clients, sessions, the routes of the selected namespace and the
/// messages on their way. FX thread only.
///
/// It asks for no layout of its own: give it room, and call [#show] once a pulse.
public final class MeshCanvas extends Region {
    private static final double CHIP_INSET = 8;
    private static final double JUMP_MILLIS = 1_500;
    private static final Duration DIM = Duration.millis(120);

    private final Selection selection;
    private final Jumps jumps = new Jumps();
    private final Swatches swatches = new Swatches(this::recolour);
    private final LineLayer lines = new LineLayer();
    private final LongSupplier clock;
    private final FlightLayer flights;
    private final NodeLayer nodes = new NodeLayer(this::wire);
    private final ChipLayer chips;
    private final Consumer<MeshCommand> commands;
    private final MeshKeys keys;
    private final ActMenu menu;

    private @Nullable Moment moment;
    private MeshScene scene = MeshScene.EMPTY;
    private final Moved moved = new Moved();
    private final Viewport viewport = new Viewport();
    private final Gestures gestures;
    private final Rectangle frame = new Rectangle();
    private final ObjectProperty<Arrangement> arrangement =
            new SimpleObjectProperty<>(this, "arrangement", Arrangement.AUTOMATIC);
    private Map<String, Exhibit.Spot> spots = Map.of();
    private MeshLayout.@Nullable Request request;
    private @Nullable MeshLayout plain;
    private @Nullable MeshLayout layout;
    private long jumpShownAt;

    /// Creates a canvas that shows nothing until [#show].
    ///
    /// @param selection what is selected, here and in all panes
    /// @param commands what a person asks for here
    public MeshCanvas(Selection selection, Consumer<MeshCommand> commands) {
        this(selection, commands, System::nanoTime);
    }

    /// Creates a canvas with a clock of its own.
    ///
    /// @param clock the screen's clock, ns
    MeshCanvas(Selection selection, Consumer<MeshCommand> commands, LongSupplier clock) {
        this.clock = clock;
        flights = new FlightLayer(clock);
        this.selection = selection;
        this.menu = new ActMenu(commands);
        this.commands = commands;
        gestures = new Gestures(new Gestures.Target(this::zoom, this::pan, this::part));
        chips = new ChipLayer(() -> selection.namespaceProperty().set(Optional.empty()), this::fit);
        keys =
                new MeshKeys(
                        new MeshKeys.Target(
                                this::current,
                                this::actions,
                                this::move,
                                selection::selectNode,
                                commands));
        getStyleClass().add("mesh-canvas");
        getStylesheets()
                .add(
                        Objects.requireNonNull(MeshCanvas.class.getResource("canvas.css"))
                                .toExternalForm());
        setAccessibleRole(AccessibleRole.PARENT);
        getChildren()
                .addAll(
                        swatches,
                        lines.lines(),
                        flights,
                        lines.labels(),
                        nodes,
                        gestures.rope(),
                        chips,
                        lines.legend());
        setClip(frame);
        listen();
    }

    private void listen() {
        gestures.listen(this);
        arrangement.addListener((_, _, _) -> rearrange());
        selection.nodeProperty().addListener((_, _, _) -> refresh());
        selection.namespaceProperty().addListener((_, _, _) -> refresh());
        selection.sessionProperty().addListener((_, _, _) -> refresh());
        setOnMouseMoved(event ->
                setCursor(session(event.getX(), event.getY()).isPresent() ? Cursor.HAND : null));
        setOnMousePressed(_ -> menu.hide());
        setOnMouseClicked(this::clickEmpty);
        setOnContextMenuRequested(this::open);
        setOnKeyPressed(keys::handle);
    }

    /// The keys of the mesh, for panes that route theirs here.
    public MeshKeys keys() {
        return keys;
    }

    /// Shows a moment; call it once a pulse.
    public void show(Moment next) {
        long nanos = clock.getAsLong();
        moment = next;
        jumps.note(next).ifPresentOrElse(jump -> jumped(jump, nanos), () -> settle(next, nanos));
        flights.show(next, nanos);
        refresh();
    }

    private void jumped(Jumps.Jump jump, long nanos) {
        jumpShownAt = nanos;
        chips.showJump(Optional.of(jump));
        if (getScene() != null && !getScene().getPreferences().isReducedMotion()) {
            FadeTransition dim = new FadeTransition(DIM, lines.lines());
            dim.setFromValue(1);
            dim.setToValue(0.7);
            dim.setCycleCount(2);
            dim.setAutoReverse(true);
            dim.play();
        }
    }

    /// The chip stays while the clock stands, and long enough to be read when it moves on.
    private void settle(Moment next, long nanos) {
        boolean moved = !next.fresh().isEmpty();
        if (next.cut() || (moved && nanos - jumpShownAt > JUMP_MILLIS * 1e6)) {
            chips.showJump(Optional.empty());
        }
    }

    private void refresh() {
        Moment shown = moment;
        if (shown == null) {
            return;
        }
        scene =
                MeshViewModel.scene(
                        shown,
                        selection.nodeProperty().get(),
                        selection.namespaceProperty().get(),
                        selection.sessionProperty().get());
        setAccessibleText(Words.of("canvas.spoken", shown.scenario().title()));
        chips.show(scene.chip());
        if (!wanted(shown).equals(request)) {
            requestLayout();
        }
        repaint();
    }

    private MeshLayout.Request wanted(Moment shown) {
        List<MeshLayout.Slot> slots =
                shown.scenario().clients().stream()
                        .map(c -> new MeshLayout.Slot(c.name(), c.at(), c.publisher()))
                        .toList();
        return new MeshLayout.Request(
                shown.scenario().topology(),
                slots,
                arrangement.get(),
                spots,
                getWidth(),
                getHeight());
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        frame.setWidth(w);
        frame.setHeight(h);
        lines.resize(w, h);
        flights.setWidth(w);
        flights.setHeight(h);
        nodes.resizeRelocate(0, 0, w, h);
        chips.resizeRelocate(
                CHIP_INSET, CHIP_INSET, Math.min(w, chips.prefWidth(-1)), chips.prefHeight(-1));
        Moment shown = moment;
        if (shown != null) {
            MeshLayout.Request next = wanted(shown);
            if (!next.equals(request)) {
                if (request == null || !request.topology().equals(next.topology())) {
                    moved.clear();
                    viewport.fit();
                }
                request = next;
                plain = MeshLayout.of(next);
                arrange();
            }
            repaint();
        }
    }

    private void arrange() {
        MeshLayout bare = plain;
        MeshLayout.Request wanted = request;
        if (bare != null && wanted != null) {
            MeshLayout next = viewport.apply(moved.apply(bare, wanted));
            layout = next;
            chips.showZoom(viewport.zoom());
            nodes.lay(next);
            repaint();
        }
    }

    /// Shows everything, every box where the layout has it.
    public void fit() {
        moved.clear();
        viewport.fit();
        arrange();
    }

    /// How relays are arranged.
    public ObjectProperty<Arrangement> arrangementProperty() {
        return arrangement;
    }

    /// Draws what is shown from now on where its file says, in units of its own.
    public void place(Map<String, Exhibit.Spot> places) {
        spots = Map.copyOf(places);
        arrangement.set(Arrangement.AUTOMATIC);
        rearrange();
    }

    private void rearrange() {
        moved.clear();
        viewport.fit();
        requestLayout();
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

    /// Parts the relays within a lasso from all others.
    private void part(List<Point2D> corners) {
        MeshLayout on = layout;
        if (on != null) {
            Gestures.parted(corners, on.relays()).ifPresent(commands);
        }
    }

    /// Lets a box follow the pointer.
    private void drag(BoxNode node, MouseEvent event) {
        MeshLayout on = layout;
        if (on != null && event.isPrimaryButtonDown() && !event.isStillSincePress()) {
            Point2D pointer = sceneToLocal(event.getSceneX(), event.getSceneY());
            Point2D place = viewport.base(pointer);
            on.box(node.name()).ifPresent(box -> moved.put(node.name(), place, box, on.room()));
            arrange();
        }
        event.consume();
    }

    private void recolour() {
        requestLayout();
    }

    private void repaint() {
        MeshLayout on = layout;
        Moment shown = moment;
        if (on == null || shown == null) {
            return;
        }
        var palette = swatches.palette();
        flights.dress(on, palette, selection.nodeProperty().get());
        nodes.show(scene, palette, clock.getAsLong());
        chips.paint(palette);
        lines.show(scene, on, palette);
    }

    /// Paints the messages on their way as they are at a time of the screen's clock, ns.
    void paintFlights(long nanos) {
        flights.paint(nanos);
    }

    private void wire(BoxNode node) {
        node.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                node.takeFocus(false);
                selection.selectNode(Optional.of(node.name()));
            }
            event.consume();
        });
        node.setOnMouseDragged(event -> drag(node, event));
        node.setOnContextMenuRequested(event -> {
            selection.selectNode(Optional.of(node.name()));
            menu.open(node, actions(node.name()), event);
        });
    }

    /// What can be done to the session under the pointer, else to the mesh.
    private void open(ContextMenuEvent event) {
        Moment shown = moment;
        if (shown == null) {
            return;
        }
        Optional<SessionView> session =
                session(event.getX(), event.getY())
                        .flatMap(id -> Optional.ofNullable(shown.snapshot().sessions().get(id)));
        session.ifPresent(s -> selection.sessionProperty().set(Optional.of(s.id())));
        menu.open(
                this,
                session.map(s -> Acts.between(shown, s.dialer(), s.acceptor()))
                        .orElseGet(() -> Acts.all(shown, selection.namespaceProperty().get())),
                event);
    }

    private List<Act> actions(String name) {
        Moment shown = moment;
        return shown == null
                ? List.of()
                : Acts.of(shown, name, selection.namespaceProperty().get());
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

    /// Selects the session under the pointer, or nothing.
    private void clickEmpty(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            Optional<Long> session = session(event.getX(), event.getY());
            if (session.isPresent()) {
                selection.sessionProperty().set(session);
            } else {
                selection.selectNode(Optional.empty());
            }
        }
    }

    private Optional<Long> session(double x, double y) {
        Moment shown = moment;
        MeshLayout on = layout;
        return shown == null || on == null ? Optional.empty() : new SessionHits(shown, on).at(x, y);
    }
}
