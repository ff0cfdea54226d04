package org.moqlab.engine.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;

/// Looks through a whole journal for events whose cause is missing or cannot be theirs.
public final class Causes {
    private final Scenario scenario;
    private final Journal journal;
    private final Set<Kind> external = new TreeSet<>();
    private final Set<String> begun = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();

    private Causes(Scenario scenario, Journal journal) {
        this.scenario = scenario;
        this.journal = journal;
    }

    /// The kinds of events without a cause, and what is wrong with the others.
    public record Report(Set<Kind> external, List<String> complaints) {}

    /// Looks at every event.
    public static Report of(Scenario scenario, Journal journal) {
        Causes causes = new Causes(scenario, journal);
        journal.all().forEach(causes::look);
        return new Report(causes.external, causes.complaints);
    }

    private void look(MeshEvent event) {
        if (event.cause() == MeshEvent.EXTERNAL) {
            external.add(event.kind());
            if (!comesFromOutside(event)) {
                complaints.add("without cause: " + event);
            }
        } else {
            Optional<MeshEvent> cause = journal.event(event.cause());
            if (cause.isEmpty() || cause.get().n() >= event.n()) {
                complaints.add("its cause does not precede it: " + event);
            } else if (!fits(event, cause.get())) {
                complaints.add(event + " cannot be due to " + cause.get());
            }
        }
        begun.add(event.relay());
    }

    /// A person or the scenario may do something, also something that is refused; the mesh starts
    /// its relays, and the clients that no act starts. Nothing else comes from nowhere.
    private boolean comesFromOutside(MeshEvent event) {
        return switch (event.body()) {
            case EventBody.CommandApplied _, EventBody.FaultApplied _ -> true;
            case EventBody.Dropped _ -> event.relay().isEmpty();
            case EventBody.RelayChanged change ->
                    change.up() && !begun.contains(event.relay()) && isRelay(event.relay());
            case EventBody.ClientChanged change ->
                    change.state() == ClientState.CONNECTING && !begun.contains(event.relay());
            case EventBody.TruthChanged _ -> event.t() == 0 || beforeAnyCommand(event);
            case EventBody _ -> false;
        };
    }

    private boolean isRelay(String name) {
        return scenario.topology().relays().contains(name);
    }

    private boolean beforeAnyCommand(MeshEvent event) {
        return journal.events(1, (int) event.n()).stream()
                .noneMatch(before -> before.kind() == Kind.COMMAND);
    }

    private static boolean fits(MeshEvent event, MeshEvent cause) {
        return switch (event.body()) {
            case EventBody.Received got ->
                    cause.body() instanceof EventBody.Sent sent
                            && cause.session() == event.session()
                            && !cause.relay().equals(event.relay())
                            && sent.stream() == got.stream()
                            && sent.offset() == got.offset()
                            && sent.message().bytes().equals(got.message().bytes());
            case EventBody.Sent _ -> cause.relay().equals(event.relay());
            case EventBody.Decided _, EventBody.DeadlineReached _ ->
                    cause.relay().equals(event.relay());
            case EventBody.SessionChanged change -> fits(event, change, cause);
            case EventBody _ -> true;
        };
    }

    private static boolean fits(MeshEvent event, EventBody.SessionChanged change, MeshEvent cause) {
        return switch (change.phase()) {
            case OPENED ->
                    cause.session() == event.session()
                            && cause.body() instanceof EventBody.SessionChanged before
                            && before.phase() == Phase.DIALLING;
            case DIALLING, BACKING_OFF, GAVE_UP ->
                    cause.relay().equals(event.relay()) || cause.kind() == Kind.COMMAND;
            case CLOSED, IDLE, FAILED -> true;
        };
    }
}
