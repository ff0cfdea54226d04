package org.moqlab.app.time;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import org.moqlab.app.feed.Lane;
import org.moqlab.app.words.Words;

/// Binds `Scrubber.fxml` to its view model.
public final class ScrubberController {
    private final ScrubberViewModel viewModel;

    @FXML private Label scale;
    @FXML private MenuButton branches;
    @FXML private StackPane holder;

    /// Creates the controller.
    public ScrubberController(ScrubberViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Puts the keyboard on the strip.
    public void focus() {
        holder.getChildren().getFirst().requestFocus();
    }

    @FXML
    private void initialize() {
        Strip strip = new Strip(viewModel);
        holder.getChildren().setAll(strip);
        viewModel.revisionProperty().addListener((_, _, _) -> scale.setText(strip.scale()));
        strip.widthProperty().addListener((_, _, _) -> scale.setText(strip.scale()));
        viewModel.lanes().addListener((_, _, lanes) -> show(lanes));
        show(viewModel.lanes().getValue());
    }

    private void show(List<Lane> lanes) {
        branches.setVisible(lanes.size() > 1);
        branches.setText(viewModel.branch());
        List<String> names = lanes.stream().map(Lane::name).toList();
        if (!branches.getItems().stream().map(MenuItem::getText).toList().equals(names)) {
            branches.getItems().setAll(names.stream().map(this::item).toList());
        }
        branches.setAccessibleText(Words.of("strip.branches", viewModel.branch()));
    }

    private MenuItem item(String name) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> viewModel.switchTo(name));
        return item;
    }
}
