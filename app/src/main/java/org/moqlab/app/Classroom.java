package org.moqlab.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.keep.Memory;
import org.moqlab.app.lesson.LessonController;
import org.moqlab.app.lesson.LessonFile;
import org.moqlab.app.lesson.LessonViewModel;
import org.moqlab.app.lesson.LessonsController;
import org.moqlab.app.lesson.LessonsViewModel;
import org.moqlab.app.lesson.Notebook;
import org.moqlab.app.museum.MuseumViewModel;
import org.moqlab.app.presenter.PresenterController;
import org.moqlab.app.presenter.PresenterViewModel;
import org.moqlab.app.shell.FilePicker;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.ShellController;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.shell.StatusViewModel;
import org.moqlab.app.start.StartController;
import org.moqlab.app.start.StartViewModel;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.ScenarioException;

/// What teaching needs: the lessons, the one being taken, presenter mode, and the screen that a
/// person begins at. FX thread only.
final class Classroom {
    private final ShellViewModel shell;
    private final LessonViewModel lesson;
    private final LessonsViewModel lessons;
    private final PresenterViewModel presenter;
    private final LessonController lessonController;
    private final PresenterController presenterController;
    private final MeshPlayer player;
    private @Nullable StartViewModel start;

    /// @param canvas the picture of the mesh; stands in the lesson while one is taken
    /// @param memory keeps how lessons went
    Classroom(
            MeshPlayer player,
            Selection selection,
            ShellViewModel shell,
            StatusViewModel status,
            Region canvas,
            Memory memory) {
        this.shell = shell;
        this.player = player;
        Notebook notebook = new Notebook(memory);
        lesson =
                new LessonViewModel(
                        player,
                        selection,
                        shell.exhibitProperty(),
                        (exhibit, then) ->
                                shell.leave(() -> {
                                    shell.begin(exhibit);
                                    then.run();
                                }),
                        shell.exponentProperty(),
                        notebook);
        player.openProperty().addListener((_, _, open) -> leaveWhere(!open));
        lessons = new LessonsViewModel(SampleMeshes::lessons, notebook, lesson::begin);
        presenter =
                new PresenterViewModel(
                        player.time()::stepToChange, player.time()::stepBackToChange);
        lessonController =
                new LessonController(
                        lesson,
                        canvas,
                        shell.exponentProperty(),
                        status.speedProperty(),
                        presenter.presentingProperty());
        presenterController = new PresenterController(presenter);
        shell.commands().bind(LabCommand.LESSONS, lessons::show);
        shell.commands().bindSwitch(LabCommand.PRESENT, presenter.presentingProperty());
    }

    /// There is no lesson without a mesh.
    private void leaveWhere(boolean closed) {
        if (closed && isTaken()) {
            lesson.leave();
        }
    }

    private boolean isTaken() {
        return lesson.sightProperty().get().isPresent();
    }

    /// Has the file dialog open lessons too.
    void openFrom(FilePicker picker) {
        shell.commands().bind(LabCommand.OPEN, () -> picker.pickScenario().ifPresent(this::open));
    }

    /// Lets it take keys first, and the room for the canvas; what there is to begin with comes from
    /// here and from the museum.
    void seat(ShellController window, MuseumViewModel museum) {
        start = new StartViewModel(shell, player, museum, lessons, InstantSource.system());
        window.hearFirst(this::key);
        presenter.presentingProperty().addListener((_, _, large) -> window.showCanvasOnly(large));
    }

    /// Makes the controllers.
    void addTo(Map<Class<?>, Supplier<Object>> all) {
        all.put(LessonController.class, () -> lessonController);
        all.put(LessonsController.class, () -> new LessonsController(lessons));
        all.put(PresenterController.class, () -> presenterController);
        all.put(StartController.class, () -> new StartController(start()));
    }

    private StartViewModel start() {
        return Objects.requireNonNull(start, "nobody is seated");
    }

    /// How many times larger everything is drawn when a person has chosen `scale`.
    ObservableDoubleValue factor(ObservableDoubleValue scale) {
        return presenter.factor(scale);
    }

    /// Opens a file: a lesson, or whatever else the window opens.
    void open(Path file) {
        if (!LessonFile.isOne(file)) {
            shell.open(file);
            return;
        }
        try {
            lesson.begin(LessonFile.read(file));
        } catch (ScenarioException e) {
            shell.warn(
                    Words.of("lessons.broken"),
                    e.file() + ":" + e.line() + ":" + e.column(),
                    Words.of("banner.expected", e.expected(), e.found()));
        }
    }

    private boolean key(KeyEvent event) {
        if (presenterController.wake()) {
            return true;
        }
        Optional<Node> focus =
                event.getTarget() instanceof Node node && node.getScene() != null
                        ? Optional.ofNullable(node.getScene().getFocusOwner())
                        : Optional.empty();
        if (focus.filter(TextInputControl.class::isInstance).isPresent()) {
            return false;
        }
        boolean presents = presenter.presentingProperty().get() || isTaken();
        return lessonController.key(event, focus) || (presents && presenterController.key(event));
    }

    /// Whether a step of a lesson runs.
    boolean isBusy() {
        return lesson.sightProperty()
                .get()
                .filter(sight -> sight.phase() == LessonViewModel.Phase.RUNNING)
                .isPresent();
    }

    /// Remembers what became of the file that is open.
    void close() {
        start().note();
    }

    /// The lesson that is taken.
    LessonViewModel lesson() {
        return lesson;
    }

    /// The list of lessons.
    LessonsViewModel lessons() {
        return lessons;
    }
}
