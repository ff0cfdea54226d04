package org.moqlab.app.museum;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.moqlab.app.canvas.MeshPreview;

/// A piece on the wall: its picture, its name, what happens in it. A button as a whole, as wide as
/// there is room.
public final class CardNode extends Button {
    /// How wide it is where nobody says, px.
    public static final double WIDTH = 294;

    /// How high it is, px.
    public static final double HEIGHT = 230;

    private static final double PICTURE = 138;

    private final VBox all;

    /// @param open opens the piece
    public CardNode(PieceCard card, Runnable open) {
        getStyleClass().add("museum-card");
        MeshPreview picture = new MeshPreview();
        picture.setMinSize(0, PICTURE);
        picture.setPrefSize(WIDTH, PICTURE);
        picture.setMaxSize(Double.MAX_VALUE, PICTURE);
        card.ending().ifPresent(end -> picture.show(end, card.piece().exhibit().layout()));
        Label name = new Label(card.piece().name());
        name.getStyleClass().add("mono-strong");
        Label title = new Label(card.title());
        title.setWrapText(true);
        title.getStyleClass().add("card-title");
        VBox words = new VBox(name, title, facts(card));
        words.getStyleClass().add("card-words");
        all = new VBox(picture, words);
        setPrefSize(WIDTH, HEIGHT);
        setMinSize(0, HEIGHT);
        setMaxSize(Double.MAX_VALUE, HEIGHT);
        setGraphic(all);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(
                String.join(
                        ". ",
                        card.piece().name(),
                        card.title(),
                        card.family(),
                        card.facts(),
                        card.span()));
        setOnAction(_ -> open.run());
    }

    /// Part of the museum and length as chips, then what it is made of.
    public static HBox facts(PieceCard card) {
        HBox facts = new HBox();
        facts.getStyleClass().add("card-facts");
        card.piece()
                .exhibit()
                .card()
                .ifPresent(one -> facts.getChildren().add(chip(FamilyChips.brief(one.family()))));
        Label made = new Label(card.facts());
        made.getStyleClass().addAll("faint", "tiny");
        facts.getChildren().addAll(chip(card.span()), made);
        return facts;
    }

    private static Label chip(String words) {
        Label chip = new Label(words);
        chip.getStyleClass().add("card-chip");
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        all.setPrefWidth(room);
        all.setMaxWidth(room);
        super.layoutChildren();
    }
}
