package org.moqlab.app.inspector;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.moqlab.app.inspector.InspectorViewModel.Header;
import org.moqlab.app.inspector.InspectorViewModel.Subject;
import org.moqlab.app.inspector.NamespaceRow.Facts;
import org.moqlab.app.marks.Columns;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.marks.Ordered;
import org.moqlab.app.marks.Selected;
import org.moqlab.app.marks.Swatch;
import org.moqlab.app.words.Figures;

/// Binds `Inspector.fxml` to its view model.
public final class InspectorController {
    private static final double HEAD = 26;
    private static final double ROW = 24;
    private static final int MOST_ROWS = 6;

    private final InspectorViewModel viewModel;

    @FXML private Label title;
    @FXML private Label process;
    @FXML private Label ghosts;
    @FXML private Label nothing;
    @FXML private TabPane relay;
    @FXML private VBox client;
    @FXML private TableView<NamespaceRow> namespaces;
    @FXML private TableColumn<NamespaceRow, Facts> state;
    @FXML private TableColumn<NamespaceRow, Facts> namespace;
    @FXML private TableColumn<NamespaceRow, Facts> via;
    @FXML private TableColumn<NamespaceRow, Facts> hops;
    @FXML private TableColumn<NamespaceRow, Facts> age;
    @FXML private TableColumn<NamespaceRow, Facts> changed;
    @FXML private TableColumn<NamespaceRow, Facts> timer;
    @FXML private TableColumn<NamespaceRow, Facts> publisher;
    @FXML private TableColumn<NamespaceRow, Facts> path;
    @FXML private TableColumn<NamespaceRow, Facts> cost;
    @FXML private TableColumn<NamespaceRow, Facts> standby;
    @FXML private TableColumn<NamespaceRow, Facts> readers;
    @FXML private TextField namesFilter;
    @FXML private Label wait;
    @FXML private Region routesHead;
    @FXML private Label routesTitle;
    @FXML private Label routeCount;
    @FXML private VBox routes;
    @FXML private Hyperlink moreRoutes;
    @FXML private Label whyTitle;
    @FXML private VBox why;
    @FXML private VBox sessions;
    @FXML private VBox facts;
    @FXML private VBox session;
    @FXML private Button leave;
    @FXML private VBox clientSessions;
    @FXML private Label serviceTitle;
    @FXML private VBox service;
    @FXML private Tab subscriptionsTab;
    @FXML private SubscriptionsController subscriptionsController;
    @FXML private Tab logTab;
    @FXML private LogController logController;

    private final Swatch swatch = new Swatch(-1);

