package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// What an entry is, judged by what is really published: relays A and B joined by session 1, `pub`
/// connected to A by session 2.
final class TruthTest {
    private static final Namespace TEST = new Namespace("test");
    private static final long BOUND = 1_000;

    private MeshSnapshot snapshot = MeshSnapshot.EMPTY;

    TruthTest() {
        happens("A", 0, new EventBody.RelayChanged(true, "started"));
        happens("B", 0, new EventBody.RelayChanged(true, "started"));
        happens("pub", 0, new EventBody.ClientChanged(ClientState.CONNECTING, -1, ""));
        opened("A", 1, "B");
        opened("pub", 2, "A");
    }

    private void happens(String where, long session, EventBody body) {
        long n = snapshot.n() + 1;
        snapshot = snapshot.apply(new MeshEvent(n, n, where, session, 0, List.of(), body));
    }

    private void opened(String dialer, long session, String acceptor) {
        happens(dialer, session, new SessionChanged(Phase.OPENED, acceptor, true, "moql", 0));
        happens(acceptor, session, new SessionChanged(Phase.OPENED, dialer, false, "moql", 0));
    }

    private void best(String relay, long session) {
        Route route = new Route(1, new SessionId(session), new HopCount(1), 0, 0);
        Optional<RankedRoute> best = Optional.of(new RankedRoute(route, Reason.FIRST_HEARD));
        happens(relay, 0, new EventBody.Decided(new TableRow(TEST, best, List.of(), 0), ""));
    }

    private void published(String... publishers) {
        long bound = publishers.length == 0 ? BOUND : 0;
        happens("", 0, new EventBody.TruthChanged(TEST, List.of(publishers), bound));
    }

    private EntryState state(String relay, long later) {
        return Truth.state(snapshot, relay, TEST, snapshot.t() + later);
    }

    @Test
    void pointers_that_lead_to_a_publisher_are_live() {
        published("pub");
        best("A", 2);
        best("B", 1);

        assertEquals(
                new Truth.Pointers(List.of("B", "A", "pub"), false),
                Truth.pointers(snapshot, "B", TEST));
        assertEquals(EntryState.LIVE, state("A", 0));
        assertEquals(EntryState.LIVE, state("B", 1_000_000));
    }

    @Test
    void an_entry_without_publisher_lingers_until_its_bound_and_is_a_ghost_from_then_on() {
        published("pub");
        best("A", 2);
        best("B", 1);
        published();

        assertEquals(EntryState.LINGERING, state("B", 0));
        assertEquals(EntryState.LINGERING, state("B", BOUND - 1));
        assertEquals(EntryState.GHOST, state("B", BOUND));
    }

    @Test
    void relays_that_point_at_each_other_lead_nowhere() {
        best("A", 1);
        best("B", 1);
        published();

        assertEquals(
                new Truth.Pointers(List.of("A", "B", "A"), true),
                Truth.pointers(snapshot, "A", TEST));
        assertEquals(EntryState.GHOST, state("A", BOUND));
    }

    @Test
    void a_cycle_is_not_live_although_somebody_publishes_elsewhere() {
        best("A", 1);
        best("B", 1);
        published("other");

        assertEquals(EntryState.LINGERING, state("A", 1_000_000), "never a ghost while published");
    }

    @Test
    void what_should_be_there_and_is_not_is_missing_and_else_absent() {
        assertEquals(EntryState.ABSENT, state("A", 0));
        published("pub");
        assertEquals(EntryState.MISSING, state("A", 0));
        published();
        assertEquals(EntryState.ABSENT, state("A", BOUND));
    }

    @Test
    void of_a_relay_that_is_down_or_unheard_of_nothing_is_known() {
        published("pub");
        best("A", 2);
        happens("A", 0, new EventBody.RelayChanged(false, "kill"));

        assertEquals(EntryState.UNKNOWN, state("A", 0));
        assertEquals(EntryState.UNKNOWN, state("Z", 0));
    }

    @Test
    void a_session_with_the_life_before_does_not_lead_to_a_restarted_relay() {
        published("pub");
        best("A", 2);
        best("B", 1);
        happens("A", 0, new EventBody.RelayChanged(false, "kill"));
        published();
        happens("A", 0, new EventBody.RelayChanged(true, "restarted"));
        opened("A", 3, "B");
        best("A", 3);

        assertEquals(
                new Truth.Pointers(List.of("B", "A"), false, true),
                Truth.pointers(snapshot, "B", TEST));
        assertEquals(
                new Truth.Pointers(List.of("A", "B", "A"), false, true),
                Truth.pointers(snapshot, "A", TEST));
    }

    @Test
    void pointers_end_at_a_relay_that_is_down() {
        published("pub");
        best("A", 2);
        best("B", 1);
        happens("A", 0, new EventBody.RelayChanged(false, "kill"));

        assertEquals(
                new Truth.Pointers(List.of("B", "A"), false, true),
                Truth.pointers(snapshot, "B", TEST));
        assertEquals(EntryState.LINGERING, state("B", 0));
    }

    @Test
    void of_what_a_stranger_publishes_nothing_is_known() {
        happens("A", 7, new SessionChanged(Phase.OPENED, "client-1", false, "moq-lite-05", 0));
        best("A", 7);
        best("B", 1);

        assertEquals(
                new Truth.Pointers(List.of("B", "A", "client-1"), false),
                Truth.pointers(snapshot, "B", TEST));
        assertEquals(EntryState.UNKNOWN, state("B", 0));
        assertEquals(EntryState.UNKNOWN, state("A", 1_000_000));
    }

    @Test
    void pointers_end_where_a_connection_is_forgotten() {
        published("pub");
        best("A", 2);
        happens("pub", 2, new SessionChanged(Phase.CLOSED, "A", true, "", 0));
        happens("A", 2, new SessionChanged(Phase.CLOSED, "pub", false, "", 0));

        assertEquals(new Truth.Pointers(List.of("A"), false), Truth.pointers(snapshot, "A", TEST));
    }

    @Test
    void another_publisher_of_the_name_keeps_only_what_leads_to_it_live() {
        published("pub", "second");
        best("A", 2);
        best("B", 1);
        published("second");

        assertEquals(EntryState.LINGERING, state("A", 1_000_000));
        assertEquals(EntryState.LINGERING, state("B", 1_000_000));
    }
}
