package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.policy.Gossip202603;
import org.moqlab.engine.routing.policy.Gossip202605;
import org.moqlab.engine.routing.policy.Policies;
import org.moqlab.engine.session.Terms;
import org.moqlab.engine.wire.lite.LiteVersion;

/// One relay whose peer on session 2 speaks moq-transport-14; session 1 publishes `test` on
/// moq-lite.
final class Draft14RelayTest {
    private static final String SETUP = "20 00 0d 01 c0 00 00 00 ff 00 00 0e 01 02 ";
    private static final String SERVER_SETUP =
            "21 00 20 c0 00 00 00 ff 00 00 0e 02 02 c0 00 00 00 ff ff ff ff"
                    + " 07 0c 6d 6f 71 2d 6d 65 73 68 2d 6c 61 62";
    private static final String WANTED = "11 00 03 01 00 00";
    private static final String TEST_1 = "06 00 08 01 01 04 74 65 73 74 00";
    private static final String TEST_3 = "06 00 08 03 01 04 74 65 73 74 00";
    private static final String SUBSCRIBE = "03 00 0e 00 01 04 74 65 73 74 01 76 80 02 01 02 00";
    private static final String SUBSCRIBE_OK = "04 00 06 00 00 00 02 00 00";
    private static final long SECOND = RelayBench.SECOND;

    private static RelayBench published(RelayBench bench) {
        bench.open(1, Role.ACCEPTED, "pub");
        bench.announce(1, true, 0);
        return bench;
    }

    private static RelayBench published() {
        return published(new RelayBench());
    }

    /// A peer comes, dialling with ALPN `moq-00`, and grants request ids.
    ///
    /// @param limit a number below 64, or 64 and more with two octets
    private static String comes(RelayBench bench, String limit) {
        SessionId id = new SessionId(2);
        bench.handle(new RelayInput.SessionOpened(id, Role.ACCEPTED, "moq-00", "", "sub"));
        bench.handle(new RelayInput.StreamCredit(id, StreamKind.BIDI, 100));
        bench.handle(new RelayInput.StreamCredit(id, StreamKind.UNI, 100));
        return said(bench.octets(2, 0, Bytes.ofHex(hello(limit))));
    }

    private static String hello(String limit) {
        boolean one = limit.length() == 2;
        return (one ? SETUP.replace("00 0d", "00 0c") : SETUP) + limit;
    }

    private static String says(RelayBench bench, String hex) {
        return said(bench.octets(2, 0, Bytes.ofHex(hex)));
    }

    /// What session 2 is written on its control stream, and how it is closed.
    private static String said(List<RelayAction> actions) {
        List<String> words = new ArrayList<>();
        for (RelayAction action : actions) {
            if (action instanceof RelayAction.WriteStream write
                    && write.session().number() == 2
                    && write.stream() == 0) {
                words.add(write.bytes().toHex());
            } else if (action instanceof RelayAction.CloseSession close) {
                words.add("close " + close.code() + ": " + close.reason());
            }
        }
        return String.join("", words);
    }

    private static String hex(String... spaced) {
        return String.join("", spaced).replace(" ", "");
    }

    /// What was written on any other stream of session 2, as `3:1800`, with a bar at a clean end.
    private static String data(List<RelayAction> actions) {
        return actions.stream()
                .filter(RelayAction.WriteStream.class::isInstance)
                .map(RelayAction.WriteStream.class::cast)
                .filter(write -> write.session().number() == 2 && write.stream() != 0)
                .map(write -> write.stream() + ":" + write.bytes() + (write.fin() ? "|" : ""))
                .collect(Collectors.joining(" "));
    }

    @Test
    void a_peer_that_may_publish_is_asked_for_names_and_told_them_unasked() {
        assertEquals(hex(SERVER_SETUP, WANTED, TEST_3), comes(published(), "40 64"));
    }

    @Test
    void a_peer_that_may_only_subscribe_is_told_names_with_the_ids_of_the_report() {
        RoutingPolicy policy = new Gossip202603();
        Access access = new Access(Namespace.ROOT, List.of(), List.of("sub"));
        RelayConfig config =
                new RelayConfig("R", policy, policy.timings(), Terms.MARCH_2026, List.of(), access);
        RelayBench bench = published(new RelayBench(config));

        assertEquals(hex(SERVER_SETUP, TEST_1), comes(bench, "40 64"));
        assertEquals(
                hex("08 00 0f 00 41 90 0b 6e 6f 74 20 61 6c 6c 6f 77 65 64"),
                says(bench, "06 00 05 00 01 01 61 00"),
                "what it offers is refused");
    }

    @Test
    void names_are_offered_one_by_one_as_they_are_answered_for() {
        RelayBench bench = published();
        comes(bench, "40 64");
        assertEquals("", said(bench.announce(1, false, 0)), "not before the first is answered");
        bench.wake();
        assertEquals(
                hex("09 00 06 01 04 74 65 73 74"), says(bench, "07 00 01 03"), "taken, taken back");
    }

    static List<RoutingPolicy> policies() {
        List<RoutingPolicy> all =
                new ArrayList<>(
                        Policies.names().stream()
                                .map(name -> Policies.named(name).orElseThrow())
                                .toList());
        all.add(new AsksFirst());
        return all;
    }

    @ParameterizedTest
    @MethodSource("policies")
    void what_nobody_announced_is_refused_with_404(RoutingPolicy policy) {
        RelayBench bench = new RelayBench(policy, Terms.MARCH_2026, LiteVersion.LITE_03);
        comes(bench, "40 64");
        assertEquals(
                hex(
                        "05 00 17 00 41 94 13",
                        "42 72 6f 61 64 63 61 73 74 20 6e 6f 74 20 66 6f 75 6e 64"),
                says(bench, SUBSCRIBE));
    }

