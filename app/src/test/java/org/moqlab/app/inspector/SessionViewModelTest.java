package org.moqlab.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.SessionEnd;
import org.moqlab.app.words.Figures;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.SessionView;

final class SessionViewModelTest {
    private static final long LIVE = 1_500 * Durations.MILLI;

    private final Run run = new Run(Scenarios.zombie());
    private final Selection selection = new Selection();
    private final SessionViewModel viewModel =
            new SessionViewModel(run.moments(), run, run, selection);

    private SessionView between(String dialer, String acceptor) {
        return run.mesh().snapshot().sessions().values().stream()
                .filter(s -> s.dialer().equals(dialer) && s.acceptor().equals(acceptor))
                .findFirst()
                .orElseThrow();
    }

    private SessionView select(String dialer, String acceptor) {
        SessionView session = between(dialer, acceptor);
        selection.sessionProperty().set(Optional.of(session.id()));
        return session;
    }

    private SessionDetail detail(String end, long session) {
        return run.mesh().detail(end, session).orElseThrow();
    }

    /// The values of the dialling end under a title of the facts, by name.
    private String fact(String title, String name) {
        String under = "";
        for (EndFact fact : viewModel.facts()) {
            under = fact.title() ? fact.name() : under;
            if (under.equals(title) && fact.name().equals(name) && !fact.title()) {
                return fact.dialer() + " | " + fact.acceptor();
            }
        }
        return "no " + title + " " + name;
    }

    private static String streams(SessionDetail.Streams a, SessionDetail.Streams b) {
        return "%s bidi, %s uni | %s bidi, %s uni"
                .formatted(
                        Figures.count(a.bidi()),
                        Figures.count(a.uni()),
                        Figures.count(b.bidi()),
                        Figures.count(b.uni()));
    }

    private static String first(String both) {
        return both.substring(0, both.indexOf(" | "));
    }

    private static String counts(long a, long b) {
        return Figures.count(a) + " | " + Figures.count(b);
    }

    @Test
    void nothingIsAskedUntilASessionIsSelectedAndNothingAfterIt() {
        run.to(LIVE);
        assertEquals(List.of(), run.watched());
        SessionView session = select("A", "B");
        assertEquals(
                List.of(new SessionEnd("A", session.id()), new SessionEnd("B", session.id())),
                run.watched());
        selection.selectNode(Optional.of("C"));
        assertEquals(List.of(), run.watched());
    }

    @Test
    void bothEndsSayWhatTheMeshKnowsOfThem() {
        run.to(LIVE);
        SessionView session = select("A", "B");
        SessionDetail a = detail("A", session.id());
        SessionDetail b = detail("B", session.id());
        assertEquals("up | up", fact("", "State"));
        assertEquals("moq-lite-03 | moq-lite-03", fact("", "Version"));
        assertEquals("raw QUIC | raw QUIC", fact("", "Transport"));
        assertEquals("dialled | accepted", fact("", "Role"));
        assertEquals("none | none", fact("", "Path"));
        assertEquals(
                Figures.clock(a.openedAt()) + " | " + Figures.clock(b.openedAt()),
                fact("", "Up since"));
        assertEquals("10\u00a0ms | 10\u00a0ms", fact("", "Round trip"));
        assertEquals(counts(a.sent().octets(), b.sent().octets()), fact("Sent", "Octets"));
        assertEquals(
                counts(a.received().octets(), b.received().octets()), fact("Received", "Octets"));
        assertEquals(streams(a.opened(), b.opened()), fact("Streams", "Opened"));
        assertEquals(streams(a.accepted(), b.accepted()), fact("Streams", "Accepted"));
        assertEquals(streams(a.ours(), b.ours()), fact("Streams", "Open, own"));
        assertEquals(streams(a.theirs(), b.theirs()), fact("Streams", "Open, of peer"));
        assertEquals(streams(a.credit(), b.credit()), fact("Streams", "May still open"));
        assertEquals("", viewModel.noteProperty().get());
        assertTrue(a.sent().octets() > 0 && b.sent().octets() > 0);
    }

    @Test
    void theFiguresFollowTheMesh() {
        run.to(LIVE);
        SessionView session = select("A", "B");
        String before = fact("Sent", "Octets");
        run.to(4 * Durations.SECOND);
        SessionDetail a = detail("A", session.id());
        SessionDetail b = detail("B", session.id());
        assertEquals(counts(a.sent().octets(), b.sent().octets()), fact("Sent", "Octets"));
        assertTrue(!fact("Sent", "Octets").equals(before));
        assertEquals(
                Figures.clock(4 * Durations.SECOND) + " | " + Figures.clock(4 * Durations.SECOND),
                fact("Packets", "As of").startsWith("no")
                        ? fact("Streams", "As of")
                        : fact("Packets", "As of"));
    }

    @Test
    void theOpenStreamsAreThoseOfTheChosenEnd() {
        run.to(LIVE);
        SessionView session = select("A", "B");
        for (String end : List.of("A", "B")) {
            viewModel.endProperty().set(end);
            List<StreamLine> wanted =
                    detail(end, session.id()).streams().stream().map(StreamLine::of).toList();
            assertTrue(!wanted.isEmpty());
            assertEquals(wanted, viewModel.streams());
        }
    }

