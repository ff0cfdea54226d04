package org.moqlab.app.attach;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.moqlab.app.canvas.SurveyCanvas;
import org.moqlab.app.findings.FindingCell;
import org.moqlab.app.findings.FindingRow;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.shell.Panes;
import org.moqlab.app.time.Strip;
import org.moqlab.app.words.Words;

/// Binds `Attached.fxml` to its view models and puts canvas and strip in their places.
public final class AttachedController {
    private static final double LEFT_WIDTH = 250;
    private static final double SHEET_WIDTH = 404;
    private static final double DOCK_HEIGHT = 216;
    private static final double NEARER = 1.25;

    private final AttachedViewModel viewModel;
    private final AttachedActs acts;
    private final SurveyCanvas canvas;
    private final Runnable leave;

    @FXML private MenuItem itemSave;
    @FXML private MenuItem itemRedacted;
    @FXML private MenuItem itemFork;
    @FXML private MenuItem itemClose;
    @FXML private MenuItem itemFit;
    @FXML private MenuItem itemZoomIn;
    @FXML private MenuItem itemZoomOut;
    @FXML private MenuItem itemMatrix;
    @FXML private MenuItem itemPresence;
    @FXML private MenuItem itemFindings;
    @FXML private MenuItem itemChanges;
    @FXML private MenuItem itemSessions;
    @FXML private MenuItem itemReaders;
    @FXML private MenuItem itemFilter;
    @FXML private MenuItem itemStill;
    @FXML private MenuItem itemNow;
    @FXML private CheckMenuItem itemMark;
    @FXML private MenuItem itemProve;
    @FXML private Label mode;
    @FXML private Label cluster;
    @FXML private ToggleButton still;
    @FXML private Button now;
    @FXML private Label clock;
    @FXML private Label since;
    @FXML private Button fork;
    @FXML private Button findings;
    @FXML private Label notice;
    @FXML private SplitPane main;
    @FXML private SplitPane upper;
    @FXML private ListView<Source> sources;
    @FXML private VBox invisible;
    @FXML private Label manners;
    @FXML private StackPane canvasHolder;
    @FXML private TabPane dock;
    @FXML private Tab matrixTab;
    @FXML private Tab presenceTab;
    @FXML private Tab findingsTab;
    @FXML private Tab changesTab;
    @FXML private ListView<FindingRow> findingsList;
    @FXML private Label changesHead;
    @FXML private ListView<Line> changes;
    @FXML private Label scale;
    @FXML private StackPane stripHolder;
    @FXML private Label counts;
    @FXML private SheetController sheetController;

    /// @param leave closes the window
    AttachedController(AttachedViewModel viewModel, AttachedActs acts, Runnable leave) {
        this.viewModel = viewModel;
        this.acts = acts;
        this.leave = leave;
        this.canvas = new SurveyCanvas(viewModel.selection());
    }

    @FXML
    private void initialize() {
        canvasHolder.getChildren().setAll(canvas);
        Panes.openAt(upper, LEFT_WIDTH, SHEET_WIDTH);
        Panes.openAt(main, 0, DOCK_HEIGHT);
        viewModel.surveyProperty().addListener((_, _, next) -> canvas.show(next));
        canvas.show(viewModel.surveyProperty().get());
        head();
        menus();
        lists();
        time();
        viewModel.partProperty().addListener((_, _, part) -> front(part));
        front(viewModel.partProperty().get());
        mark();
    }

    private void head() {
        mode.setText(Words.of(viewModel.watches() ? "attach.mode" : "attach.mode.recorded"));
        cluster.setText(viewModel.title());
        clock.textProperty().bind(viewModel.clockProperty());
        since.textProperty().bind(viewModel.sinceProperty());
        counts.textProperty().bind(viewModel.countsProperty());
        findings.textProperty().bind(viewModel.doubts().countProperty());
        shownWhile(findings, Bindings.isNotEmpty(findings.textProperty()));
        findings.setOnAction(_ -> dock.getSelectionModel().select(findingsTab));
        fork.setOnAction(_ -> acts.fork());
        notice.textProperty()
                .bind(
                        Bindings.when(Bindings.isNotEmpty(viewModel.problemProperty()))
                                .then(viewModel.problemProperty())
                                .otherwise(acts.noticeProperty()));
        shownWhile(notice, Bindings.isNotEmpty(notice.textProperty()));
        notice.setOnMouseClicked(_ -> acts.dismiss());
        shownWhile(manners, viewModel.seenProperty().map(_ -> viewModel.watches()));
    }

