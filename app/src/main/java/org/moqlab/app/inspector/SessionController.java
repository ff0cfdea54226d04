package org.moqlab.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Columns;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.marks.Ordered;

/// Binds `Session.fxml` to its view model.
public final class SessionController {
    private final SessionViewModel viewModel;

    @FXML private SegmentedButton sessions;
    @FXML private SegmentedButton ends;
    @FXML private Label note;
    @FXML private Label dialer;
    @FXML private Label acceptor;
    @FXML private VBox figures;
    @FXML private TableView<StreamLine> streams;
    @FXML private TableColumn<StreamLine, StreamLine> id;
    @FXML private TableColumn<StreamLine, StreamLine> kind;
    @FXML private TableColumn<StreamLine, StreamLine> opener;
    @FXML private TableColumn<StreamLine, StreamLine> sent;
    @FXML private TableColumn<StreamLine, StreamLine> received;
    @FXML private TableColumn<StreamLine, StreamLine> waiting;
    @FXML private ChoiceBox<Choice> kinds;
    @FXML private Label count;
    @FXML private ListView<MessageLine> messages;

    /// Creates the controller.
    public SessionController(SessionViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        viewModel.sessions().addListener((InvalidationListener) _ -> sessions());
        viewModel.selectedProperty().addListener((_, _, key) -> choose(sessions, key));
        viewModel.ends().addListener((InvalidationListener) _ -> ends());
        viewModel.endProperty().addListener((_, _, key) -> choose(ends, key));
        sessions();
        ends();
        note.textProperty().bind(viewModel.noteProperty());
        note.visibleProperty().bind(viewModel.noteProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        Lists.follow(viewModel.facts(), figures.getChildren(), Lines::end);
        streams();
        messages();
    }

    private void sessions() {
        fill(sessions, viewModel.sessions(), viewModel::select);
        choose(sessions, viewModel.selectedProperty().get());
    }

    private void ends() {
        fill(ends, viewModel.ends(), viewModel.endProperty()::set);
        choose(ends, viewModel.endProperty().get());
        name(dialer, 0);
        name(acceptor, 1);
    }

    private void name(Label head, int place) {
        head.setText(place < viewModel.ends().size() ? viewModel.ends().get(place).word() : "");
    }

    /// One toggle for each choice; the chosen one cannot be let go of by itself.
    private static void fill(SegmentedButton group, List<Choice> choices, Consumer<String> choose) {
        List<ToggleButton> toggles = new ArrayList<>();
        for (Choice choice : choices) {
            ToggleButton toggle = new ToggleButton(choice.word());
            toggle.setUserData(choice.key());
            toggle.setOnAction(_ -> {
                toggle.setSelected(true);
                choose.accept(choice.key());
            });
            toggles.add(toggle);
        }
        group.getButtons().setAll(toggles);
    }

    private static void choose(SegmentedButton group, String key) {
        group.getButtons().forEach(toggle -> toggle.setSelected(key.equals(toggle.getUserData())));
    }

    private void streams() {
        SessionCells.figure(id, StreamLine::id);
        SessionCells.words(kind, StreamLine::kind);
        SessionCells.words(opener, StreamLine::opener);
        SessionCells.figure(sent, StreamLine::sent);
        SessionCells.figure(received, StreamLine::received);
        SessionCells.figure(waiting, StreamLine::waiting);
        Columns.stretch(streams, opener);
        Ordered.of(streams, viewModel.streams());
        Copies.offer(streams, () -> SessionSheets.streams(streams.getItems()));
    }

    private void messages() {
        MessagesViewModel model = viewModel.messages();
        kinds.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Choice choice) {
                        return choice == null ? "" : choice.word();
                    }

                    @Override
                    public Choice fromString(String text) {
                        return new Choice(text, text);
                    }
                });
        kinds.getItems().setAll(model.kinds());
        kinds.valueProperty().bindBidirectional(model.kindProperty());
        count.textProperty().bind(model.countProperty());
        messages.setItems(model.lines());
        Copies.offer(messages, () -> SessionSheets.messages(model.lines()));
        messages.setCellFactory(
                list -> new SessionCells.MessageCell(list.widthProperty(), model::selectEvent));
    }
}
