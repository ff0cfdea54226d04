package org.moqlab.app.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.moqlab.app.marks.Columns;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.marks.Selected;
import org.moqlab.app.words.Figures;

/// Binds `Events.fxml` to its view model.
public final class EventsController {
    /// Rows left above one that is scrolled to.
    private static final int LEAD = 3;

    /// Tells, at INFO and on the console, of each table that has more rows than its room has pixels
    /// and whose last one ends above its lower edge: it takes the number of that row for how many
    /// there is room for.
    private static final Logger FLOWS = Logger.getLogger("javafx.scene.control");

    static {
        FLOWS.setLevel(Level.WARNING);
    }

    private static final PseudoClass BY_MESSAGE = PseudoClass.getPseudoClass("by-message");

    private final EventsViewModel viewModel;

    private boolean scrolls;

    @FXML private CustomTextField filter;
    @FXML private Label count;
    @FXML private ChipLine filterChips;
    @FXML private TableView<EventRow> table;
    @FXML private TableColumn<EventRow, EventRow> number;
    @FXML private TableColumn<EventRow, EventRow> time;
    @FXML private TableColumn<EventRow, EventRow> delta;
    @FXML private TableColumn<EventRow, EventRow> relay;
    @FXML private TableColumn<EventRow, EventRow> kind;
    @FXML private TableColumn<EventRow, EventRow> session;
    @FXML private TableColumn<EventRow, EventRow> what;
    @FXML private TableColumn<EventRow, EventRow> cause;
    @FXML private Label detailsTitle;
    @FXML private VBox fields;
    @FXML private VBox bytes;
    @FXML private Label empty;
    @FXML private ListView<Details.Hex> hex;
    @FXML private ListView<StreamRow> messages;
    @FXML private Label bytesPlace;
    @FXML private MenuButton bytesRows;
    @FXML private RadioMenuItem rowsByMessage;
    @FXML private RadioMenuItem rowsBySixteen;

