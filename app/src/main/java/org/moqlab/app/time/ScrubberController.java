package org.moqlab.app.time;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.StackPane;
import org.moqlab.app.feed.Lane;
import org.moqlab.app.words.Words;

/// Binds `Scrubber.fxml` to its view model.
public final class ScrubberController {
    private final ScrubberViewModel viewModel;
    private ContextMenu shown = new ContextMenu();

    @FXML private Label scale;
    @FXML private MenuButton branches;
    @FXML private StackPane holder;

    /// Creates the controller.
    public ScrubberController(ScrubberViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// The menu of bookmarks.
    public Menu bookmarks() {
        return BookmarkMenu.of(viewModel.bookmarks());
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
        strip.setOnContextMenuRequested(event -> offer(strip, event));
    }

    /// What can be done to the bookmark under the mouse, or by key to the one at the shown moment.
    private void offer(Strip strip, ContextMenuEvent event) {
        shown.hide();
        Bookmarks all = viewModel.bookmarks();
        Optional<Bookmark> wanted =
                event.isKeyboardTrigger()
                        ? all.shown()
                        : strip.signAt(event.getX(), event.getY()).flatMap(viewModel::bookmark);
        wanted.ifPresent(bookmark -> {
            shown = BookmarkMenu.ofOne(bookmark, all, viewModel.naming());
            shown.show(strip, event.getScreenX(), event.getScreenY());
        });
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
