package org.moqlab.engine.mesh;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.Silence;

/// A running mesh, simulated or live: the port every front end uses. Safe to call from any thread
/// unless a driver says otherwise.
public interface Mesh extends AutoCloseable {
    /// What is being played.
    Scenario scenario();

    /// Mesh time in ns since the start.
    long now();

    /// The present state, folded from the journal.
    MeshSnapshot snapshot();

    /// Everything that happened.
    Journal journal();

    /// Carries out a command, now in a simulated mesh, as soon as possible in a live one. Unknown
    /// names and commands that make no sense in the present state are journalled as dropped.
    void submit(MeshCommand command);

    /// What one end of a session has to say of it. A live mesh tells what it last knew, with its
    /// age, and asks anew for the next call; the first call may find nothing yet. A mesh in virtual
    /// time tells the present, to the thread that drives it.
    ///
    /// @param endpoint name of the relay or client whose end it is
    /// @param session the session's number
    /// @return empty while nothing is known, after the end has let go of the session, and where a
    ///   driver cannot know
    default Optional<SessionDetail> detail(String endpoint, long session) {
        return Optional.empty();
    }

    /// The ends of sessions that hear nothing now, and when each gives up. A mesh in virtual time
    /// tells the present, to the thread that drives it. A live mesh tells what it last knew and
    /// asks anew for the next call; when something last arrived it knows to about a second.
    default List<Silence> silences() {
        return List.of();
    }

    /// Ids of the invariants that had anything to judge so far, broken or not. Those that are
    /// judged and not among them neither hold nor break yet: no name has outlived its bound, say.
    /// Waits for nobody. Empty where a driver does not know.
    default Optional<List<String>> judged() {
        return Optional.empty();
    }

    /// Ends the mesh and frees what it holds.
    @Override
    void close();
}
