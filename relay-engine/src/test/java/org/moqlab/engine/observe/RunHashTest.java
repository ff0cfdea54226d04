package org.moqlab.engine.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// The hash of a run: every field of every event counts, and so does their order.
final class RunHashTest {
    private static final Namespace TEST = new Namespace("test");

    private static MeshEvent event(EventBody body) {
        return new MeshEvent(7, 8, "A", 9, 3, List.of(1L, 2L), body);
    }

    private static MessageView message(
            MessageView.Kind kind, String name, String summary, String field, String value) {
        return new MessageView(
                kind,
                name,
                summary,
                List.of(new MessageView.Field(field, value)),
                Bytes.ofHex("01 02"));
    }

    private static final MessageView MESSAGE =
            message(MessageView.Kind.ANNOUNCE, "ANNOUNCE", "test", "hops", "1");

    private static RankedRoute ranked(
            long uid, long session, Hops hops, long at, long note, Reason reason) {
        Route route = new Route(uid, new SessionId(session), hops, at, note);
        return new RankedRoute(route, reason);
    }

    private static EventBody decided(RankedRoute best, List<RankedRoute> standby, long until) {
        return new EventBody.Decided(new TableRow(TEST, Optional.of(best), standby, until), "rule");
    }

    private static Stream<MeshEvent> headers() {
        EventBody body = new EventBody.CommandApplied("start: pub");
        return Stream.of(
                new MeshEvent(7, 8, "A", 9, 3, List.of(1L, 2L), body),
                new MeshEvent(6, 8, "A", 9, 3, List.of(1L, 2L), body),
                new MeshEvent(7, 9, "A", 9, 3, List.of(1L, 2L), body),
                new MeshEvent(7, 8, "B", 9, 3, List.of(1L, 2L), body),
                new MeshEvent(7, 8, "A", 8, 3, List.of(1L, 2L), body),
                new MeshEvent(7, 8, "A", 9, 4, List.of(1L, 2L), body),
                new MeshEvent(7, 8, "A", 9, 3, List.of(2L, 1L), body),
                new MeshEvent(7, 8, "A", 9, 3, List.of(1L), body),
                new MeshEvent(7, 8, "A", 9, 3, List.of(), body));
    }

    private static Stream<EventBody> messages() {
        List<MessageView> views = new ArrayList<>();
        views.add(MESSAGE);
        views.add(message(MessageView.Kind.REANNOUNCE, "ANNOUNCE", "test", "hops", "1"));
        views.add(message(MessageView.Kind.ANNOUNCE, "OTHER", "test", "hops", "1"));
        views.add(message(MessageView.Kind.ANNOUNCE, "ANNOUNCE", "tes", "hops", "1"));
        views.add(message(MessageView.Kind.ANNOUNCE, "ANNOUNCE", "test", "hop", "1"));
        views.add(message(MessageView.Kind.ANNOUNCE, "ANNOUNCE", "test", "hops", "2"));
        views.add(new MessageView(MESSAGE.kind(), "ANNOUNCE", "test", List.of(), MESSAGE.bytes()));
        views.add(
                new MessageView(
                        MESSAGE.kind(), "ANNOUNCE", "test", MESSAGE.fields(), Bytes.ofHex("01")));
        Stream<EventBody> sent = views.stream().map(view -> new EventBody.Sent(view, 4, 5));
        Stream<EventBody> received = views.stream().map(view -> new EventBody.Received(view, 4, 5));
        Stream<EventBody> places =
                Stream.of(
                        new EventBody.Sent(MESSAGE, 5, 5),
                        new EventBody.Sent(MESSAGE, 4, 6),
                        new EventBody.Received(MESSAGE, 5, 5),
                        new EventBody.Received(MESSAGE, 4, 6));
        return Stream.of(sent, received, places).flatMap(s -> s);
    }

    private static Stream<EventBody> rows() {
        HopCount two = new HopCount(2);
        RankedRoute best = ranked(1, 2, two, 3, 4, Reason.FIRST_HEARD);
        RankedRoute other = ranked(5, 6, two, 7, 8, Reason.LONGER);
        return Stream.of(
                decided(best, List.of(other), 9),
                decided(other, List.of(best), 9),
                decided(best, List.of(), 9),
                decided(best, List.of(other, other), 9),
                decided(best, List.of(other), 0),
                decided(ranked(9, 2, two, 3, 4, Reason.FIRST_HEARD), List.of(other), 9),
                decided(ranked(1, 9, two, 3, 4, Reason.FIRST_HEARD), List.of(other), 9),
                decided(ranked(1, 2, HopCount.ZERO, 3, 4, Reason.FIRST_HEARD), List.of(other), 9),
                decided(ranked(1, 2, path(), 3, 4, Reason.FIRST_HEARD), List.of(other), 9),
                decided(ranked(1, 2, path(5), 3, 4, Reason.FIRST_HEARD), List.of(other), 9),
                decided(ranked(1, 2, path(5, 6), 3, 4, Reason.FIRST_HEARD), List.of(other), 9),
                decided(ranked(1, 2, two, 9, 4, Reason.FIRST_HEARD), List.of(other), 9),
                decided(ranked(1, 2, two, 3, 9, Reason.FIRST_HEARD), List.of(other), 9),
                decided(ranked(1, 2, two, 3, 4, Reason.PROMOTED), List.of(other), 9),
                new EventBody.Decided(TableRow.gone(TEST), "rule"),
                new EventBody.Decided(TableRow.gone(TEST), "other rule"),
                new EventBody.Decided(TableRow.gone(new Namespace("other")), "rule"));
    }