    @Test
    void theEndThePersonComesFromIsChosen() {
        run.to(LIVE);
        selection.selectNode(Optional.of("B"));
        select("A", "B");
        assertEquals("B", viewModel.endProperty().get());
        select("A", "C");
        assertEquals("A", viewModel.endProperty().get());
    }

    @Test
    void theTwoSessionsOfAPairAreToldApart() {
        run.to(LIVE);
        SessionView there = select("A", "B");
        SessionView back = between("B", "A");
        assertEquals(
                List.of(Long.toString(there.id()), Long.toString(back.id())),
                viewModel.sessions().stream().map(Choice::key).sorted().toList());
        viewModel.select(Long.toString(back.id()));
        assertEquals(Optional.of(back.id()), selection.sessionProperty().get());
        assertEquals("dialled | accepted", fact("", "Role"));
        assertEquals(List.of("B", "A"), viewModel.ends().stream().map(Choice::key).toList());
        SessionDetail b = detail("B", back.id());
        SessionDetail a = detail("A", back.id());
        assertEquals(counts(b.sent().octets(), a.sent().octets()), fact("Sent", "Octets"));
    }

    @Test
    void theMessagesAreThoseOfTheEndNewestFirstWithTheirOctets() {
        run.to(LIVE);
        SessionView session = select("A", "B");
        viewModel.endProperty().set("B");
        List<MeshEvent> said =
                run.mesh().journal().all().stream()
                        .filter(e -> e.session() == session.id() && e.relay().equals("B"))
                        .filter(e -> SessionMessage.of(e).isPresent())
                        .toList();
        List<MessageLine> lines = viewModel.messages().lines();
        assertEquals(
                said.stream().map(MeshEvent::n).toList().reversed(),
                lines.stream().map(MessageLine::event).toList());
        MeshEvent announced =
                said.stream()
                        .filter(e ->
                                e.body() instanceof EventBody.Received r
                                        && r.message().summary().startsWith("test"))
                        .findFirst()
                        .orElseThrow();
        EventBody.Received body = (EventBody.Received) announced.body();
        MessageLine line =
                lines.stream().filter(l -> l.event() == announced.n()).findFirst().orElseThrow();
        assertEquals(
                new MessageLine(
                        announced.n(),
                        Figures.micros(announced.t()),
                        false,
                        "announce",
                        body.message().name(),
                        "stream " + body.stream(),
                        body.message().summary(),
                        body.message().bytes().toHex().replaceAll("(..)(?!$)", "$1 ")),
                line);
    }

    @Test
    void atMostTwoHundredMessagesAreToldAndAKindCanBePicked() {
        run.to(8_900 * Durations.MILLI);
        SessionView session = select("A", "B");
        viewModel.endProperty().set("A");
        MessagesViewModel messages = viewModel.messages();
        List<MeshEvent> setUp =
                run.mesh().journal().all().stream()
                        .filter(e -> e.session() == session.id() && e.relay().equals("A"))
                        .filter(e ->
                                SessionMessage.of(e)
                                        .filter(m -> m.view().kind().name().equals("INTEREST"))
                                        .isPresent())
                        .toList();
        messages.kindProperty().set(kind("INTEREST"));
        assertEquals(
                setUp.stream().map(MeshEvent::n).toList().reversed(),
                messages.lines().stream().map(MessageLine::event).toList());
        messages.kindProperty().set(kind(""));
        assertTrue(messages.lines().size() <= MessageLog.MAX);
        assertTrue(messages.lines().size() > setUp.size());
    }

    private Choice kind(String key) {
        return viewModel.messages().kinds().stream()
                .filter(choice -> choice.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEndThatLetGoIsNamedAndASessionThatIsOverKeepsWhatWasLastKnown() {
        run.to(8_900 * Durations.MILLI);
        SessionView session = select("A", "B");
        String octets = fact("Sent", "Octets");
        int said = viewModel.messages().lines().size();
        run.to(9_050 * Durations.MILLI);
        assertEquals("gone | up", fact("", "State"));
        assertEquals(
                "Only one end still holds this session: A does not.",
                viewModel.noteProperty().get());
        assertEquals(first(octets), first(fact("Sent", "Octets")));
        run.to(60 * Durations.SECOND);
        assertTrue(!run.mesh().snapshot().sessions().containsKey(session.id()));
        assertEquals("gone | gone", fact("", "State"));
        assertEquals(
                "This session is over; these are the last figures its ends told.",
                viewModel.noteProperty().get());
        assertEquals(List.of(), viewModel.streams());
        assertTrue(viewModel.messages().lines().size() >= said);
        assertEquals(List.of("A", "B"), viewModel.ends().stream().map(Choice::key).toList());
    }

    @Test
    void aMessageSelectsItsEventAndKeepsTheSession() {
        run.to(LIVE);
        SessionView session = select("A", "B");
        long event = viewModel.messages().lines().getFirst().event();
        viewModel.messages().selectEvent(event);
        assertEquals(Optional.of(event), selection.eventProperty().get());
        assertEquals(Optional.of(session.id()), selection.sessionProperty().get());
    }
}
