package org.moqlab.app.scenario;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import org.moqlab.app.acts.ActMenu;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.make.BuildViewModel;
import org.moqlab.app.make.BuildViewModel.Kind;
import org.moqlab.app.marks.Selected;

/// Binds `Outline.fxml` to its view model.
public final class OutlineController {
    private final OutlineViewModel viewModel;
    private final ActsViewModel acts;
    private final BuildViewModel building;
    private final ActMenu menu;
    private final Ground ground;

    /// Where what is dragged can be dropped.
    public interface Ground {
        /// Whether a point of the scene lies on it.
        boolean isAt(double sceneX, double sceneY);

        /// The relay at a point of the scene.
        Optional<String> relayAt(double sceneX, double sceneY);

        /// Its own name for a point of the scene.
        Point2D placeOf(double sceneX, double sceneY);
    }

    @FXML private ListView<OutlineRow> outline;
    @FXML private Button addRelay;
    @FXML private Button addPublisher;
    @FXML private Button addSubscriber;

    /// Creates the controller.
    ///
    /// @param acts what can be done to a line's relay or client
    /// @param building adds relays and clients
    /// @param ground where those are dropped that are dragged from here
    public OutlineController(
            OutlineViewModel viewModel,
            ActsViewModel acts,
            BuildViewModel building,
            Ground ground) {
        this.viewModel = viewModel;
        this.building = building;
        this.ground = ground;
        this.acts = acts;
        this.menu = new ActMenu(acts::perform);
    }

    /// Puts the keyboard into the outline.
    public void focus() {
        outline.requestFocus();
    }

    @FXML
    private void initialize() {
        outline.setCellFactory(_ -> new OutlineCell());
        outline.setItems(viewModel.rows());
        outline.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (row != null) {
                        viewModel.select(row);
                    }
                });
        viewModel.selectedProperty().addListener((_, _, _) -> follow());
        outline.setOnContextMenuRequested(this::open);
        outline.setOnMousePressed(_ -> menu.hide());
        palette(addRelay, Kind.RELAY);
        palette(addPublisher, Kind.PUBLISHER);
        palette(addSubscriber, Kind.SUBSCRIBER);
        follow();
    }

    private void palette(Button button, Kind kind) {
        button.setOnAction(_ -> building.show(kind));
        button.disableProperty().bind(building.possibleProperty().not());
        PaletteDrag.listen(button, (x, y) -> drop(kind, x, y));
    }

    /// What is dragged from here onto the canvas is added there, a client at the relay below it.
    private boolean drop(Kind kind, double x, double y) {
        boolean taken = ground.isAt(x, y);
        if (taken) {
            building.show(kind, ground.relayAt(x, y), ground.placeOf(x, y));
        }
        return taken;
    }

    private void open(ContextMenuEvent event) {
        OutlineRow row = outline.getSelectionModel().getSelectedItem();
        if (row != null && row.kind() != OutlineRow.Kind.HEAD) {
            menu.open(outline, acts.of(row.name()), event);
        }
    }

    private void follow() {
        String name = viewModel.selectedProperty().getValue().orElse("");
        Selected.match(
                outline.getSelectionModel(),
                outline.getItems(),
                row -> row.kind() != OutlineRow.Kind.HEAD && row.name().equals(name));
    }
}
