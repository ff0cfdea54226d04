package org.moqlab.app.attach;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.marks.Overlay;
import org.moqlab.app.words.Words;

/// Binds `Attach.fxml` to its view model.
public final class AttachSheetController {
    private static final double NAME_WIDTH = 90;
    private static final double CHECK_WIDTH = 150;
    private static final double TOKEN_WIDTH = 130;

    private final AttachSheetViewModel viewModel;

    @FXML private VBox attach;
    @FXML private VBox attachLines;
    @FXML private Button attachMore;
    @FXML private TextField attachCa;
    @FXML private TextField attachCertificate;
    @FXML private TextField attachKey;
    @FXML private CheckBox attachDiscover;
    @FXML private Label attachError;
    @FXML private Button attachCancel;
    @FXML private Button attachBegin;

    /// Creates the controller.
    public AttachSheetController(AttachSheetViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(attach, viewModel.shownProperty(), viewModel::dismiss, attachBegin);
        Lists.follow(viewModel.lines(), attachLines.getChildren(), this::line);
        attachMore.setOnAction(_ -> viewModel.more());
        attachMore
                .disableProperty()
                .bind(
                        Bindings.size(viewModel.lines())
                                .greaterThanOrEqualTo(AttachSheetViewModel.MAX_LINES));
        attachCa.textProperty().bindBidirectional(viewModel.caProperty());
        attachCertificate.textProperty().bindBidirectional(viewModel.certificateProperty());
        attachKey.textProperty().bindBidirectional(viewModel.keyProperty());
        attachDiscover.selectedProperty().bindBidirectional(viewModel.discoverProperty());
        attachError.textProperty().bind(viewModel.errorProperty());
        attachError.visibleProperty().bind(Bindings.isNotEmpty(viewModel.errorProperty()));
        attachError.managedProperty().bind(attachError.visibleProperty());
        attachBegin.disableProperty().bind(viewModel.busyProperty());
        attachBegin.setOnAction(_ -> viewModel.attach());
        attachCancel.setOnAction(_ -> viewModel.dismiss());
    }

    private Node line(AttachLine line) {
        TextField name = field(new TextField(), line, "name", NAME_WIDTH);
        name.textProperty().bindBidirectional(line.nameProperty());
        TextField url = field(new TextField(), line, "url", 0);
        url.textProperty().bindBidirectional(line.urlProperty());
        url.setOnAction(_ -> viewModel.attach());
        HBox.setHgrow(url, Priority.ALWAYS);
        ChoiceBox<Wish.Check> check = new ChoiceBox<>();
        check.getItems().setAll(Wish.Check.values());
        check.setConverter(new Checks());
        check.setPrefWidth(CHECK_WIDTH);
        check.setAccessibleText(Words.of("attach.field.check"));
        check.valueProperty().bindBidirectional(line.checkProperty());
        TextField pin = field(new TextField(), line, "pin", TOKEN_WIDTH);
        pin.textProperty().bindBidirectional(line.pinProperty());
        pin.visibleProperty().bind(line.checkProperty().isEqualTo(Wish.Check.PINNED));
        pin.managedProperty().bind(pin.visibleProperty());
        PasswordField token = field(new PasswordField(), line, "token", TOKEN_WIDTH);
        token.textProperty().bindBidirectional(line.tokenProperty());
        TextField pages = field(new TextField(), line, "pages", TOKEN_WIDTH);
        pages.textProperty().bindBidirectional(line.pagesProperty());
        Button remove = new Button();
        remove.setGraphic(new FontIcon("fth-x"));
        remove.getStyleClass().add("flat");
        remove.setAccessibleText(Words.of("attach.field.remove"));
        remove.setOnAction(_ -> viewModel.remove(line));
        HBox box = new HBox(name, url, check, pin, token, pages, remove);
        box.getStyleClass().add("attach-line");
        return box;
    }

    private static <T extends TextField> T field(
            T field, AttachLine line, String what, double width) {
        field.setPromptText(Words.of("attach.field." + what));
        field.setAccessibleText(Words.of("attach.field." + what));
        field.getStyleClass().add("attach-" + what);
        if (width > 0) {
            field.setPrefWidth(width);
            field.setMinWidth(width / 2);
        }
        field.setUserData(line);
        return field;
    }

    private static final class Checks extends StringConverter<Wish.Check> {
        @Override
        public String toString(Wish.@Nullable Check check) {
            return check == null ? "" : Words.of("attach.check." + check.name());
        }

        @Override
        public Wish.Check fromString(String text) {
            throw new UnsupportedOperationException("checks are chosen, not written");
        }
    }
}
