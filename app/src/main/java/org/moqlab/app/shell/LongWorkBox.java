package org.moqlab.app.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;

/// Shows what takes long while something does.
///
/// @param box holds the others
record LongWorkBox(Node box, Label what, ProgressBar share, Label count, Button cancel) {
    void follow(LongWorkViewModel viewModel) {
        cancel.setOnAction(_ -> viewModel.cancel());
        viewModel.shownProperty().addListener((_, _, now) -> show(now));
        show(viewModel.shownProperty().get());
    }

    private void show(Optional<LongWork> now) {
        box.setVisible(now.isPresent());
        box.setManaged(now.isPresent());
        what.setText(now.map(LongWork::what).orElse(""));
        count.setText(now.map(LongWork::count).orElse(""));
        share.setProgress(now.map(LongWork::share).orElse(0.0));
        share.setAccessibleText(now.map(one -> one.what() + " " + one.count()).orElse(""));
    }
}
