package org.moqlab.app.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Mark;
import org.moqlab.app.feed.Splice;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.observe.MeshEvent;

/// Knows whether something was done that no file has, saves it, and asks before it is lost.
public final class WorkViewModel {
    private final Supplier<Scenario> scenario;
    private final EventSource source;
    private final TimeControls time;
    private final Target target;
    private final Complaint complaint;
    private final BooleanProperty asking = new SimpleBooleanProperty(this, "asking");
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper(this, "question", "");
    private List<MeshEvent> saved = List.of();
    private List<Deed> deeds = List.of();
    private @Nullable Seen seen;
    private Optional<Scenario> adopted = Optional.empty();
    private Runnable next = () -> {};
    private Consumer<Path> written = _ -> {};

    /// Says that something went wrong.
    public interface Complaint {
        /// Says it.
        ///
        /// @param place where, such as a file
        void say(String title, String place, String text);
    }

    /// @param scenario what is played
    /// @param source the recording of the shown branch
    public WorkViewModel(
            Supplier<Scenario> scenario,
            EventSource source,
            TimeControls time,
            Target target,
            Complaint complaint) {
        this.scenario = scenario;
        this.source = source;
        this.time = time;
        this.target = target;
        this.complaint = complaint;
    }

    /// What was done by hand on the shown branch.
    private List<MeshEvent> byHand() {
        List<MeshEvent> commands =
                time.chronicle().marks().stream()
                        .filter(mark -> mark.kind() != Mark.Kind.FINDING)
                        .flatMap(mark -> source.recorded(mark.place().n()).stream())
                        .toList();
        return Done.byHand(scenario.get(), commands, time.isOverQuic() ? Done.LIVE_DELAY : 0);
    }

    /// What was done by hand on the shown branch, in order, as saving writes it; the same list as
    /// before as long as nothing else was done.
    public List<Deed> deeds() {
        Seen now = new Seen(scenario.get(), source.splice(), time.chronicle().marks().size());
        if (!now.equals(seen)) {
            seen = now;
            List<Deed> done = Done.deeds(scenario.get(), byHand());
            deeds = done.equals(deeds) ? deeds : done;
        }
        return deeds;
    }

    /// What deeds were looked for in.
    private record Seen(Scenario scenario, Splice splice, int marks) {}

    /// Whether something was done that no file has.
    public boolean isUnsaved() {
        if (adopted.filter(scenario.get()::equals).isPresent()) {
            return true;
        }
        List<MeshEvent> done = byHand();
        return !done.isEmpty() && !done.equals(saved);
    }

    /// What is open now is in no file itself, such as a mesh that was just made.
    public void adopt() {
        adopted = Optional.of(scenario.get());
    }

    /// The text of a file with everything that is not saved; empty when all is, or when no file has
    /// room for it.
    public Optional<String> draft() {
        if (!isUnsaved()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ScenarioWriter.print(repeated()))
                    .filter(text -> text.length() <= ScenarioFile.MAX_BYTES);
        } catch (ScenarioException tooMuch) {
            return Optional.empty();
        }
    }

    /// The open scenario with what was done by hand up to an event.
    ///
    /// @param n the last event that counts
    /// @throws ScenarioException when a scenario has no room for it
    public Scenario repeatedUpTo(long n) throws ScenarioException {
        return Done.with(
                scenario.get(), byHand().stream().filter(event -> event.n() <= n).toList());
    }

    /// The open scenario with everything that was done by hand.
    ///
    /// @throws ScenarioException when a scenario has no room for it
    public Scenario repeated() throws ScenarioException {
        return Done.with(scenario.get(), byHand());
    }

    /// Asks for a file and saves.
    ///
    /// @return whether it is saved
    public boolean save() {
        Optional<Path> file = target.pick();
        if (file.isEmpty()) {
            return false;
        }
        try {
            target.write(file.get(), ScenarioWriter.print(repeated()));
            saved = byHand();
            adopted = Optional.empty();
            written.accept(file.get());
            return true;
        } catch (IOException | ScenarioException e) {
            complaint.say(
                    Words.of("work.not-saved"),
                    file.get().toString(),
                    Optional.ofNullable(e.getMessage()).orElse(e.toString()));
            return false;
        }
    }

    /// Does what would lose unsaved work, after asking where there is any.
    public void guard(Runnable loses) {
        if (!isUnsaved()) {
            forget();
            loses.run();
            return;
        }
        next = loses;
        question.set(Words.of("work.question", scenario.get().title()));
        asking.set(true);
    }

    private void forget() {
        saved = List.of();
        adopted = Optional.empty();
    }

    /// Has `told` called with every file that is saved.
    public void tellWritten(Consumer<Path> told) {
        written = told;
    }

    /// Saves, then goes on; stays when it could not be saved.
    public void saveAndGoOn() {
        if (save()) {
            goOn();
        }
    }

    /// Goes on and loses the work.
    public void goOn() {
        asking.set(false);
        forget();
        next.run();
    }

    /// Stays.
    public void stay() {
        asking.set(false);
    }

    /// Whether it is asking.
    public ReadOnlyBooleanProperty askingProperty() {
        return asking;
    }

    /// What it asks.
    public ReadOnlyStringProperty questionProperty() {
        return question.getReadOnlyProperty();
    }
}