    private static Hops path(long... ids) {
        return new HopPath(java.util.Arrays.stream(ids).mapToObj(Origin::new).toList());
    }

    private static Stream<EventBody> changes() {
        return Stream.of(
                new EventBody.Dropped("what", "why"),
                new EventBody.Dropped("wha", "twhy"),
                new EventBody.DeadlineReached("a", "b", "c"),
                new EventBody.DeadlineReached("x", "b", "c"),
                new EventBody.DeadlineReached("a", "x", "c"),
                new EventBody.DeadlineReached("a", "b", "x"),
                new SessionChanged(Phase.OPENED, "B", true, "d", 5),
                new SessionChanged(Phase.CLOSED, "B", true, "d", 5),
                new SessionChanged(Phase.OPENED, "C", true, "d", 5),
                new SessionChanged(Phase.OPENED, "B", false, "d", 5),
                new SessionChanged(Phase.OPENED, "B", true, "e", 5),
                new SessionChanged(Phase.OPENED, "B", true, "d", 6),
                new EventBody.ClientChanged(ClientState.ASKED, -1, "d"),
                new EventBody.ClientChanged(ClientState.ACCEPTED, -1, "d"),
                new EventBody.ClientChanged(ClientState.ASKED, 0, "d"),
                new EventBody.ClientChanged(ClientState.ASKED, -1, "e"),
                new EventBody.RelayChanged(true, "started"),
                new EventBody.RelayChanged(false, "started"),
                new EventBody.RelayChanged(true, "restarted"));
    }

    private static Stream<EventBody> facts() {
        List<String> relays = List.of("A", "B");
        List<Long> evidence = List.of(1L, 2L);
        return Stream.of(
                new EventBody.TruthChanged(TEST, List.of("pub"), 0),
                new EventBody.TruthChanged(new Namespace("x"), List.of("pub"), 0),
                new EventBody.TruthChanged(TEST, List.of(), 0),
                new EventBody.TruthChanged(TEST, List.of("pub", ""), 0),
                new EventBody.TruthChanged(TEST, List.of("pub"), 1),
                new EventBody.CommandApplied("a"),
                new EventBody.CommandApplied("b"),
                new EventBody.FaultApplied("a"),
                new EventBody.FaultApplied("b"),
                new EventBody.RelayFailed("a"),
                new EventBody.RelayFailed("b"),
                raised("i", "s", relays, "e", "f", evidence),
                raised("x", "s", relays, "e", "f", evidence),
                raised("i", "x", relays, "e", "f", evidence),
                raised("i", "s", List.of("A"), "e", "f", evidence),
                raised("i", "s", relays, "x", "f", evidence),
                raised("i", "s", relays, "e", "x", evidence),
                raised("i", "s", relays, "e", "f", List.of(2L, 1L)));
    }

    private static EventBody raised(
            String invariant,
            String subject,
            List<String> relays,
            String expected,
            String found,
            List<Long> evidence) {
        return new EventBody.FindingRaised(
                new Finding(invariant, subject, relays, expected, found, evidence));
    }

    private static List<MeshEvent> variants() {
        Stream<EventBody> bodies =
                Stream.of(messages(), rows(), changes(), facts()).flatMap(s -> s);
        return Stream.concat(headers(), bodies.map(RunHashTest::event)).toList();
    }

    @Test
    void no_two_different_events_have_one_hash() {
        Map<String, MeshEvent> seen = new TreeMap<>();
        for (MeshEvent event : variants()) {
            MeshEvent before = seen.put(RunHash.of(List.of(event)), event);
            assertEquals(null, before, "same hash as " + event);
        }
        assertTrue(seen.size() > 80, seen.size() + " variants");
    }

    @Test
    void equal_events_have_one_hash() {
        assertEquals(
                variants().stream().map(e -> RunHash.of(List.of(e))).toList(),
                variants().stream().map(e -> RunHash.of(List.of(e))).toList());
    }

    @Test
    void an_empty_path_is_not_a_count_of_0() {
        assertNotEquals(
                RunHash.of(List.of(event(row(HopCount.ZERO)))),
                RunHash.of(List.of(event(row(path())))));
    }

    private static EventBody row(Hops hops) {
        return decided(ranked(1, 2, hops, 3, 4, Reason.FIRST_HEARD), List.of(), 0);
    }

    @Test
    void order_and_number_of_events_count() {
        MeshEvent one = event(new EventBody.CommandApplied("a"));
        MeshEvent two = event(new EventBody.CommandApplied("b"));
        String hash = RunHash.of(List.of(one, two));

        assertNotEquals(hash, RunHash.of(List.of(two, one)));
        assertNotEquals(hash, RunHash.of(List.of(one)));
        assertNotEquals(hash, RunHash.of(List.of(one, two, two)));
    }

    @Test
    void the_hash_of_nothing_is_that_of_sha_256() {
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                RunHash.of(List.of()));
    }

    @Test
    void a_hash_goes_on_from_where_it_stood() {
        List<MeshEvent> events = variants();
        RunHash hash = new RunHash();
        RunHash half = hash;
        for (int i = 0; i < events.size(); i++) {
            half = i == events.size() / 2 ? hash.copy() : half;
            hash.add(events.get(i));
            assertEquals(RunHash.of(events.subList(0, i + 1)), hash.hex());
        }
        assertEquals(RunHash.of(events.subList(0, events.size() / 2)), half.hex());
        events.subList(events.size() / 2, events.size()).forEach(half::add);
        assertEquals(hash.hex(), half.hex());
    }
}
