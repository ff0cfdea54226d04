package org.moqlab.app.findings;

import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.marks.Selected;
import org.moqlab.app.words.Words;

/// Binds `Findings.fxml` to its view model.
public final class FindingsController {
    private final FindingsViewModel viewModel;

    @FXML private ListView<FindingRow> findingsList;
    @FXML private Label findingsCount;
    @FXML private CheckBox pauseAtFirst;
    @FXML private Label findingsHeld;
    @FXML private Label findingsUnjudged;

    /// Creates the controller.
    public FindingsController(FindingsViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Puts the keyboard into the list.
    public void focus() {
        findingsList.requestFocus();
    }

    @FXML
    private void initialize() {
        findingsCount.textProperty().bind(viewModel.countProperty());
        say(findingsHeld, viewModel.heldProperty());
        Tooltip why = new Tooltip();
        why.textProperty().bind(viewModel.waitsProperty());
        viewModel
                .waitsProperty()
                .map(waits -> waits.isEmpty() ? null : why)
                .subscribe(findingsHeld::setTooltip);
        findingsHeld.accessibleHelpProperty().bind(viewModel.waitsProperty());
        say(findingsUnjudged, viewModel.unjudgedProperty());
        findingsList.setItems(viewModel.rows());
        findingsList.setCellFactory(_ -> new FindingCell(viewModel));
        Copies.offer(findingsList, viewModel::sheet);
        offerSmaller(findingsList.getContextMenu());
        pauseAtFirst.selectedProperty().bindBidirectional(viewModel.pauseAtFirstProperty());
        viewModel.selectedProperty().addListener((_, _, _) -> follow());
        viewModel.rows().addListener((Observable _) -> follow());
        findingsList.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        goToSelected();
                    }
                });
    }

    private void offerSmaller(ContextMenu menu) {
        MenuItem item = new MenuItem(Words.of("finding.smaller"));
        item.setId("findings-smaller");
        item.disableProperty()
                .bind(findingsList.getSelectionModel().selectedItemProperty().isNull());
        item.setOnAction(_ ->
                viewModel
                        .smaller(findingsList.getSelectionModel().getSelectedItem())
                        .ifPresent(Runnable::run));
        menu.getItems().addFirst(item);
    }

    private static void say(Label label, ReadOnlyStringProperty words) {
        label.textProperty().bind(words);
        label.visibleProperty().bind(words.isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private void goToSelected() {
        FindingRow row = findingsList.getSelectionModel().getSelectedItem();
        boolean already =
                row != null
                        && viewModel
                                .selectedProperty()
                                .getValue()
                                .filter(n -> n == row.number())
                                .isPresent()
                        && viewModel.presentProperty().get() == row.number();
        if (row != null && !already) {
            viewModel.select(row);
        }
    }

    /// A finding stays open while the events it names are looked at.
    private void follow() {
        long selected = viewModel.selectedProperty().getValue().orElse(0L);
        boolean any = viewModel.rows().stream().anyMatch(row -> row.number() == selected);
        if (any) {
            Selected.match(
                    findingsList.getSelectionModel(),
                    findingsList.getItems(),
                    row -> row.number() == selected);
            findingsList.scrollTo(findingsList.getSelectionModel().getSelectedIndex());
        }
    }
}
