package org.moqlab.app.compare;

import java.util.List;
import java.util.OptionalLong;
import org.moqlab.app.presence.PresenceHistory;
import org.moqlab.app.presence.Stretch;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Journal;

/// How far away one relay held the published name over a run.
///
/// @param relay whose table it is; empty where nobody publishes
/// @param stretches what it held when
/// @param died when the last publisher had gone, ns; empty when none had
public record HopsLine(String relay, List<Stretch> stretches, OptionalLong died) {
    /// A line of nothing.
    static final HopsLine NONE = new HopsLine("", List.of(), OptionalLong.empty());

    private static final int EVENTS_A_READ = 10_000;

    /// Creates a line; the list is copied.
    public HopsLine {
        stretches = List.copyOf(stretches);
    }

    /// Reads a whole recording: what the first publisher publishes, at the first other relay that
    /// the scenario never stops, else where it publishes.
    ///
    /// @param end when the run ended, ns
    static HopsLine of(Scenario scenario, Journal recording, OptionalLong died, long end) {
        return scenario.clients().stream()
                .filter(ClientSpec::publisher)
                .findFirst()
                .map(publisher -> read(scenario, publisher, recording, died, end))
                .orElse(NONE);
    }

    private static HopsLine read(
            Scenario scenario,
            ClientSpec publisher,
            Journal recording,
            OptionalLong died,
            long end) {
        Namespace namespace = scenario.effective(publisher);
        String relay = seenFrom(scenario, publisher.at());
        PresenceHistory history = new PresenceHistory(namespace, List.of(relay));
        long read = 0;
        var events = recording.events(1, EVENTS_A_READ);
        while (!events.isEmpty()) {
            events.forEach(history::accept);
            read = events.getLast().n();
            events = recording.events(read + 1, EVENTS_A_READ);
        }
        return new HopsLine(relay, history.stretches(relay, end), died);
    }

    private static String seenFrom(Scenario scenario, String publisher) {
        List<String> stopped =
                scenario.acts().stream()
                        .map(Scenario.Act::command)
                        .filter(MeshCommand.StopRelay.class::isInstance)
                        .map(MeshCommand.StopRelay.class::cast)
                        .map(MeshCommand.StopRelay::relay)
                        .toList();
        return scenario.topology().relays().stream()
                .filter(relay -> !relay.equals(publisher) && !stopped.contains(relay))
                .findFirst()
                .orElse(publisher);
    }

    /// The most hops it ever held.
    public long most() {
        return stretches.stream().mapToLong(stretch -> stretch.look().hops()).max().orElse(0);
    }

    /// The hops it held at a time, ns; -1 for none.
    public long at(long t) {
        return stretches.stream()
                .filter(stretch -> stretch.from() <= t && t <= stretch.to())
                .mapToLong(stretch -> stretch.look().hops())
                .reduce(-1, (_, later) -> later);
    }
}