    private void menus() {
        itemSave.setOnAction(_ -> acts.save());
        itemRedacted.setOnAction(_ -> acts.saveRedacted());
        itemFork.setOnAction(_ -> acts.fork());
        itemClose.setOnAction(_ -> leave.run());
        itemFit.setOnAction(_ -> canvas.fit());
        itemZoomIn.setOnAction(_ -> canvas.zoom(NEARER));
        itemZoomOut.setOnAction(_ -> canvas.zoom(1 / NEARER));
        open(itemMatrix, Part.MATRIX);
        open(itemPresence, Part.PRESENCE);
        open(itemFindings, Part.FINDINGS);
        open(itemChanges, Part.CHANGES);
        open(itemSessions, Part.SESSIONS);
        open(itemReaders, Part.READERS);
        itemFilter.setOnAction(_ -> sheetController.filter());
        itemStill.setOnAction(_ -> viewModel.time().toggle());
        itemNow.setOnAction(_ -> viewModel.time().toNow());
        itemMark.setOnAction(_ -> viewModel.time().mark());
        itemProve.setOnAction(_ -> viewModel.sheet().prove());
        itemProve.disableProperty().bind(viewModel.sheet().provableProperty().not());
        itemProve.setVisible(viewModel.watches());
    }

    private void open(MenuItem item, Part part) {
        item.setOnAction(_ -> {
            viewModel.show(part);
            front(part);
        });
    }

    private void front(Part part) {
        switch (part) {
            case MATRIX -> dock.getSelectionModel().select(matrixTab);
            case PRESENCE -> dock.getSelectionModel().select(presenceTab);
            case FINDINGS -> dock.getSelectionModel().select(findingsTab);
            case CHANGES -> dock.getSelectionModel().select(changesTab);
            case SESSIONS, READERS -> sheetController.front(part);
        }
    }

    private void lists() {
        sources.setItems(viewModel.sources());
        sources.setCellFactory(_ -> new SourceCell());
        sources.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, source) -> {
                    if (source != null) {
                        viewModel.select(source);
                    }
                });
        Lists.follow(viewModel.invisible(), invisible.getChildren(), AttachedController::words);
        findingsList.setItems(viewModel.doubts().rows());
        findingsList.setCellFactory(_ -> new FindingCell(viewModel.doubts()));
        changes.setItems(viewModel.changes());
        changes.setCellFactory(_ -> new LineCell());
        Copies.offer(changes, () -> Line.sheet(viewModel.changes()));
        changesHead.textProperty().bind(viewModel.changesHeadProperty());
        viewModel
                .changes()
                .addListener(
                        (ListChangeListener<Line>)
                                _ -> changes.getSelectionModel().clearSelection());
    }

    private static Node words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void time() {
        Strip strip = new Strip(viewModel.time());
        stripHolder.getChildren().setAll(strip);
        viewModel.time().revisionProperty().addListener((_, _, _) -> scale(strip.getWidth()));
        strip.widthProperty().addListener((_, _, width) -> scale(width.doubleValue()));
        viewModel.time().stillProperty().addListener((_, _, stands) -> still.setSelected(stands));
        still.setSelected(viewModel.time().stillProperty().get());
        still.setOnAction(_ -> viewModel.time().toggle());
        now.setOnAction(_ -> viewModel.time().toNow());
        now.disableProperty().bind(viewModel.time().stillProperty().not());
        viewModel.time().markProperty().addListener((_, _, _) -> mark());
        mark();
        boolean watches = viewModel.watches();
        for (Node node : new Node[] {still, now}) {
            node.setVisible(watches);
            node.setManaged(watches);
        }
        itemStill.setVisible(watches);
        itemNow.setVisible(watches);
    }

    /// Says what a bar stands for on a strip of so many px.
    private void scale(double width) {
        scale.setText(viewModel.time().scale(viewModel.time().scene(width)));
    }

    /// What differs from a marked moment is looked at once there is one.
    private void mark() {
        boolean marked = viewModel.time().isMarked();
        itemMark.setSelected(marked);
        if (marked) {
            dock.getSelectionModel().select(changesTab);
        }
    }

    private static void shownWhile(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }
}
