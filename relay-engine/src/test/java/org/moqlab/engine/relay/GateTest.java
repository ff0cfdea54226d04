package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.policy.Gossip202603;
import org.moqlab.engine.session.Terms;
import org.moqlab.engine.wire.lite.Setup;

/// Whom a relay lets in, and what the others get, in the manner of each policy.
final class GateTest {
    private static final String LITE_03 = "moq-lite-03";
    private static final String LITE_05 = "moq-lite-05";
    private static final SessionId ONE = new SessionId(1);

    private static Relay relay(RoutingPolicy policy, String open) {
        Terms terms = new Terms(new Origin(7), List.of(), policy.acceptsFirst());
        Access access = new Access(new Namespace(open), List.of("B"), List.of());
        return new Relay(new RelayConfig("A", policy, policy.timings(), terms, List.of(), access));
    }

    private static List<RelayAction> open(Relay relay, String alpn, String path, String peer) {
        return relay.handle(0, new RelayInput.SessionOpened(ONE, Role.ACCEPTED, alpn, path, peer));
    }

    private static Optional<RelayAction.CloseSession> close(List<RelayAction> actions) {
        return actions.stream()
                .filter(RelayAction.CloseSession.class::isInstance)
                .map(RelayAction.CloseSession.class::cast)
                .findFirst();
    }

    private static Optional<RelayAction.CloseSession> closed(long code, String reason) {
        return Optional.of(new RelayAction.CloseSession(ONE, code, reason));
    }

    @Test
    void in_march_2026_a_request_outside_the_public_prefix_gets_401_instead_of_a_session() {
        Relay relay = relay(new Gossip202603(), "anon");
        assertEquals(OptionalInt.of(401), relay.refuses("client-1", "/"));
        assertEquals(OptionalInt.of(401), relay.refuses("client-1", "/other"));
        assertEquals(OptionalInt.of(401), relay.refuses("client-1", "/anonymous"));
        assertEquals(OptionalInt.of(401), relay.refuses("client-1", "/anon/../other"));
        assertEquals(OptionalInt.empty(), relay.refuses("client-1", "/anon"));
        assertEquals(OptionalInt.empty(), relay.refuses("client-1", "//anon/room/"));
    }

    @Test
    void in_march_2026_raw_quic_stands_at_the_root_and_is_closed_with_401_where_that_is_closed() {
        assertEquals(
                closed(401, "401"),
                close(open(relay(new Gossip202603(), "anon"), LITE_03, "", "client-1")));
        assertEquals(
                Optional.empty(),
                close(open(relay(new Gossip202603(), ""), LITE_03, "", "client-1")));
    }

    @Test
    void a_refusal_is_noted_and_nothing_more_is_done() {
        Relay relay = relay(new Gossip202603(), "anon");
        String detail = "401 unauthorized, only \"anon\" is public";
        assertEquals(
                List.of(
                        new RelayAction.Note(
                                1,
                                0,
                                ONE,
                                new SessionChanged(
                                        SessionChanged.Phase.CLOSED, "client-1", false, detail, 0)),
                        new RelayAction.CloseSession(ONE, 401, "401")),
                open(relay, LITE_03, "", "client-1"));
        assertEquals(
                List.of(), relay.handle(0, new RelayInput.StreamCredit(ONE, StreamKind.UNI, 9)));
        assertEquals(
                List.of(
                        new RelayAction.Note(
                                2,
                                0,
                                Turn.NO_SESSION,
                                new EventBody.Dropped(
                                        "session of client-2 at /x", "not public, answered 401"))),
                relay.handle(0, new RelayInput.CallerRefused("client-2", "/x", 401)));
    }

    @Test
    void relays_of_the_cluster_are_let_in_everywhere() {
        for (RoutingPolicy policy : List.of(new Gossip202603(), new AsksFirst())) {
            Relay relay = relay(policy, "anon");
            assertEquals(OptionalInt.empty(), relay.refuses("B", "/"));
            assertEquals(Optional.empty(), close(open(relay, LITE_03, "", "B")));
        }
    }

