package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;

/// Looks through the journal of a run in which nobody from outside took part: numbers have no gaps,
/// no relay's time goes back, everything received was sent, and every event has a cause that
/// precedes it and can be its cause, but for what comes from outside.
public final class Completeness {
    /// Most complaints that are listed.
    public static final int MAX_COMPLAINTS = 100;

    private final Scenario scenario;
    private final Journal journal;
    private final Set<Kind> external = new TreeSet<>();
    private final Set<String> begun = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();
    private boolean commanded;
    private final TreeMap<String, Long> clocks = new TreeMap<>();
    private long last;

    private Completeness(Scenario scenario, Journal journal) {
        this.scenario = scenario;
        this.journal = journal;
    }

    /// What was found.
    ///
    /// @param external the kinds of events without a cause
    /// @param complaints what is wrong, the first [#MAX_COMPLAINTS]
    public record Report(Set<Kind> external, List<String> complaints) {
        /// Creates the report; the list is copied.
        public Report {
            complaints = List.copyOf(complaints);
        }
    }

    /// Looks at every event of a journal that has dropped none.
    public static Report of(Scenario scenario, Journal journal) {
        Completeness looking = new Completeness(scenario, journal);
        if (journal.first() > 1) {
            looking.complain("the first " + (journal.first() - 1) + " events are gone");
        }
        journal.all().forEach(looking::look);
        return new Report(looking.external, looking.complaints);
    }

    private void complain(String what) {
        if (complaints.size() < MAX_COMPLAINTS) {
            complaints.add(what);
        }
    }

    private void look(MeshEvent event) {
        Long before = clocks.put(event.relay(), event.t());
        if (event.n() != last + 1 || (before != null && event.t() < before)) {
            complain("it does not follow event " + last + ": " + event);
        }
        last = event.n();
        if (event.cause() == MeshEvent.EXTERNAL) {
            external.add(event.kind());
            if (!comesFromOutside(event)) {
                complain("without cause: " + event);
            }
        } else {
            Optional<MeshEvent> cause = journal.event(event.cause());
            if (cause.isEmpty() || cause.get().n() >= event.n()) {
                complain("its cause does not precede it: " + event);
            } else if (!fits(event, cause.get())) {
                complain(event + " cannot be due to " + cause.get());
            }
        }
        begun.add(event.relay());
        commanded |= event.kind() == Kind.COMMAND;
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
            case EventBody.TruthChanged _ -> event.t() == 0 || !commanded;
            case EventBody _ -> false;
        };
    }

    private boolean isRelay(String name) {
        return scenario.topology().relays().contains(name);
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
            case EventBody.Sent _, EventBody.Decided _, EventBody.DeadlineReached _ ->
                    cause.relay().equals(event.relay()) || isOrder(cause);
            case EventBody.SessionChanged change -> fits(event, change, cause);
            case EventBody.RelayFailed _ -> cause.relay().equals(event.relay()) || isOrder(cause);
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

    /// Whether a person or the scenario had something done, by whomever.
    private static boolean isOrder(MeshEvent event) {
        return event.kind() == Kind.COMMAND || event.kind() == Kind.FAULT;
    }
}