    /// Creates the controller.
    public InspectorController(InspectorViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Puts the keyboard into the pane: on the names of a relay, or on the first thing there is.
    public void focus() {
        if (relay.isVisible()) {
            namespaces.requestFocus();
        } else if (leave.isVisible()) {
            leave.requestFocus();
        }
    }

    /// Shows why the selected entry is as it is.
    public void showWhy() {
        viewModel.leaveSession();
        relay.getSelectionModel().selectFirst();
    }

    @FXML
    private void initialize() {
        title.setGraphic(swatch);
        viewModel.headerProperty().addListener((_, _, header) -> show(header));
        show(viewModel.headerProperty().get());
        columns();
        table(names());
        wait.textProperty().bind(viewModel.waitProperty());
        shownWhile(wait, viewModel.waitProperty().isNotEmpty());
        routesTitle.textProperty().bind(viewModel.routesTitleProperty());
        routeCount.textProperty().bind(viewModel.routeCountProperty());
        routes();
        why(whyTitle, why);
        why(serviceTitle, service);
        Lists.follow(viewModel.facts(), facts.getChildren(), Lines::fact);
        sessions();
        subscriptionsController.watchWhile(subscriptionsTab.selectedProperty());
        logController.watchWhile(logTab.selectedProperty());
    }

    private void table(Ordered<NamespaceRow> order) {
        viewModel
                .valuesProperty()
                .addListener((_, _, _) -> {
                    if (order.again()) {
                        follow();
                    }
                });
        namespaces
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (row != null && !order.isSorting()) {
                        viewModel.select(row);
                    }
                });
        viewModel.revisionProperty().addListener((_, _, _) -> follow());
        namespaces
                .prefHeightProperty()
                .bind(
                        Bindings.size(viewModel.shownRows())
                                .map(n -> HEAD + ROW * Math.clamp(n.intValue(), 1, MOST_ROWS)));
        viewModel.routesTitleProperty().addListener((_, _, _) -> follow());
        follow();
    }

    /// The order of the table is its own; the names stay in theirs.
    private Ordered<NamespaceRow> names() {
        Ordered<NamespaceRow> order = Ordered.of(namespaces, viewModel.shownRows());
        Copies.offer(namespaces, () -> viewModel.sheet(namespaces.getItems()));
        namesFilter.textProperty().bindBidirectional(viewModel.filterProperty());
        shownWhile(
                namesFilter,
                Bindings.size(viewModel.rows())
                        .greaterThan(MOST_ROWS)
                        .or(viewModel.filterProperty().isNotEmpty()));
        return order;
    }

    private void why(Label head, VBox lines) {
        Lists.follow(
                viewModel.why(),
                lines.getChildren(),
                line -> Lines.why(line, viewModel::selectEvent));
        head.textProperty().bind(viewModel.whyTitleProperty());
        shownWhile(head, Lists.isFilled(viewModel.why()));
    }

    private void routes() {
        Lists.follow(viewModel.routes().shown(), routes.getChildren(), Lines::route);
        shownWhile(routesHead, Lists.isFilled(viewModel.routes().shown()));
        moreRoutes.textProperty().bind(viewModel.routes().moreProperty());
        shownWhile(moreRoutes, viewModel.routes().moreProperty().isNotEmpty());
        BooleanProperty open = viewModel.routes().openProperty();
        moreRoutes.setOnAction(_ -> open.set(!open.get()));
    }

    private void sessions() {
        for (VBox list : List.of(sessions, clientSessions)) {
            Lists.follow(
                    viewModel.sessions(),
                    list.getChildren(),
                    line -> Lines.session(line, viewModel::selectSession));
            Copies.offer(list, () -> SessionSheets.sessions(viewModel.sessions()));
        }
        leave.setOnAction(_ -> viewModel.leaveSession());
    }

    private void columns() {
        Columns.stretch(namespaces, namespace);
        Cells.state(state);
        Cells.text(namespace, Facts::namespace, "mono", "strong");
        namespace.setComparator(Comparator.comparing(Facts::namespace));
        Cells.via(via);
        number(hops, Facts::hops, Figures::count);
        number(age, Facts::age, Figures::span);
        number(changed, Facts::changed, Figures::span);
        text(timer, facts -> facts.timer().words());
        timer.setComparator(Comparator.comparing(Facts::timer));
        number(standby, Facts::standbys, Figures::count);
        number(readers, Facts::subscriptions, Figures::count);
        text(publisher, Facts::publishers);
        text(path, facts -> facts.path().names());
        text(cost, facts -> facts.cost().words());
        cost.setComparator(Comparator.comparing(Facts::cost));
    }

    private static void text(
            TableColumn<NamespaceRow, Facts> column, Function<Facts, String> value) {
        Cells.text(
                column, facts -> value.apply(facts).isEmpty() ? "–" : value.apply(facts), "mono");
        column.setComparator(Comparator.comparing(value));
    }

    private static void number(
            TableColumn<NamespaceRow, Facts> column,
            Function<Facts, Long> value,
            Function<Long, String> write) {
        Cells.text(
                column,
                facts -> value.apply(facts) < 0 ? "–" : write.apply(value.apply(facts)),
                "mono",
                "number");
        column.setComparator(Comparator.comparing(value));
    }

    private void follow() {
        Selected.match(
                namespaces.getSelectionModel(),
                namespaces.getItems(),
                row -> viewModel.namespace().filter(row.namespace()::equals).isPresent());
    }

    private void show(Header header) {
        title.setText(header.title());
        swatch.become(header.peer());
        present(swatch, header.peer() >= 0);
        process.setText(header.process());
        present(process, !header.process().isEmpty());
        process.getStyleClass().setAll("label", "chip", header.up() ? "tone-up" : "tone-down");
        ghosts.setText(header.ghosts());
        present(ghosts, !header.ghosts().isEmpty());
        present(relay, header.subject() == Subject.RELAY);
        present(client, header.subject() == Subject.CLIENT);
        present(session, header.subject() == Subject.SESSION);
        present(leave, header.subject() == Subject.SESSION);
        present(nothing, header.subject() == Subject.NOTHING);
    }

    private static void shownWhile(Node node, ObservableBooleanValue shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    private static void present(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
