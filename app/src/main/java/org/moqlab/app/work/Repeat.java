package org.moqlab.app.work;

import java.util.List;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.Sought;

/// A scenario that does again what was done on a branch of a run.
///
/// @param scenario with all that was done among its acts
/// @param done what was done by hand, each with its time, in order
public record Repeat(Scenario scenario, List<String> done) {
    /// Creates it; the list is copied.
    public Repeat {
        done = List.copyOf(done);
    }

    /// Makes one of a recording of a simulated run; on any thread.
    ///
    /// @param open what was played
    /// @param recording of the branch, from its first event on
    /// @throws ScenarioException when a scenario has no room for all that was done
    public static Repeat of(Scenario open, Journal recording) throws ScenarioException {
        Sought commands = Sought.at("", Kind.COMMAND, Kind.FAULT);
        List<MeshEvent> done =
                Done.byHand(open, recording.events(1, Journal.MAX_EVENTS, commands), 0);
        return new Repeat(Done.with(open, done), done.stream().map(Repeat::words).toList());
    }

    private static String words(MeshEvent event) {
        return Words.of(
                "work.done-at", Words.command(Done.text(event.body())), Figures.seconds(event.t()));
    }
}
