package org.moqlab.app.lesson;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.RunJudge;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.lesson.Lesson.Answer;
import org.moqlab.app.lesson.Lesson.Step;
import org.moqlab.engine.mesh.Exhibit;

/// A lesson that is being taken: asks, plays, and says what the run says. What is right is judged
/// by the recording of the run on the screen.
public final class LessonViewModel {
    /// How far a step is.
    public enum Phase {
        /// The question stands, the run stands.
        ASKED,
        /// The run goes on.
        RUNNING,
        /// The run has answered.
        TOLD
    }

    /// How a step went.
    public enum Mark {
        /// Not answered yet.
        OPEN,
        /// Guessed what happened.
        RIGHT,
        /// Guessed something else, or nothing.
        SEEN
    }

    /// What is on the screen of a lesson.
    ///
    /// @param lesson the lesson
    /// @param number of the step, from 0
    /// @param phase how far it is
    /// @param guess the choice guessed; empty for none
    /// @param answer what the run says; empty until it does
    public record Sight(
            Lesson lesson,
            int number,
            Phase phase,
            Optional<Integer> guess,
            Optional<Answer> answer) {
        /// The step.
        public Step step() {
            return lesson.steps().get(number);
        }

        /// Whether the guess is what happened.
        public boolean isRight() {
            return answer.flatMap(Answer::only)
                    .filter(only -> guess.equals(Optional.of(only)))
                    .isPresent();
        }

        /// Whether there is a step after it.
        public boolean hasNext() {
            return number + 1 < lesson.steps().size();
        }

        private Sight phase(Phase next) {
            return new Sight(lesson, number, next, guess, answer);
        }

        private Sight guess(int choice) {
            return new Sight(lesson, number, phase, Optional.of(choice), answer);
        }

        private Sight told(Answer said) {
            return new Sight(lesson, number, Phase.TOLD, guess, Optional.of(said));
        }
    }

    private final MeshPlayer player;
    private final Selection selection;
    private final ObservableValue<Exhibit> open;
    private final Opener opener;
    private final DoubleProperty exponent;
    private final Notebook notebook;
    private final ReadOnlyObjectWrapper<Optional<Sight>> sight =
            new ReadOnlyObjectWrapper<>(this, "sight", Optional.empty());
    private final ObservableList<Mark> marks = FXCollections.observableArrayList();
    private @Nullable RunJudge judge;
    private @Nullable Exhibit expected;

    /// Opens meshes in the window.
    public interface Opener {
        /// Opens one, perhaps after asking whether what was done may be lost.
        ///
        /// @param then called once it is open
        void open(Exhibit exhibit, Runnable then);
    }

    /// @param exhibit what is open in the window
    /// @param opener opens something else
    /// @param exponent speed of time as a power of ten
    /// @param notebook remembers how steps went
    public LessonViewModel(
            MeshPlayer player,
            Selection selection,
            ObservableValue<Exhibit> exhibit,
            Opener opener,
            DoubleProperty exponent,
            Notebook notebook) {
        this.player = player;
        this.selection = selection;
        this.open = exhibit;
        this.opener = opener;
        this.exponent = exponent;
        this.notebook = notebook;
        exhibit.addListener((_, _, now) -> leaveFor(now));
        player.momentProperty().addListener((_, _, now) -> follow(now));
        // A run that is over before the screen first looks has one moment only, which comes first.
        player.readyProperty().addListener((_, _, _) -> follow(player.momentProperty().get()));
        player.endedProperty().addListener((_, _, _) -> follow(player.momentProperty().get()));
    }

    /// What is on the screen; empty while no lesson is taken.
    public ReadOnlyObjectProperty<Optional<Sight>> sightProperty() {
        return sight.getReadOnlyProperty();
    }

    /// How each step went.
    public ObservableList<Mark> marks() {
        return marks;
    }

    /// Begins a lesson, with the first step that is not answered yet.
    public void begin(Lesson lesson) {
        List<Mark> known = notebook.marks(lesson);
        enter(lesson, Math.max(0, known.indexOf(Mark.OPEN)));
    }

    /// Leaves the lesson; the mesh stays as it stands.
    public void leave() {
        judge = null;
        player.time().pause();
        exponent.set(0);
        sight.set(Optional.empty());
    }

