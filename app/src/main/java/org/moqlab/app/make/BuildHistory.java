package org.moqlab.app.make;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;

/// What was added to the open mesh and taken out of it, so that it can be undone.
final class BuildHistory {
    /// Most edits that can be undone.
    static final int MAX_UNDO = 50;

    private final BuildSite site;
    private final ArrayDeque<Edit> done = new ArrayDeque<>();
    private Optional<Scenario> built = Optional.empty();
    private Floor floor = Floor.NONE;
    private Consumer<Runnable> keeper = Runnable::run;

    /// What undoing goes back to: what was open, up to when it was played, whether a file had it,
    /// and what undoing does, in words.
    private record Edit(Exhibit before, long until, boolean unsaved, String words) {}

    BuildHistory(BuildSite site) {
        this.site = site;
    }

    void standOn(Floor canvas) {
        floor = canvas;
    }

    void editWithin(Consumer<Runnable> keeps) {
        keeper = keeps;
    }

    /// Remembers what an edit is about to replace.
    ///
    /// @param until how far it is played, ns
    /// @param words what undoing will do
    void remember(Exhibit before, long until, String words) {
        forgetIfOther();
        if (done.size() == MAX_UNDO) {
            done.removeFirst();
        }
        done.addLast(new Edit(before, until, site.isUnsaved(), words));
    }

    /// Plays what an edit made.
    void play(Exhibit exhibit, long until, boolean unsaved) {
        built = Optional.of(exhibit.scenario());
        floor.stayWhile(() -> keeper.accept(() -> site.play(exhibit, until, unsaved)));
        tell();
    }

    /// Edits of a mesh that is no longer open are not undone.
    private void forgetIfOther() {
        if (built.filter(site.open().scenario()::equals).isEmpty()) {
            done.clear();
        }
    }

    private void undo() {
        forgetIfOther();
        Edit last = done.pollLast();
        if (last != null) {
            play(last.before(), last.until(), last.unsaved());
        }
        tell();
    }

    /// Says what could be undone.
    void tell() {
        forgetIfOther();
        Optional<Edit> last = Optional.ofNullable(done.peekLast());
        site.offerUndo(last.map(Edit::words).orElse(""), this::undo);
    }
}
