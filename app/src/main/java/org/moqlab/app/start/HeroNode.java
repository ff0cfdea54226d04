package org.moqlab.app.start;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.moqlab.app.canvas.MeshPreview;
import org.moqlab.app.museum.CardNode;
import org.moqlab.app.museum.PieceCard;
import org.moqlab.app.words.Words;

/// The first exhibit, large, with what to do with it.
final class HeroNode extends HBox {
    HeroNode(PieceCard card, StartViewModel viewModel) {
        getStyleClass().add("start-hero");
        MeshPreview picture = new MeshPreview();
        picture.setMinSize(0, 0);
        picture.setPrefWidth(CardNode.WIDTH);
        picture.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        HBox.setHgrow(picture, Priority.ALWAYS);
        card.ending().ifPresent(end -> picture.show(end, card.piece().exhibit().layout()));
        Label begin = new Label(Words.of("start.here"));
        begin.getStyleClass().add("start-here");
        Label name = new Label(card.piece().name());
        name.getStyleClass().add("start-hero-name");
        Label title = new Label(card.title());
        title.setWrapText(true);
        title.getStyleClass().add("card-title");
        VBox words = new VBox(begin, name, title, acts(card, viewModel), CardNode.facts(card));
        words.getStyleClass().add("start-hero-words");
        words.setPrefWidth(CardNode.WIDTH);
        words.setMinWidth(0);
        getChildren().addAll(picture, words);
    }

    private static FlowPane acts(PieceCard card, StartViewModel viewModel) {
        Button run = button("start.run", "fth-play", () -> viewModel.run(card));
        run.getStyleClass().add("primary");
        run.setId("startRun");
        FlowPane acts = new FlowPane(run);
        acts.getStyleClass().add("start-hero-acts");
        viewModel
                .lessonOn(card)
                .ifPresent(lesson ->
                        acts.getChildren()
                                .add(
                                        button(
                                                "start.lesson",
                                                "fth-book-open",
                                                () -> viewModel.take(lesson))));
        Button compare = button("start.compare", "fth-columns", () -> viewModel.compare(card));
        compare.setId("startCompare");
        acts.getChildren().add(compare);
        acts.getChildren()
                .forEach(node ->
                        node.setAccessibleText(
                                Words.of(
                                        "start.act",
                                        ((Button) node).getText(),
                                        card.piece().name())));
        return acts;
    }

    private static Button button(String words, String icon, Runnable act) {
        Button button = new Button(Words.of(words), new FontIcon(icon));
        button.setOnAction(_ -> act.run());
        return button;
    }
}
