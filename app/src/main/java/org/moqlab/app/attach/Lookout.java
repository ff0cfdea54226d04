package org.moqlab.app.attach;

import java.time.Instant;
import java.util.Optional;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.model.Namespace;

/// From where a cluster is seen: an attachment to what runs, or a recording of one. Any thread.
public interface Lookout extends AutoCloseable {
    /// What is seen, in words fit for the title of a window; never with a token.
    String title();

    /// Whether it is watched now; false for a recording.
    boolean watches();

    /// When the watching began, by the clock of who watched; empty where that is not known.
    Optional<Instant> began();

    /// Time since the watching began, ns; of a recording its end.
    long now();

    /// What is known at present; never waits.
    Moment present();

    /// What became known of late.
    Flight flight();

    /// Asks a relay for a track of a name it tells, which is the only thing here that asks for more
    /// than who tells what; nothing where nothing is watched.
    ///
    /// @param relay what it is called by those who attached
    /// @param track which one
    void prove(String relay, Namespace namespace, String track);

    /// Stops watching; may take a while.
    @Override
    void close();
}
