package org.moqlab.app.browser;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.moqlab.app.browser.BrowserViewModel.Invitation;
import org.moqlab.app.marks.Copies;

/// Binds `Browser.fxml` to its view model.
public final class BrowserController {
    private final BrowserViewModel viewModel;

    @FXML private VBox browser;
    @FXML private TextField browserUrl;
    @FXML private Label browserText;
    @FXML private Button browserCopy;
    @FXML private Button browserOpen;
    @FXML private Button browserClose;

    /// Creates the controller.
    public BrowserController(BrowserViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        browserCopy.setOnAction(_ -> copy());
        browserOpen.setOnAction(_ -> viewModel.invite());
        browserClose.setOnAction(_ -> viewModel.dismiss());
        browser.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                viewModel.dismiss();
            }
        });
        viewModel.invitationProperty().addListener((_, _, now) -> show(now));
        show(viewModel.invitationProperty().get());
    }

    private void copy() {
        Copies.put(browserUrl.getText());
    }

    private void show(Optional<Invitation> now) {
        browser.setVisible(now.isPresent());
        now.ifPresent(invitation -> {
            boolean served = !invitation.url().isEmpty();
            browserUrl.setText(invitation.url());
            browserUrl.setVisible(served);
            browserUrl.setManaged(served);
            browserText.setText(invitation.text());
            browserCopy.setDisable(!served);
            browserUrl.selectAll();
            (served ? browserCopy : browserClose).requestFocus();
        });
    }
}
