package org.moqlab.app.museum;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.moqlab.app.canvas.MeshPreview;

/// A piece on the wall: its picture, its name, what happens in it. A button as a whole.
final class CardNode extends Button {
    private static final double WIDTH = 294;
    private static final double PICTURE = 138;

    /// Room of a name, two lines of title and a line of facts, px.
    private static final double WORDS = 92;

    CardNode(PieceCard card, MuseumViewModel viewModel) {
        getStyleClass().add("museum-card");
        MeshPreview picture = new MeshPreview();
        picture.setPrefSize(WIDTH, PICTURE);
        picture.setMinSize(WIDTH, PICTURE);
        picture.setMaxSize(WIDTH, PICTURE);
        card.ending().ifPresent(end -> picture.show(end, card.piece().exhibit().layout()));
        Label name = new Label(card.piece().name());
        name.getStyleClass().add("mono-strong");
        Label title = new Label(card.title());
        title.setWrapText(true);
        title.getStyleClass().add("card-title");
        Label facts = new Label(card.facts());
        facts.getStyleClass().addAll("faint", "tiny");
        VBox words = new VBox(name, title, facts);
        words.getStyleClass().add("card-words");
        VBox all = new VBox(picture, words);
        all.setMaxWidth(WIDTH);
        all.setPrefWidth(WIDTH);
        setMinHeight(PICTURE + WORDS);
        setPrefHeight(PICTURE + WORDS);
        setMaxHeight(PICTURE + WORDS);
        setGraphic(all);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(
                String.join(". ", card.piece().name(), card.title(), card.family(), card.facts()));
        setOnAction(_ -> viewModel.open(card));
    }
}
