package org.moqlab.app.feed;

import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;

/// What the screen asks of the engine's thread.
sealed interface Order {
    /// Close what runs and start this, paused when simulated.
    ///
    /// @param generation number that tells this run from the others
    record Open(long generation, Scenario scenario, boolean live) implements Order {}

    /// Let time run, or stop it. Means nothing to a live mesh.
    record Play(boolean playing) implements Order {}

    /// How fast time runs.
    record Speed(double factor) implements Order {}

    /// Let one event happen. Means nothing to a live mesh.
    record StepOne() implements Order {}

    /// Let time run at full speed up to a time, then stop. Means nothing to a live mesh.
    ///
    /// @param to mesh time, ns
    record PlayTo(long to) implements Order {}

    /// Carry out a command.
    record Submit(MeshCommand command) implements Order {}

    /// Ask the watched ends of sessions now.
    record Look() implements Order {}

    /// Close what runs and end the thread.
    record Quit() implements Order {}
}
