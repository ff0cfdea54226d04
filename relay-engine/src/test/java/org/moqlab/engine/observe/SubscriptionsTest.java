package org.moqlab.engine.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Field;
import org.moqlab.engine.model.MessageView.Kind;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.simulation.SimulatedMesh;

/// What endpoints have asked of each other is followed from what they say.
final class SubscriptionsTest {
    private MeshSnapshot now = MeshSnapshot.EMPTY;

    private void happens(String who, long session, EventBody body) {
        long n = now.n() + 1;
        now = now.apply(new MeshEvent(n, 10 * n, who, session, 0, List.of(), body));
    }

    private void changes(String who, long session, Phase phase, String peer, boolean dialled) {
        happens(who, session, new EventBody.SessionChanged(phase, peer, dialled, "", 0));
    }

    private void opens(long session, String dialer, String acceptor) {
        changes(dialer, session, Phase.OPENED, acceptor, true);
        changes(acceptor, session, Phase.OPENED, dialer, false);
    }

    private static MessageView message(Kind kind, String name, Field... fields) {
        return new MessageView(kind, name, "", List.of(fields), Bytes.EMPTY);
    }

    private static MessageView subscribe(long id) {
        return message(
                Kind.SUBSCRIBE,
                "SUBSCRIBE",
                new Field("id", Long.toString(id)),
                new Field("broadcast", "test"),
                new Field("track", "video"));
    }

    private void says(String who, long session, long stream, MessageView message) {
        happens(who, session, new EventBody.Sent(message, stream, 0));
    }

    private void hears(String who, long session, long stream, MessageView message) {
        happens(who, session, new EventBody.Received(message, stream, 0));
    }

    private void getsGroup(String who, long session, long id) {
        Field subscription = new Field("subscription", Long.toString(id));
        hears(who, session, 99, message(Kind.GROUP, "GROUP", subscription));
    }

    /// B asks A on stream 4, and sub asks B on stream 8.
    private void ask() {
        opens(1, "B", "A");
        opens(2, "sub", "B");
        says("sub", 2, 8, subscribe(0));
        says("B", 1, 4, subscribe(0));
    }

    private List<String> asked() {
        return now.subscriptions().all().stream()
                .map(one -> one.who() + ">" + one.peer() + (one.served() ? "!" : ""))
                .toList();
    }

    @Test
    void what_is_asked_waits_until_a_group_comes() {
        ask();

        assertEquals(List.of("B>A", "sub>B"), asked());
        assertEquals(
                new SubscriptionView("B", "A", 1, "test", "video", "0", 6, 60, false),
                now.subscriptions().of("B").iterator().next());

        getsGroup("B", 1, 0);
        assertEquals(List.of("B>A!", "sub>B"), asked());

        Subscriptions before = now.subscriptions();
        getsGroup("B", 1, 0);
        assertSame(before, now.subscriptions());
    }

    @Test
    void what_was_asked_of_whom_is_found_by_event_subject_and_peer() {
        ask();
        Subscriptions open = now.subscriptions();

        assertEquals(1, open.of("sub", "test / video").size());
        assertEquals(List.of(), open.of("sub", "test / audio"));
        assertEquals(1, open.wantedOf("A"));
        assertEquals(0, open.wantedOf("sub"));
        EventBody same = new EventBody.Sent(subscribe(0), 4, 0);
        assertEquals(
                Optional.of("A"),
                open.asked(new MeshEvent(6, 60, "B", 1, 0, List.of(), same))
                        .map(SubscriptionView::peer));
        assertEquals(
                Optional.empty(), open.asked(new MeshEvent(7, 70, "B", 1, 0, List.of(), same)));
    }

    @Test
    void either_side_ends_it() {
        ask();
        says("sub", 2, 8, message(Kind.END, "FIN"));
        assertEquals(List.of("B>A"), asked());

        hears("B", 1, 4, message(Kind.END, "FIN"));
        assertEquals(Subscriptions.NONE, now.subscriptions());
    }

    @Test
    void a_refusal_ends_it_and_a_dropped_group_does_not() {
        ask();
        hears("B", 1, 4, message(Kind.REFUSAL, "SUBSCRIBE_DROP"));
        assertEquals(List.of("B>A", "sub>B"), asked());

        hears("B", 1, 4, message(Kind.REFUSAL, "RESET_STREAM"));
        assertEquals(List.of("sub>B"), asked());
    }

    private static MessageView byRequest(Kind kind, String name, long request, Field... more) {
        List<Field> fields = new ArrayList<>(List.of(new Field("request", Long.toString(request))));
        fields.addAll(List.of(more));
        return message(kind, name, fields.toArray(Field[]::new));
    }

