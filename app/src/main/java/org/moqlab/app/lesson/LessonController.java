package org.moqlab.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.lesson.LessonViewModel.Mark;
import org.moqlab.app.lesson.LessonViewModel.Phase;
import org.moqlab.app.lesson.LessonViewModel.Sight;

/// Binds `Lesson.fxml` to its view model. While a lesson is taken the canvas stands in it.
public final class LessonController {
    private final LessonViewModel viewModel;
    private final Region canvas;
    private final DoubleProperty exponent;
    private final ObservableValue<String> speed;
    private final BooleanProperty presenting;
    private @Nullable Pane home;

    @FXML private BorderPane lesson;
    @FXML private Label lessonTitle;
    @FXML private Label lessonPlace;
    @FXML private HBox lessonSteps;
    @FXML private ToggleButton lessonLarge;
    @FXML private Button lessonLeave;
    @FXML private ScrollPane lessonScroll;
    @FXML private Label lessonHead;
    @FXML private Label lessonQuestion;
    @FXML private Label lessonGoal;
    @FXML private VBox lessonChoices;
    @FXML private VBox lessonTold;
    @FXML private StackPane lessonStage;
    @FXML private Label lessonHint;
    @FXML private Button lessonBack;
    @FXML private Label lessonGuess;
    @FXML private Slider lessonSpeed;
    @FXML private Label lessonSpeedReadout;
    @FXML private Button lessonOn;

    /// @param canvas the picture of the mesh
    /// @param exponent speed of time as a power of ten
    /// @param speed the same in words
    /// @param presenting whether everything is large
    public LessonController(
            LessonViewModel viewModel,
            Region canvas,
            DoubleProperty exponent,
            ObservableValue<String> speed,
            BooleanProperty presenting) {
        this.viewModel = viewModel;
        this.canvas = canvas;
        this.exponent = exponent;
        this.speed = speed;
        this.presenting = presenting;
    }

    @FXML
    private void initialize() {
        lessonLarge.selectedProperty().bindBidirectional(presenting);
        lessonLeave.setOnAction(_ -> viewModel.leave());
        lessonBack.setOnAction(_ -> viewModel.back());
        lessonOn.setOnAction(_ -> viewModel.goOn());
        lessonSpeed.valueProperty().bindBidirectional(exponent);
        lessonSpeedReadout.textProperty().bind(speed);
        lessonStage.getChildren().addListener((ListChangeListener<Object>) _ -> hintOnTop());
        viewModel.sightProperty().addListener((_, before, now) -> show(before, now));
        viewModel.marks().addListener((ListChangeListener<Mark>) _ -> steps());
        show(Optional.empty(), viewModel.sightProperty().get());
    }

    private void hintOnTop() {
        lessonHint.toFront();
    }

    /// Takes the keys of a lesson, also those of a clicker.
    ///
    /// @return whether a lesson has used it
    public boolean key(KeyEvent event, Optional<Node> focus) {
        if (viewModel.sightProperty().get().isEmpty()
                || event.isShortcutDown()
                || event.isAltDown()
                || focus.filter(node -> needs(node, event.getCode())).isPresent()) {
            return false;
        }
        switch (event.getCode()) {
            case DIGIT1, NUMPAD1 -> viewModel.guess(0);
            case DIGIT2, NUMPAD2 -> viewModel.guess(1);
            case DIGIT3, NUMPAD3 -> viewModel.guess(2);
            case DIGIT4, NUMPAD4 -> viewModel.guess(3);
            case SPACE, ENTER -> viewModel.goOn();
            case PAGE_DOWN, RIGHT -> viewModel.goOnAnyway();
            case PAGE_UP, LEFT, BACK_SPACE -> viewModel.back();
            case HOME -> viewModel.again();
            case ESCAPE -> viewModel.leave();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// A button that was reached by keyboard takes the keys of buttons, a slider those of sliders.
    private static boolean needs(Node node, KeyCode key) {
        return switch (key) {
            case SPACE, ENTER -> node instanceof ButtonBase && node.isFocusVisible();
            case LEFT, RIGHT, HOME -> node instanceof Slider;
            default -> false;
        };
    }

    private void show(Optional<Sight> before, Optional<Sight> now) {
        lesson.setVisible(now.isPresent());
        lesson.setManaged(now.isPresent());
        if (before.isEmpty() && now.isPresent()) {
            enter();
        } else if (now.isEmpty()) {
            giveBack();
        }
        now.ifPresent(sight -> {
            boolean other =
                    before.map(b -> b.number() != sight.number() || b.phase() != sight.phase())
                            .orElse(true);
            show(sight, other);
        });
    }

    private void enter() {
        if (canvas.getParent() instanceof Pane parent) {
            home = parent;
        }
        lessonStage.getChildren().addFirst(canvas);
        lesson.requestFocus();
    }

    private void giveBack() {
        if (home != null) {
            home.getChildren().addFirst(canvas);
            home = null;
        }
    }

    private void show(Sight sight, boolean turned) {
        SightWords words = new SightWords(sight);
        lessonTitle.setText(sight.lesson().title());
        lessonPlace.setText(words.place());
        lessonHead.setText(words.head());
        lessonQuestion.setText(sight.step().question());
        lessonGoal.setText(sight.step().goal());
        lessonHint.setText(sight.step().hint());
        lessonHint.setVisible(!sight.step().hint().isEmpty() && sight.phase() != Phase.TOLD);
        lessonGuess.setText(words.guess());
        lessonBack.setText(words.back());
        lessonBack.setDisable(sight.number() == 0 && sight.phase() == Phase.ASKED);
        lessonOn.setText(words.on());
        lessonOn.setDisable(sight.phase() == Phase.ASKED && sight.guess().isEmpty());
        choices(sight);
        told(words);
        steps();
        if (turned) {
            // The text below is laid out a pulse later.
            boolean end = sight.phase() == Phase.TOLD;
            Platform.runLater(() -> lessonScroll.setVvalue(end ? 1 : 0));
        }
    }

    private void choices(Sight sight) {
        List<Button> nodes = new ArrayList<>();
        for (int i = 0; i < sight.step().choices().size(); i++) {
            nodes.add(ChoiceNode.of(sight, i, viewModel));
        }
        lessonChoices.getChildren().setAll(nodes);
    }

    private void told(SightWords words) {
        List<Label> lines = new ArrayList<>();
        for (SightWords.Line line : words.told()) {
            Label label = new Label(line.text());
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.getStyleClass().add(line.style());
            lines.add(label);
        }
        lessonTold.getChildren().setAll(lines);
        lessonTold.setVisible(!lines.isEmpty());
        lessonTold.setManaged(!lines.isEmpty());
    }

    private void steps() {
        List<Button> buttons = new ArrayList<>();
        int current = viewModel.sightProperty().get().map(Sight::number).orElse(-1);
        for (int i = 0; i < viewModel.marks().size(); i++) {
            buttons.add(step(i, viewModel.marks().get(i), i == current));
        }
        lessonSteps.getChildren().setAll(buttons);
    }

    private Button step(int number, Mark mark, boolean current) {
        Button button = new Button(SightWords.mark(number, mark, current));
        button.setAccessibleText(SightWords.spoken(number, mark));
        button.getStyleClass().add("lesson-step");
        if (current) {
            button.getStyleClass().add("current");
        } else if (mark != Mark.OPEN) {
            button.getStyleClass().add("taken");
        }
        button.setOnAction(_ -> viewModel.goTo(number));
        return button;
    }
}
