package org.moqlab.app.acts;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.SessionView;

/// What can be done to what is selected, and undone.
public final class ActsViewModel {
    /// Most acts that can be undone.
    static final int MAX_UNDO = 100;

    private final ObservableValue<Moment> moments;
    private final Selection selection;
    private final Consumer<MeshCommand> submit;
    private final ArrayDeque<MeshCommand> done = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undo = new ReadOnlyStringWrapper(this, "undo", "");
    private @Nullable Scenario shown;
    private String further = "";
    private Runnable undoFurther = () -> {};

    /// Offers what makes sense at the shown moment for `selection`; hands commands to `submit`.
    public ActsViewModel(
            ObservableValue<Moment> moments, Selection selection, Consumer<MeshCommand> submit) {
        this.moments = moments;
        this.selection = selection;
        this.submit = submit;
        moments.addListener((_, _, now) -> {
            if (!now.scenario().equals(shown)) {
                shown = now.scenario();
                done.clear();
                tell();
            }
        });
    }

    /// Does something.
    public void perform(MeshCommand command) {
        if (Inverse.of(command).isPresent()) {
            if (done.size() == MAX_UNDO) {
                done.removeFirst();
            }
            done.addLast(command);
        }
        tell();
        submit.accept(command);
    }

    /// Undoes the last act that can be undone; once there is none, what was offered further.
    public void undo() {
        MeshCommand last = done.pollLast();
        if (last != null) {
            Inverse.of(last).ifPresent(submit);
        } else if (!further.isEmpty()) {
            undoFurther.run();
        }
        tell();
    }

    /// Has something undone that is no act, after all acts.
    ///
    /// @param words what that does; empty for nothing
    public void offerUndo(String words, Runnable undoing) {
        further = words;
        undoFurther = undoing;
        tell();
    }

    /// What [#undo] would do, in words; empty for nothing.
    public ReadOnlyStringProperty undoProperty() {
        return undo.getReadOnlyProperty();
    }

    private void tell() {
        undo.set(
                Optional.ofNullable(done.peekLast())
                        .flatMap(Inverse::of)
                        .map(inverse -> ActWords.title(moments.getValue().scenario(), inverse))
                        .orElse(further));
    }

    /// What can be done to a relay or client.
    public List<Act> of(String name) {
        return Acts.of(moments.getValue(), name, selection.namespaceProperty().get());
    }

    /// What can be done to the way a session takes.
    public List<Act> ofSession(long session) {
        return Optional.ofNullable(moments.getValue().snapshot().sessions().get(session))
                .map(this::between)
                .orElse(List.of());
    }

    private List<Act> between(SessionView session) {
        return Acts.between(moments.getValue(), session.dialer(), session.acceptor());
    }

    /// What can be done to what is selected, and to the mesh as a whole.
    public List<Act> ofSelection() {
        List<Act> mesh = Acts.all(moments.getValue(), selection.namespaceProperty().get());
        List<Act> chosen = selected();
        String words = chosenWords();
        return chosen.isEmpty()
                ? mesh
                : List.of(new Act.Group(words, chosen), new Act.Group(Words.of("acts.mesh"), mesh));
    }

    private List<Act> selected() {
        return selection
                .sessionProperty()
                .get()
                .map(this::ofSession)
                .orElseGet(() -> selection.nodeProperty().get().map(this::of).orElse(List.of()));
    }

    private String chosenWords() {
        return selection
                .sessionProperty()
                .get()
                .flatMap(
                        id -> Optional.ofNullable(moments.getValue().snapshot().sessions().get(id)))
                .map(s -> Words.of("acts.between", s.dialer(), s.acceptor()))
                .orElseGet(() -> Words.of("acts.node", selection.nodeProperty().get().orElse("")));
    }

    /// The deed that a letter does to what is selected, if there is one.
    public Optional<Act.Deed> keyed(String key) {
        return selected().stream()
                .flatMap(Act::deeds)
                .filter(deed -> deed.key().equals(key))
                .findFirst();
    }
}