    private void asksByRequest(long request) {
        says(
                "B",
                1,
                0,
                byRequest(
                        Kind.SUBSCRIBE,
                        "SUBSCRIBE",
                        request,
                        new Field("namespace", "test"),
                        new Field("track", "video")));
    }

    @Test
    void on_moq_transport_it_is_a_request_and_its_groups_go_by_their_alias() {
        opens(1, "B", "A");
        asksByRequest(2);
        asksByRequest(4);
        assertEquals(List.of("B>A", "B>A"), asked());
        MessageView group = message(Kind.GROUP, "SUBGROUP_HEADER", new Field("alias", "9"));
        hears("B", 1, 3, group);
        assertEquals(List.of("B>A", "B>A"), asked(), "nobody has said whose that is");

        Field alias = new Field("alias", "9");
        hears("B", 1, 0, byRequest(Kind.ACCEPT, "SUBSCRIBE_OK", 4, alias));
        hears("B", 1, 7, group);
        assertEquals(List.of("B>A!", "B>A"), asked());

        says("B", 1, 0, byRequest(Kind.END, "UNSUBSCRIBE", 4));
        assertEquals(List.of("B>A"), asked());
        hears("B", 1, 0, byRequest(Kind.REFUSAL, "SUBSCRIBE_ERROR", 2));
        assertEquals(Subscriptions.NONE, now.subscriptions());
    }

    @Test
    void a_request_that_is_no_number_of_this_wire_is_nobodys() {
        opens(1, "B", "A");
        asksByRequest(2);
        Subscriptions before = now.subscriptions();
        Field odd = new Field("request", "99999999999999999999");
        hears("B", 1, 0, message(Kind.END, "PUBLISH_DONE", odd));
        assertSame(before, now.subscriptions());
    }

    @Test
    void the_end_of_another_stream_leaves_it() {
        ask();
        Subscriptions before = now.subscriptions();
        hears("B", 1, 8, message(Kind.END, "FIN"));
        hears("A", 1, 4, message(Kind.END, "FIN"));
        says("B", 2, 4, message(Kind.DATA, "OBJECT"));

        assertSame(before, now.subscriptions());
    }

    @Test
    void it_goes_with_the_end_of_the_session_that_asked() {
        ask();
        changes("A", 1, Phase.CLOSED, "B", false);
        assertEquals(List.of("B>A", "sub>B"), asked());

        changes("B", 1, Phase.IDLE, "A", true);
        assertEquals(List.of("sub>B"), asked());
    }

    @Test
    void it_goes_with_the_relay_that_asked() {
        ask();
        happens("B", 0, new EventBody.RelayChanged(false, "kill"));

        assertEquals(List.of("sub>B"), asked());
        assertEquals(List.of(), List.copyOf(now.subscriptions().of("B")));
    }

    @Test
    void no_more_are_followed_than_the_bound() {
        ask();
        Map<Long, SessionView> sessions = now.sessions();
        Subscriptions open = Subscriptions.bounded(3);
        for (int i = 0; i < 5; i++) {
            EventBody asks = new EventBody.Sent(subscribe(i), 4L * i, 0);
            open = open.after(new MeshEvent(i, i, "B", 1, 0, List.of(), asks), sessions);
        }

        assertEquals(3, open.size());
    }

    @Test
    void scrubbing_gives_the_same_as_folding() throws ScenarioException {
        String text =
                """
                title: listening
                mesh:
                  policy: gossip-2026-05
                  topology: {shape: line, relays: [A, B, C], sessions: 1, latency: 5ms}
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                    - {subscriber: sub, at: C, namespace: test, track: video}
                acts:
                  - {at: 1s, start: pub}
                """;
        try (SimulatedMesh mesh = new SimulatedMesh(ScenarioFile.parse("run.yaml", text))) {
            mesh.advanceTo(3 * Durations.SECOND);
            List<Subscriptions> folded = new ArrayList<>();
            MeshSnapshot state = MeshSnapshot.EMPTY;
            for (MeshEvent event : mesh.journal().all()) {
                state = state.apply(event);
                folded.add(state.subscriptions());
            }

            assertNotEquals(0, state.subscriptions().size());
            assertTrue(state.subscriptions().all().stream().allMatch(SubscriptionView::served));
            for (int n = 1; n <= folded.size(); n += 17) {
                assertEquals(
                        Optional.of(folded.get(n - 1)),
                        mesh.journal().snapshotAt(n).map(MeshSnapshot::subscriptions),
                        "at " + n);
            }
        }
    }
}