    @Test
    void in_march_2026_a_subscription_is_accepted_at_once_and_failed_with_500() {
        RelayBench bench = published();
        comes(bench, "40 64");
        assertEquals(hex(SUBSCRIBE_OK), says(bench, SUBSCRIBE));
        assertEquals(
                hex("0b 00 0a 00 41 f4 00 05 65 72 72 6f 72"), said(bench.announce(1, false, 0)));
        assertEquals("", says(bench, "0a 00 01 00"), "there is nothing left to take back");
    }

    @Test
    void a_relay_that_asks_first_passes_the_refusal_on_as_404() {
        RelayBench bench =
                published(new RelayBench(new AsksFirst(), Terms.MARCH_2026, LiteVersion.LITE_03));
        comes(bench, "40 64");
        assertEquals("", says(bench, SUBSCRIBE));
        assertEquals(
                hex("05 00 10 00 41 94 0c 75 6e 61 75 74 68 6f 72 69 7a 65 64"),
                said(bench.reset(1, 5, 6)));
    }

    @Test
    void groups_go_out_as_subgroup_streams_and_stop_when_the_peer_stops_one() {
        RelayBench bench = published();
        comes(bench, "40 64");
        says(bench, SUBSCRIBE);
        bench.octets(1, 5, Bytes.ofHex("00 05 00 00 00 00 00"));
        assertEquals("3:1800040000026869", data(bench.group(1, 2, 0, 4)));
        bench.handle(new RelayInput.StreamStopped(new SessionId(2), 3, OptionalLong.of(0)));
        assertEquals("", data(bench.octets(1, 2, Bytes.ofHex("02 68 69"))), "it was stopped");
        bench.finished(1, 2);
        assertEquals("7:1800050000026869", data(bench.group(1, 6, 0, 5)), "the next one goes");
        assertEquals(hex("0b 00 07 00 40 c8 00 02 4f 4b"), says(bench, "0a 00 01 00"));
        assertEquals("", data(bench.group(1, 10, 0, 6)), "nobody listens");
    }

    @Test
    void a_fetch_is_served_as_far_as_moq_relay_does() {
        RelayBench bench = published();
        comes(bench, "40 64");
        says(bench, SUBSCRIBE);
        Bytes joining = Bytes.ofHex("16 00 07 04 80 02 02 00 00 00");
        List<RelayAction> actions = bench.octets(2, 0, joining);
        assertEquals(hex("18 00 06 04 02 00 00 00 00"), said(actions));
        assertEquals("3:0504|", data(actions), "a head and nothing");

        String refused = hex("19 00 11 06 41 f4 0d 6e 6f 74 20 73 75 70 70 6f 72 74 65 64");
        assertEquals(refused, says(bench, "16 00 07 06 80 02 02 00 01 00"), "groups before");
        assertEquals(
                refused,
                says(bench, "16 00 11 06 80 02 01 01 04 74 65 73 74 01 76 00 00 09 00 00"),
                "groups by number");
        assertEquals("", says(bench, "17 00 01 06"), "taken back");
    }

    @Test
    void requests_beyond_the_credit_wait_for_max_request_id() {
        RelayBench bench = published();
        assertEquals(hex(SERVER_SETUP, WANTED), comes(bench, "03"));
        assertEquals(OptionalLong.of(10 * SECOND), bench.relay.nextDeadline());
        bench.now = 9 * SECOND;
        assertEquals(hex(TEST_3), says(bench, "15 00 01 05"));
        assertEquals(OptionalLong.empty(), bench.relay.nextDeadline());
    }

    @Test
    void a_peer_that_grants_nothing_for_ten_seconds_is_closed_and_the_others_are_served() {
        RelayBench bench = published();
        bench.now = SECOND;
        comes(bench, "01");
        assertEquals(OptionalLong.of(11 * SECOND), bench.relay.nextDeadline());
        Relay copy = bench.relay.copy();

        List<RelayAction> actions = bench.wake();
        assertEquals("close 0: no request granted in 10 s", said(actions));
        assertEquals(
                List.of(
                        new EventBody.SessionChanged(
                                EventBody.SessionChanged.Phase.CLOSED,
                                "sub",
                                false,
                                "0 cancel: no request granted in 10 s",
                                0)),
                actions.stream()
                        .filter(RelayAction.Note.class::isInstance)
                        .map(note -> ((RelayAction.Note) note).body())
                        .toList());
        assertEquals(OptionalLong.empty(), bench.relay.nextDeadline());
        assertEquals(actions, copy.handle(bench.now, new RelayInput.DeadlineReached()));
        assertEquals(true, bench.peer(3).contains(RelayBench.told(3, true, 1)));
    }

    /// What the relay itself subscribes to upstream waits as well, and the listener with it.
    @Test
    void a_subscription_upstream_that_waits_too_long_fails_the_listener() {
        RelayBench bench =
                new RelayBench(new Gossip202605(), Terms.MARCH_2026, LiteVersion.LITE_03);
        comes(bench, "05");
        says(bench, "06 00 08 00 01 04 74 65 73 74 00");
        bench.open(1, Role.ACCEPTED, "listener");
        bench.subscribe(1, 0, 7, "test");
        assertEquals(OptionalLong.of(10 * SECOND), bench.relay.nextDeadline());
        assertEquals(List.of(RelayBench.resets(1, 0, 0)), RelayBench.transport(bench.wake()));
        assertEquals(hex("12 00 01 02"), says(bench, "11 00 03 02 00 00"), "the session goes on");
    }
}