    /// Creates the controller.
    public EventsController(EventsViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Puts the keyboard into the filter.
    public void find() {
        filter.requestFocus();
        filter.selectAll();
    }

    /// Puts the keyboard into the table.
    public void focus() {
        table.requestFocus();
    }

    @FXML
    private void initialize() {
        filter.textProperty().bindBidirectional(viewModel.filterProperty());
        count.textProperty().bind(viewModel.countProperty());
        chips(viewModel.chips());
        columns();
        Columns.stretchBesideScrollBar(table, what);
        table.setItems(viewModel.rows());
        table.setRowFactory(_ -> new EventTableRow(viewModel));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (row != null) {
                        viewModel.select(row);
                    }
                });
        viewModel.selectedProperty().addListener((_, _, _) -> follow());
        viewModel.rows().addListener((ListChangeListener<EventRow>) _ -> scrollToPresent());
        viewModel.presentProperty().addListener((_, _, _) -> scrollToPresent());
        table.heightProperty().addListener((_, _, _) -> scrollToPresent());
        table.skinProperty().addListener((_, _, _) -> followScrollBar());
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        viewModel.goToSelected();
                    }
                });
        viewModel.detailsProperty().addListener((_, _, details) -> show(details));
        Copies.onKey(table, viewModel::sheet);
        hex.setCellFactory(_ -> new HexCell(viewModel));
        new StreamList(viewModel, messages).follow();
        rows();
        viewModel.markedProperty().addListener((_, _, now) -> mark(now.intValue()));
        show(viewModel.detailsProperty().get());
    }

    /// Which rows octets stand in.
    private void rows() {
        StreamViewModel stream = viewModel.stream();
        bytesPlace.textProperty().bind(stream.placeProperty());
        rowsByMessage.setOnAction(_ -> stream.choose(true));
        rowsBySixteen.setOnAction(_ -> stream.choose(false));
        stream.byMessageProperty()
                .subscribe(by -> {
                    (by ? rowsByMessage : rowsBySixteen).setSelected(true);
                    bytesRows.setText((by ? rowsByMessage : rowsBySixteen).getText());
                    bytes.pseudoClassStateChanged(BY_MESSAGE, by);
                    messages.setVisible(by);
                    messages.setManaged(by);
                    hex.setVisible(!by);
                    hex.setManaged(!by);
                });
    }

    /// A toggle for each chip; which are pressed is what the line says.
    private void chips(FilterChips chips) {
        Lists.follow(
                chips.chips(),
                filterChips.getChildren(),
                chip -> {
                    ToggleButton toggle = new ToggleButton(chip);
                    toggle.setMnemonicParsing(false);
                    toggle.getStyleClass().add("filter-chip");
                    toggle.setSelected(chips.isOn(chip));
                    toggle.setOnAction(_ -> chips.turn(chip));
                    return toggle;
                });
        chips.lineProperty()
                .addListener((_, _, _) -> {
                    for (Node node : filterChips.getChildren()) {
                        if (node instanceof ToggleButton toggle) {
                            toggle.setSelected(chips.isOn(toggle.getText()));
                        }
                    }
                    filterChips.requestLayout();
                });
    }

    /// A bar that comes after the table was scrolled covers its last row.
    private void followScrollBar() {
        for (Node node : table.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
                bar.visibleProperty().addListener((_, _, _) -> scrollToPresent());
            }
        }
    }

    private void columns() {
        text(number, row -> Figures.count(row.number()), "mono", "number", "event-number");
        text(time, row -> Figures.micros(row.time()), "mono", "number");
        EventCells.delta(delta);
        EventCells.relay(relay);
        EventCells.kind(kind);
        text(session, row -> row.session().isEmpty() ? "–" : row.session(), "mono", "quiet");
        text(what, EventRow::what, "what");
        EventCells.cause(cause, viewModel::selectCauseOf);
    }

    private static void text(
            TableColumn<EventRow, EventRow> column,
            Function<EventRow, String> write,
            String... styles) {
        EventCells.text(column, write, styles);
    }

    private void follow() {
        Selected.match(
                table.getSelectionModel(),
                table.getItems(),
                row ->
                        viewModel
                                .selectedProperty()
                                .getValue()
                                .filter(n -> n == row.number())
                                .isPresent());
        int index = table.getSelectionModel().getSelectedIndex();
        if (index >= 0 && !table.isFocused()) {
            reveal(Math.max(0, index - LEAD));
        }
    }

    private void scrollToPresent() {
        if (showsPresent() && !scrolls) {
            scrolls = true;
            // The table learns of new rows after this listener.
            Platform.runLater(() -> {
                scrolls = false;
                if (showsPresent()) {
                    reveal(Math.max(0, viewModel.presentRow()));
                }
            });
        }
    }

    /// Nobody looks at a row: the present is shown.
    private boolean showsPresent() {
        return table.getSelectionModel().isEmpty() && !table.getItems().isEmpty();
    }

    private void reveal(int index) {
        table.layout();
        if (isOfTheLast(index) && table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            // To scroll a row to the top that has too few below it makes the flow look for rows
            // past the end, which it complains of on the console.
            flow.setPosition(1);
            flow.requestLayout();
        } else {
            table.scrollTo(index);
        }
    }

    /// Whether the rows from that one on do not fill the table.
    private boolean isOfTheLast(int index) {
        double below = (table.getItems().size() - index) * table.getFixedCellSize();
        return table.lookup(".clipped-container") instanceof Region rows
                && below <= rows.getHeight();
    }

    private void show(Details details) {
        detailsTitle.setText(details.title());
        List<Node> lines = new ArrayList<>();
        for (Details.Field field : details.fields()) {
            lines.add(line(field, lines.size()));
        }
        fields.getChildren().setAll(lines);
        hex.getItems().setAll(details.bytes());
        boolean any = !details.bytes().isEmpty();
        bytes.setVisible(any);
        bytes.setManaged(any);
        empty.setVisible(details.title().isEmpty());
        empty.setManaged(details.title().isEmpty());
    }

    /// A field that has octets can be looked at, by mouse and by keyboard.
    private Node line(Details.Field field, int index) {
        HBox line = EventCells.field(field);
        if (field.to() > field.from()) {
            line.getStyleClass().add("has-octets");
            line.setFocusTraversable(true);
            line.setOnMouseClicked(_ -> line.requestFocus());
            line.focusedProperty()
                    .addListener((_, _, focused) -> {
                        if (focused) {
                            viewModel.mark(index);
                        }
                    });
        }
        return line;
    }

    private void mark(int field) {
        for (int i = 0; i < fields.getChildren().size(); i++) {
            fields.getChildren().get(i).pseudoClassStateChanged(OctetLine.MARKED, i == field);
        }
        Details details = viewModel.detailsProperty().get();
        if (field >= 0 && field < details.fields().size()) {
            hex.scrollTo(Math.max(0, details.fields().get(field).from() / Details.ROW - 1));
        }
    }
}