    /// Goes to a step, as it is before anything is guessed again.
    public void goTo(int number) {
        sight.get()
                .filter(now -> number >= 0 && number < now.lesson().steps().size())
                .ifPresent(now -> enter(now.lesson(), number));
    }

    /// Guesses; only before the run has answered.
    ///
    /// @param choice its index
    public void guess(int choice) {
        sight.get()
                .filter(now -> now.phase() == Phase.ASKED)
                .filter(now -> choice >= 0 && choice < now.step().choices().size())
                .ifPresent(now -> sight.set(Optional.of(now.guess(choice))));
    }

    /// On: runs after a guess, to the end while it runs, then to the next step; after the last
    /// leaves.
    public void goOn() {
        sight.get()
                .filter(now -> now.phase() != Phase.ASKED || now.guess().isPresent())
                .ifPresent(this::on);
    }

    /// On, also when nobody has guessed: somebody with a clicker has no digits.
    public void goOnAnyway() {
        sight.get().ifPresent(this::on);
    }

    private void on(Sight now) {
        switch (now.phase()) {
            case ASKED -> run(now);
            case RUNNING -> player.time().playTo(now.step().span().to() + 1);
            case TOLD -> {
                if (now.hasNext()) {
                    enter(now.lesson(), now.number() + 1);
                } else {
                    leave();
                }
            }
        }
    }

    /// Back: to the question while it runs or is answered, else to the step before.
    public void back() {
        sight.get()
                .ifPresent(
                        now -> goTo(now.phase() == Phase.ASKED ? now.number() - 1 : now.number()));
    }

    /// The step again, from its question.
    public void again() {
        sight.get().ifPresent(now -> goTo(now.number()));
    }

    private void run(Sight now) {
        sight.set(Optional.of(now.phase(Phase.RUNNING)));
        exponent.set(-Math.log10(now.step().span().slower()));
        judge = judge(now.step());
        player.time().play();
        follow(player.momentProperty().get());
    }

    private RunJudge judge(Step step) {
        return new RunJudge(step.judged(), 0, step.span().to(), player);
    }

    private void enter(Lesson lesson, int number) {
        Sight next = new Sight(lesson, number, Phase.ASKED, Optional.empty(), Optional.empty());
        judge = null;
        player.time().pause();
        if (player.liveProperty().get()) {
            player.setLive(false);
        }
        Exhibit wanted = next.step().exhibit();
        expected = wanted;
        if (wanted.equals(open.getValue()) && player.recordingProperty().get().isEmpty()) {
            boolean past = player.momentProperty().get().now() > next.step().span().at();
            if (past || player.time().lanesProperty().get().size() > 1) {
                player.restart();
            }
            stand(next);
        } else {
            opener.open(wanted, () -> stand(next));
        }
    }

    /// Somebody opened something else.
    private void leaveFor(Exhibit other) {
        if (sight.get().isPresent() && !other.equals(expected)) {
            leave();
        }
    }

    private void stand(Sight next) {
        exponent.set(0);
        Step step = next.step();
        step.look().node().ifPresent(node -> selection.selectNode(Optional.of(node)));
        step.look()
                .namespace()
                .ifPresent(name -> selection.namespaceProperty().set(Optional.of(name)));
        selection.eventProperty().set(Optional.empty());
        player.time().playTo(step.span().at());
        marks.setAll(notebook.marks(next.lesson()));
        sight.set(Optional.of(next));
    }

    private void follow(Moment moment) {
        RunJudge judging = judge;
        if (judging == null) {
            return;
        }
        Optional<Sight> running = sight.get().filter(now -> now.phase() == Phase.RUNNING);
        if (running.isEmpty() || !player.readyProperty().get()) {
            return;
        }
        if (judging.isStale()) {
            judging = judge(running.get().step());
            judge = judging;
        }
        boolean past = moment.now() > running.get().step().span().to();
        if (past) {
            player.time().pause();
        }
        judging.follow(moment, past || player.endedProperty().get());
        judging.outcomes()
                .ifPresent(all -> tell(running.get().told(running.get().step().answer(all))));
    }

    private void tell(Sight told) {
        judge = null;
        player.time().pause();
        exponent.set(0);
        notebook.note(told.lesson(), told.number(), told.isRight() ? Mark.RIGHT : Mark.SEEN);
        marks.setAll(notebook.marks(told.lesson()));
        sight.set(Optional.of(told));
    }
}
