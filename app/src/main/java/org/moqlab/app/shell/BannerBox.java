package org.moqlab.app.shell;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// Shows the banner while there is one.
///
/// @param box holds the others
public record BannerBox(Node box, Label title, Label place, Label text) {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /// Follows what `viewModel` has to say.
    public void follow(ShellViewModel viewModel) {
        viewModel.bannerProperty().addListener((_, _, now) -> show(now));
        show(viewModel.bannerProperty().get());
    }

    private void show(Optional<Banner> now) {
        present(box, now.isPresent());
        box.pseudoClassStateChanged(WRONG, now.filter(Banner::wrong).isPresent());
        present(text, now.filter(one -> !one.text().isEmpty()).isPresent());
        title.setText(now.map(Banner::title).orElse(""));
        place.setText(now.map(Banner::place).orElse(""));
        text.setText(now.map(Banner::text).orElse(""));
    }

    private static void present(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
