package org.moqlab.app.start;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.moqlab.app.lesson.LessonCard;
import org.moqlab.app.marks.Glyph;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.marks.Overlay;
import org.moqlab.app.marks.WideButton;
import org.moqlab.app.museum.CardNode;
import org.moqlab.app.museum.CardWall;
import org.moqlab.app.museum.FamilyChips;
import org.moqlab.app.museum.PieceCard;
import org.moqlab.app.shell.BannerBox;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.words.Words;

/// Binds `Start.fxml` to its view model.
public final class StartController {
    private record Way(LabCommand command, String icon) {}

    private static final List<Way> WAYS =
            List.of(
                    new Way(LabCommand.NEW_MESH, "fth-plus"),
                    new Way(LabCommand.OPEN, "fth-folder"),
                    new Way(LabCommand.ATTACH, "fth-link"));

    private final StartViewModel viewModel;
    private final ObservableList<Hung> hung = FXCollections.observableArrayList();

    @FXML private Region start;
    @FXML private VBox startWays;
    @FXML private VBox startRecent;
    @FXML private Label startNoRecent;
    @FXML private VBox startLessons;
    @FXML private TextField startSearch;
    @FXML private Button startClose;
    @FXML private FlowPane startFamilies;
    @FXML private CardWall startCards;
    @FXML private Region startBanner;
    @FXML private Label startBannerTitle;
    @FXML private Label startBannerPlace;
    @FXML private Label startBannerText;
    @FXML private Button startBannerClose;

    /// A piece in its place; the first is large.
    private record Hung(PieceCard card, boolean first) {}

    /// Creates the controller.
    public StartController(StartViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        for (Way way : WAYS) {
            startWays.getChildren().add(way(way));
        }
        Overlay.open(
                start,
                viewModel.shownProperty(),
                viewModel::dismiss,
                startWays.getChildren().getFirst());
        startClose.setOnAction(_ -> viewModel.dismiss());
        startClose.visibleProperty().bind(viewModel.leavingProperty());
        startClose.managedProperty().bind(startClose.visibleProperty());
        Lists.follow(viewModel.recent(), startRecent.getChildren(), this::recent);
        startRecent.visibleProperty().bind(Lists.isFilled(viewModel.recent()));
        startRecent.managedProperty().bind(startRecent.visibleProperty());
        startNoRecent.visibleProperty().bind(startRecent.visibleProperty().not());
        startNoRecent.managedProperty().bind(startNoRecent.visibleProperty());
        Lists.follow(viewModel.lessons().cards(), startLessons.getChildren(), this::lesson);
        startSearch.textProperty().bindBidirectional(viewModel.museum().searchProperty());
        FamilyChips.fill(startFamilies, viewModel.museum());
        hang();
        new BannerBox(startBanner, startBannerTitle, startBannerPlace, startBannerText)
                .follow(viewModel.shell());
        startBannerClose.setOnAction(_ -> viewModel.shell().dismissBanner());
    }

    private void hang() {
        ObservableList<PieceCard> cards = viewModel.museum().cards();
        cards.addListener((ListChangeListener<PieceCard>) _ -> order(cards));
        order(cards);
        Lists.follow(hung, startCards.getChildren(), this::piece);
    }

    private void order(List<PieceCard> cards) {
        for (int i = 0; i < cards.size(); i++) {
            Hung now = new Hung(cards.get(i), i == 0);
            if (i >= hung.size()) {
                hung.add(now);
            } else if (!hung.get(i).equals(now)) {
                hung.set(i, now);
            }
        }
        hung.remove(cards.size(), hung.size());
    }

    private Node piece(Hung one) {
        return one.first()
                ? new HeroNode(one.card(), viewModel)
                : new CardNode(one.card(), () -> viewModel.run(one.card()));
    }

    private Button way(Way way) {
        LabCommand command = way.command();
        String key = KeyCombination.valueOf(command.key()).getDisplayText();
        FontIcon icon = new FontIcon(way.icon());
        HBox sign = new HBox(icon);
        sign.getStyleClass().add("start-way-sign");
        Label name = new Label(Words.of("start.way." + command.id()));
        name.getStyleClass().add("start-way-name");
        Label about = dim(Words.of("start.way." + command.id() + ".about"));
        Label pressed = new Label(key);
        pressed.getStyleClass().addAll("key", "mono");
        pressed.setMinWidth(Region.USE_PREF_SIZE);
        Button button = line("start-way", sign, new VBox(name, about), pressed);
        button.setId("start-" + command.id());
        button.setAccessibleText(
                Words.of("start.way.spoken", name.getText(), about.getText(), key));
        button.setOnAction(_ -> viewModel.shell().commands().run(command));
        return button;
    }

    private Node recent(RecentRow row) {
        Label name = new Label(row.name());
        name.getStyleClass().add("mono");
        Label when = dim(row.when());
        when.setMinWidth(Region.USE_PREF_SIZE);
        Button button =
                line("start-line", new Glyph(row.glyph()), new VBox(name, dim(row.became())), when);
        button.setAccessibleText(
                Words.of("start.recent.spoken", row.name(), row.became(), row.when()));
        button.setOnAction(_ -> viewModel.reopen(row));
        return button;
    }

    private Node lesson(LessonCard card) {
        Label name = new Label(card.lesson().title());
        name.getStyleClass().add("start-lesson-name");
        Button button =
                line(
                        "start-line",
                        new FontIcon("fth-book-open"),
                        new VBox(name, dim(card.facts())),
                        new Label());
        button.setAccessibleText(Words.of("start.act", card.lesson().title(), card.facts()));
        button.setOnAction(_ -> viewModel.take(card));
        return button;
    }

    private static Label dim(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("dim", "small");
        return label;
    }

    private static Button line(String style, Node sign, VBox words, Label end) {
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(sign, words, end);
        line.getStyleClass().add("start-words");
        Button button = new WideButton(line);
        button.getStyleClass().add(style);
        return button;
    }
}
