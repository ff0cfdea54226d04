package org.moqlab.app.feed;

import java.util.OptionalLong;
import org.moqlab.engine.mesh.Condition;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.recording.Recording;

/// What the screen asks of the engine's thread. Those of [OfTime] mean nothing to a live mesh.
sealed interface Order {
    /// Close what runs and start this, paused when simulated.
    ///
    /// @param generation number that tells this run from the others
    record Open(long generation, Scenario scenario, boolean live) implements Order {}

    /// Close what runs and go through this from its beginning.
    ///
    /// @param generation number that tells this run from the others
    record Rewind(long generation, Recording recording) implements Order {}

    /// Close what runs; nothing runs until something is opened.
    ///
    /// @param generation number that tells this from the runs before
    record Shut(long generation) implements Order {}

    /// Carry out a command.
    record Submit(MeshCommand command) implements Order {}

    /// Ask the watched ends of sessions now.
    record Look() implements Order {}

    /// Close what runs and end the thread.
    record Quit() implements Order {}

    /// How virtual time goes.
    sealed interface OfTime extends Order {}

    /// Let time run, or stop it.
    record Play(boolean playing) implements OfTime {}

    /// How fast time runs.
    record Speed(double factor) implements OfTime {}

    /// Whether the first finding pauses the run.
    record PauseAtFinding(boolean wanted) implements OfTime {}

    /// Let one event happen.
    record StepOne() implements OfTime {}

    /// Take one event back.
    record StepBack() implements OfTime {}

    /// Let time run at full speed up to a time, then stop.
    ///
    /// @param to mesh time, ns
    record PlayTo(long to) implements OfTime {}

    /// Let time run at full speed until a condition is met, then stop.
    record RunUntil(Condition condition) implements OfTime {}

    /// Stand somewhere in the recording.
    ///
    /// @param number tells this order from the others
    /// @param event directly after this event; empty for a time
    /// @param t mesh time, ns
    record GoTo(long number, OptionalLong event, long t) implements OfTime {}

    /// Go on from where the run stands on a branch of its own.
    record Fork(long n) implements OfTime {}

    /// Show another branch, where it stands.
    record SwitchTo(String branch) implements OfTime {}
}
