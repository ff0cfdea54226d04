package org.moqlab.app.make;

import javafx.beans.binding.BooleanBinding;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;

/// Where meshes are built.
public interface BuildSite {
    /// Whether what is shown can be built on; a recording cannot.
    BooleanBinding possible();

    /// What is shown.
    Moment moment();

    /// What is played, with what was done by hand up to the shown moment.
    ///
    /// @throws ScenarioException when a scenario has no room for it
    Scenario repeated() throws ScenarioException;

    /// What is open.
    Exhibit open();

    /// Whether what is open, or was done to it, is in no file.
    boolean isUnsaved();

    /// Opens something in its place and plays it up to a time.
    ///
    /// @param until mesh time, ns
    /// @param unsaved whether it is in no file
    void play(Exhibit exhibit, long until, boolean unsaved);

    /// Says what undoing would do now; empty words for nothing.
    void offerUndo(String words, Runnable undo);

    /// Says that something could not be done.
    void refuse(String title, String why);
}
