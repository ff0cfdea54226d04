package org.moqlab.engine.mesh.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// Why B does not have what its one neighbour A has, in journals written by hand.
final class UntoldTest {
    private static final Namespace TEST = new Namespace("test");
    private static final Origin B = new Origin(0xb);

    private final Journal journal = new Journal();

    UntoldTest() {
        happens("A", 0, 0, new EventBody.RelayChanged(true, "started"));
        happens("B", 0, 0, new EventBody.RelayChanged(true, "started"));
        happens("A", 1, 1, new SessionChanged(Phase.OPENED, "B", true, "moq-lite-04", 0));
        happens("B", 1, 3, new SessionChanged(Phase.OPENED, "A", false, "moq-lite-04", 0));
        happens("", 0, 0, new EventBody.TruthChanged(TEST, List.of("pub"), 0));
    }

    private long happens(String where, long session, long cause, EventBody body) {
        long n = journal.next();
        long t = n * Durations.MILLI;
        journal.append(new MeshEvent(n, t, where, session, cause, List.of(), body));
        return n;
    }

    private static MessageView message(MessageView.Kind kind, String name, String summary) {
        return new MessageView(kind, name, summary, List.of(), Bytes.EMPTY);
    }

    private void holds(Origin... passed) {
        Route route = new Route(1, new SessionId(2), new HopPath(List.of(passed)), 0, 0);
        Optional<RankedRoute> best = Optional.of(new RankedRoute(route, Reason.FIRST_HEARD));
        TableRow row = new TableRow(TEST, best, List.of(), 0);
        happens("A", 0, 0, new EventBody.Decided(row, "first heard"));
    }

    private void asks() {
        MessageView ask =
                message(
                        MessageView.Kind.INTEREST,
                        "ANNOUNCE_REQUEST",
                        "prefix \"\" except through " + B);
        hears(ask);
    }

    private String why() {
        List<String> relays = List.of("A", "B");
        Topology topology = new Topology(Topology.Shape.LINE, relays, 1, Durations.MILLI, 0);
        Scenario scenario =
                new Scenario(
                        "two",
                        "",
                        "",
                        1,
                        "gossip-2026-05",
                        topology,
                        Knobs.NONE,
                        List.of(),
                        List.of(),
                        List.of());
        Past past = Past.of(journal, journal.last());
        Explanation explanation =
                new Explainer(scenario, past, journal.snapshot(), Durations.SECOND)
                        .entry("B", TEST);
        Cited.check(explanation, journal);
        return explanation.statements().getLast().text();
    }

    @Test
    void nobodyHasAskedForIt() {
        holds(new Origin(1));

        assertEquals(
                "A has it, but no request for announcements of B has reached A over session 1"
                        + " (#3).",
                why());
    }

    @Test
    void whatHasPassedIsSparedWhoeverAskedForThat() {
        asks();
        holds(new Origin(1), B);

        assertEquals(
                "B has asked A for nothing that has passed B (#7), and the best route of A has"
                        + " (#8).",
                why());
    }

    @Test
    void whoHasSaidWhoItIsOnALabWireIsSparedWhatHasPassedIt() {
        happens("A", 1, 1, new SessionChanged(Phase.OPENED, "B", true, "moqlab-06", 0));
        hears(message(MessageView.Kind.SETUP, "SETUP", "origin " + B));
        hears(message(MessageView.Kind.INTEREST, "ANNOUNCE_REQUEST", "prefix \"\""));
        holds(new Origin(1), B);

        assertEquals(
                "B has told A who it is (#8), so that it hears of nothing that has passed it, and"
                        + " the best route of A has (#11).",
                why());
    }

    private void hears(MessageView said) {
        long sent = happens("B", 1, 4, new EventBody.Sent(said, 1, 0));
        happens("A", 1, sent, new EventBody.Received(said, 1, 0));
    }

    @Test
    void whatIsToldIsStillOnItsWay() {
        asks();
        holds(new Origin(1));
        tells();

        assertEquals(
                "A has it (#8), B has asked for announcements (#7), and A told it at 9ms (#9); that"
                        + " is still on its way.",
                why());
    }

    private long tells() {
        MessageView told = message(MessageView.Kind.ANNOUNCE, "ANNOUNCE", "test, 2 hops");
        return happens("A", 1, 8, new EventBody.Sent(told, 2, 0));
    }

    @Test
    void whatHasPassedIsRefused() {
        asks();
        holds(new Origin(1));
        MessageView told = message(MessageView.Kind.ANNOUNCE, "ANNOUNCE", "test, 2 hops");
        long heard = happens("B", 1, tells(), new EventBody.Received(told, 2, 0));
        String what = "announce test with hops [1, b]";
        happens("B", 1, heard, new EventBody.Dropped(what, "refused, it has passed here before"));

        assertEquals(
                "A told it, heard at 10ms (#10); B threw away announce test with hops [1, b] at"
                        + " 11ms (#11): refused, it has passed here before.",
                why());
    }
}