    @Test
    void later_relays_open_the_session_first_and_close_it_with_code_6() {
        Relay relay = relay(new AsksFirst(), "anon");
        assertEquals(OptionalInt.empty(), relay.refuses("client-1", "/other"));
        assertEquals(closed(6, "unauthorized"), close(open(relay, LITE_03, "/other", "client-1")));
        assertEquals(
                Optional.empty(),
                close(open(relay(new AsksFirst(), "anon"), LITE_03, "/anon", "client-1")));
    }

    @Test
    void later_relays_grant_a_caller_above_the_public_prefix_the_prefix_alone() {
        List<RelayAction> actions = open(relay(new AsksFirst(), "anon"), LITE_03, "/", "client-1");
        assertEquals(Optional.empty(), close(actions));
    }

    private static Optional<RelayAction.CloseSession> setup(Relay relay, String path) {
        Bytes bytes = Setup.of(0, path, Origin.UNKNOWN).encode();
        open(relay, LITE_05, "", "client-1");
        relay.handle(0, new RelayInput.StreamOpened(ONE, 2, StreamKind.UNI));
        return close(relay.handle(0, new RelayInput.StreamBytes(ONE, 2, bytes)));
    }

    @Test
    void later_relays_look_for_the_path_of_raw_quic_in_setup() {
        assertEquals(Optional.empty(), setup(relay(new AsksFirst(), "anon"), "/anon?jwt=x"));
        assertEquals(closed(6, "unauthorized"), setup(relay(new AsksFirst(), "anon"), "/other"));
    }

    private static Optional<RelayAction.CloseSession> draft(Relay relay) {
        Bytes atOther =
                Bytes.ofHex("20 00 12 01 c0 00 00 00 ff 00 00 0e 01 01 06 2f 6f 74 68 65 72");
        open(relay, "moq-00", "", "client-1");
        relay.handle(0, new RelayInput.StreamOpened(ONE, 0, StreamKind.BIDI));
        return close(relay.handle(0, new RelayInput.StreamBytes(ONE, 0, atOther)));
    }

    @Test
    void so_they_do_in_the_setup_of_moq_transport() {
        assertEquals(closed(6, "unauthorized"), draft(relay(new AsksFirst(), "anon")));
        assertEquals(Optional.empty(), draft(relay(new AsksFirst(), "other")));
    }

    @Test
    void the_relays_of_march_2026_do_not() {
        assertEquals(Optional.empty(), setup(relay(new Gossip202603(), ""), "/other"));
        assertEquals(Optional.empty(), draft(relay(new Gossip202603(), "")));
    }

    @Test
    void a_path_longer_than_a_name_leads_nowhere() {
        String path = "/anon" + "/x".repeat(Namespace.MAX_LENGTH);
        assertEquals(
                OptionalInt.of(401), relay(new Gossip202603(), "anon").refuses("client-1", path));
        assertEquals(
                closed(6, "unauthorized"),
                close(open(relay(new AsksFirst(), ""), LITE_03, path, "client-1")));
    }

    private static boolean isAsked(String peer, Optional<List<String>> publishers) {
        RoutingPolicy policy = new Gossip202603();
        Terms terms = new Terms(new Origin(7), List.of(), true);
        Access access = new Access(Namespace.ROOT, List.of("B"), List.of(), publishers);
        Relay relay =
                new Relay(new RelayConfig("A", policy, policy.timings(), terms, List.of(), access));
        List<RelayAction> actions = new ArrayList<>(open(relay, LITE_03, "", peer));
        actions.addAll(relay.handle(0, new RelayInput.StreamCredit(ONE, StreamKind.BIDI, 9)));
        return actions.stream().anyMatch(RelayAction.OpenStream.class::isInstance);
    }

    @Test
    void who_may_not_publish_is_not_asked_for_names() {
        Optional<List<String>> one = Optional.of(List.of("pub"));
        assertEquals(true, isAsked("client-1", Optional.empty()));
        assertEquals(false, isAsked("client-1", one));
        assertEquals(true, isAsked("pub", one));
        assertEquals(true, isAsked("B", one));
    }
}
