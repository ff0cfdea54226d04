package org.moqlab.app.canvas;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.acts.Act;
import org.moqlab.app.feed.Calm;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.pen.Box;
import org.moqlab.app.theme.Swatches;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;

/// The picture of the mesh: relays, clients, sessions, the routes of the selected namespace and the
/// messages on their way. FX thread only.
///
/// It asks for no layout of its own: give it room, and call [#show] once a pulse.
public final class MeshCanvas extends Region {
    private static final double CHIP_INSET = 8;

    /// Relays and clients from which on boxes and lines follow calmly, and only messages follow
    /// every pulse.
    private static final int MANY = 60;

    private static final Duration CALM = Duration.millis(100);

    private final Selection selection;
    private final Swatches swatches = new Swatches(this::recolour);
    private final LineLayer lines = new LineLayer();
    private final LongSupplier clock;
    private final FlightLayer flights;
    private final NodeLayer nodes = new NodeLayer(this::wire);
    private final Pointing pointing;
    private final ChipLayer chips;
    private final JumpSign jumps;
    private final Consumer<MeshCommand> commands;
    private final MeshKeys keys;
    private final CanvasMenu menu;

    private @Nullable Moment moment;
    private MeshScene scene = MeshScene.EMPTY;
    private final Placement places = new Placement();
    private final Calm calm = new Calm(CALM, this::refresh);
    private final Calm calmLines = new Calm(CALM, this::paintLines);
    private final Linker linker;
    private final Gestures gestures;
    private final Rectangle frame = new Rectangle();
    private final ObjectProperty<Arrangement> arrangement =
            new SimpleObjectProperty<>(this, "arrangement", Arrangement.AUTOMATIC);
    private final BooleanProperty tree = new SimpleBooleanProperty(this, "tree");

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
        this.menu = new CanvasMenu(selection, commands);
        this.commands = commands;
        gestures = new Gestures(new Gestures.Target(this::zoom, this::pan, this::part));
        chips = new ChipLayer(() -> selection.namespaceProperty().set(Optional.empty()), this::fit);
        jumps = new JumpSign(chips, lines.lines());
        linker =
                new Linker(
                        new Linker.Target(
                                places,
                                () -> Optional.ofNullable(moment),
                                this::current,
                                commands,
                                chips::showLink));
        keys =
                new MeshKeys(
                        new MeshKeys.Target(
                                this::current,
                                this::actions,
                                this::move,
                                selection::selectNode,
                                commands,
                                linker));
        pointing =
                new Pointing(
                        new Pointing.Target(
                                this,
                                places,
                                selection,
                                () -> Optional.ofNullable(moment),
                                this::arrange),
                        linker,
                        menu);
        layers();
        pointing.listen();
        listen();
    }

    private void wire(BoxNode node) {
        pointing.listen(node);
    }

    private void layers() {
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
                        linker.thread(),
                        chips,
                        lines.legend());
        setClip(frame);
    }

    private void listen() {
        gestures.listen(this);
        arrangement.addListener((_, _, _) -> rearrange());
        List.of(
                        selection.nodeProperty(),
                        selection.namespaceProperty(),
                        selection.sessionProperty(),
                        tree)
                .forEach(shown -> shown.addListener(_ -> refresh()));
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
        jumps.note(next, nanos);
        flights.show(next, nanos);
        if (isLarge(next.scenario())) {
            calm.soon();
        } else {
            refresh();
        }
    }

    private static boolean isLarge(Scenario scenario) {
        return scenario.topology().relays().size() + scenario.clients().size() > MANY;
    }

    private void refresh() {
        Moment shown = moment;
        if (shown == null) {
            return;
        }
        scene = MeshViewModel.scene(shown, selection, tree.get());
        setAccessibleText(SpokenMesh.of(shown.scenario().title(), scene));
        chips.show(scene.chip());
        if (!places.has(wanted(shown))) {
            requestLayout();
        }
        repaint();
    }

    private MeshLayout.Request wanted(Moment shown) {
        return places.wanted(shown, arrangement.get(), getWidth(), getHeight());
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
        double chip = Math.min(w - 2 * CHIP_INSET, chips.prefWidth(-1));
        chips.resizeRelocate(CHIP_INSET, CHIP_INSET, chip, chips.prefHeight(chip));
        Moment shown = moment;
        if (shown != null) {
            MeshLayout.Request next = wanted(shown);
            if (!places.has(next)) {
                places.lay(next);
                arrange();
            }
            repaint();
        }
    }

    private void arrange() {
        places.layout()
                .ifPresent(next -> {
                    chips.showZoom(places.zoom());
                    nodes.lay(next);
                    repaint();
                });
    }

    /// Shows everything, every box where the layout has it.
    public void fit() {
        places.clear();
        places.see();
        arrange();
    }

    /// How relays are arranged.
    public ObjectProperty<Arrangement> arrangementProperty() {
        return arrangement;
    }

    /// Whether it shows who has asked whom for the selected namespace.
    public BooleanProperty treeProperty() {
        return tree;
    }

    /// Draws what is shown from now on where its file says, in units of its own.
    public void place(Map<String, Exhibit.Spot> spots) {
        if (places.at(spots)) {
            requestLayout();
        } else {
            arrangement.set(Arrangement.AUTOMATIC);
            rearrange();
        }
    }

    /// What `edit` has placed is an edit of what is shown: the arrangement, and what was moved by
    /// hand, stay.
    public void stayWhile(Runnable edit) {
        places.stayWhile(edit);
    }

    private void rearrange() {
        places.clear();
        requestLayout();
    }

    /// Looks nearer, for a factor above 1, or farther.
    public void zoom(double factor) {
        zoom(factor, new Point2D(getWidth() / 2, getHeight() / 2));
    }

    private void zoom(double factor, Point2D at) {
        places.zoom(factor, at, room());
        arrange();
    }

    private void pan(Point2D way) {
        places.pan(way, room());
        arrange();
    }

    private Box room() {
        return new Box(0, 0, getWidth(), Math.max(0, getHeight() - MeshLayout.LEGEND));
    }

    /// Parts the relays within a lasso from all others.
    private void part(List<Point2D> corners) {
        places.layout().flatMap(on -> Gestures.parted(corners, on.relays())).ifPresent(commands);
    }

    /// Begins a link at the box that has the keyboard, or is selected; arrows choose the other end.
    public void beginLink() {
        linker.begin();
        current().flatMap(nodes::node).ifPresent(node -> node.takeFocus(true));
    }

    private void recolour() {
        requestLayout();
    }

    private void repaint() {
        MeshLayout on = places.layout().orElse(null);
        Moment shown = moment;
        if (on == null || shown == null) {
            return;
        }
        var palette = swatches.palette();
        flights.dress(on, palette, selection.nodeProperty().get());
        nodes.show(scene, palette, clock.getAsLong());
        chips.paint(palette);
        if (isLarge(shown.scenario())) {
            calmLines.later();
        } else {
            paintLines();
        }
    }

    private void paintLines() {
        places.layout().ifPresent(on -> lines.show(scene, on, swatches.palette()));
    }

    /// Paints the messages on their way as they are at a time of the screen's clock, ns.
    void paintFlights(long nanos) {
        flights.paint(nanos);
    }

    /// Shows what is shown as it is once nothing moves any more, so that a picture of it depends on
    /// the moment alone.
    public void settle() {
        long nanos = clock.getAsLong();
        jumps.still();
        if (calmLines.isDue()) {
            calmLines.now();
        }
        nodes.settle();
        flights.settle(nanos);
    }

    private List<Act> actions(String name) {
        Moment shown = moment;
        return shown == null ? List.of() : menu.actions(shown, name);
    }

    private Optional<String> current() {
        return nodes.focused().or(() -> selection.nodeProperty().get());
    }

    private void move(MeshKeys.Step step) {
        places.layout()
                .ifPresent(on -> {
                    String next = on.neighbour(current().orElse(""), step.dx(), step.dy());
                    nodes.node(next).ifPresent(node -> node.takeFocus(true));
                    on.box(next).ifPresent(box -> linker.spin(box.center()));
                });
    }

    /// The relay at a point of the scene.
    public Optional<String> relayAt(double sceneX, double sceneY) {
        Point2D at = sceneToLocal(sceneX, sceneY);
        return places.layout().flatMap(on -> on.relayAt(at));
    }

    /// Where a point of the scene lies, whatever part is looked at.
    public Point2D placeOf(double sceneX, double sceneY) {
        return places.place(sceneToLocal(sceneX, sceneY));
    }

    /// Puts the box of a relay or client that the next mesh has at a place of [#placeOf].
    public void expect(String name, Point2D place) {
        places.expect(name, place);
    }

    /// Whether a point of the scene lies on it.
    public boolean isAt(double sceneX, double sceneY) {
        return getLayoutBounds().contains(sceneToLocal(sceneX, sceneY));
    }
}
