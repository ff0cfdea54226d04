package org.moqlab.app.museum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Exhibit.Family;

/// The parts of the museum to choose from, each with how many pieces it has; wherever they stand,
/// the same one is chosen.
public final class FamilyChips {
    private FamilyChips() {}

    /// Puts them into `pane`.
    public static void fill(FlowPane pane, MuseumViewModel viewModel) {
        List<Optional<Family>> parts = new ArrayList<>();
        parts.add(Optional.empty());
        List.of(Family.values()).forEach(family -> parts.add(Optional.of(family)));
        for (Optional<Family> part : parts) {
            ToggleButton chip = new ToggleButton();
            chip.setId("family-" + part.map(Family::word).orElse("all"));
            chip.getStyleClass().add("family");
            chip.setOnAction(_ -> {
                chip.setSelected(true);
                viewModel.familyProperty().set(part);
            });
            InvalidationListener say = _ -> say(chip, part, viewModel);
            viewModel.familyProperty().addListener(say);
            viewModel.cards().addListener(say);
            say(chip, part, viewModel);
            pane.getChildren().add(chip);
        }
    }

    private static void say(ToggleButton chip, Optional<Family> part, MuseumViewModel viewModel) {
        String title = part.map(Family::title).orElseGet(() -> Words.of("museum.all"));
        String shown = part.map(FamilyChips::brief).orElse(title);
        int size = viewModel.size(part);
        String words = size == 0 ? shown : Words.of("museum.part", shown, Figures.count(size));
        chip.setText(words);
        chip.setAccessibleText(
                size == 0 ? title : Words.of("museum.part", title, Figures.count(size)));
        chip.setSelected(viewModel.familyProperty().get().equals(part));
    }

    /// A part of the museum in one or two words.
    public static String brief(Exhibit.Family family) {
        return Words.of("museum.family." + family.word());
    }
}
