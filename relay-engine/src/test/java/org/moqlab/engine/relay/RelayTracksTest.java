package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.moqlab.engine.relay.RelayBench.fin;
import static org.moqlab.engine.relay.RelayBench.opens;
import static org.moqlab.engine.relay.RelayBench.resets;
import static org.moqlab.engine.relay.RelayBench.transport;
import static org.moqlab.engine.relay.RelayBench.typed;
import static org.moqlab.engine.relay.RelayBench.write;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.lite.GroupHeader;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.Subscribe;
import org.moqlab.engine.wire.lite.SubscribeOk;

/// How tracks pass through a relay (GOSSIP A.3.5): session 1 publishes, sessions 2 and 3 listen.
final class RelayTracksTest {
    private static final Bytes OK =
            new SubscribeOk(new Demand(100, false, 0, OptionalLong.empty(), OptionalLong.empty()))
                    .encode(LiteVersion.LITE_03);
    private static final Bytes UPSTREAM =
            typed(
                    2,
                    new Subscribe(0, RelayBench.TEST, new TrackName("v"), Demand.of(100))
                            .encode(LiteVersion.LITE_03));
    private static final Bytes FRAME = Bytes.ofHex("02 68 69");

    /// The head of a group and one frame.
    private static Bytes group(long subscription, long sequence) {
        return new GroupHeader(subscription, sequence).encode().concat(FRAME);
    }

    /// A relay that hears `test` from session 1.
    private static RelayBench published() {
        RelayBench bench = new RelayBench();
        bench.open(1, Role.ACCEPTED, "pub");
        bench.open(2, Role.ACCEPTED, "sub");
        bench.open(3, Role.ACCEPTED, "late");
        bench.announce(1, true, 0);
        return bench;
    }

    /// The same with a listener on session 2 under number 7, and group 4 open with one frame.
    private static RelayBench playing() {
        RelayBench bench = published();
        bench.subscribe(2, 0, 7, "test");
        bench.octets(1, 5, OK);
        bench.group(1, 2, 0, 4);
        return bench;
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "test/below", ""})
    void a_name_nobody_announced_is_not_found(String namespace) {
        assertEquals(
                List.of(resets(2, 0, 13)), transport(published().subscribe(2, 0, 7, namespace)));
    }

    @Test
    void a_subscription_is_accepted_before_anything_upstream_has_confirmed() {
        assertEquals(
                List.of(write(2, 0, OK), opens(1, 5), write(1, 5, UPSTREAM)),
                transport(published().subscribe(2, 0, 7, "test")));
    }

    @Test
    void one_upstream_subscription_serves_all() {
        RelayBench bench = published();
        bench.subscribe(2, 0, 7, "test");

        assertEquals(List.of(write(3, 0, OK)), transport(bench.subscribe(3, 0, 8, "test")));
        bench.octets(1, 5, OK);
        assertEquals(
                List.of(
                        opens(2, 3),
                        opens(3, 3),
                        write(2, 3, group(7, 4)),
                        write(3, 3, group(8, 4))),
                transport(bench.group(1, 2, 0, 4)));
        assertEquals(List.of(fin(2, 3), fin(3, 3)), transport(bench.finished(1, 2)));
    }

    @Test
    void who_comes_late_gets_the_latest_group_and_what_follows() {
        RelayBench bench = playing();

        assertEquals(
                List.of(write(3, 0, OK), opens(3, 3), write(3, 3, group(8, 4))),
                transport(bench.subscribe(3, 0, 8, "test")));
        assertEquals(
                List.of(write(2, 3, FRAME), write(3, 3, FRAME)),
                transport(bench.octets(1, 2, FRAME)));
        assertEquals(List.of(fin(2, 3), fin(3, 3)), transport(bench.finished(1, 2)));
    }

    @Test
    void an_aborted_group_is_aborted_for_all() {
        assertEquals(List.of(resets(2, 3, 0)), transport(playing().reset(1, 2, 24)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void accepted_first_a_subscription_fails_when_its_source_closes(boolean whole) {
        RelayBench bench = playing();
        List<RelayAction> actions = whole ? bench.closed(1) : bench.announce(1, false, 0);

        assertEquals(
                List.of(resets(2, 3, 0), resets(2, 0, 0)),
                transport(actions).stream().filter(a -> !a.equals(resets(1, 5, 0))).toList());
    }

    @Test
    void a_route_that_has_closed_but_not_left_is_refused_otherwise_than_an_unknown_one() {
        RelayBench bench = published();
        bench.announce(1, false, 0);

        assertEquals(List.of(resets(2, 0, 0)), transport(bench.subscribe(2, 0, 7, "test")));
        bench.wake();
        assertEquals(List.of(resets(2, 4, 13)), transport(bench.subscribe(2, 4, 8, "test")));
    }

    @Test
    void a_refusal_upstream_is_passed_on_after_the_ok() {
        RelayBench bench = published();
        bench.subscribe(2, 0, 7, "test");

        assertEquals(List.of(resets(1, 5, 0), resets(2, 0, 13)), transport(bench.reset(1, 5, 13)));
    }

    @Test
    void a_track_that_ends_cleanly_ends_cleanly_for_all() {
        RelayBench bench = playing();
        bench.finished(1, 2);

        assertEquals(List.of(fin(1, 5), fin(2, 0)), transport(bench.finished(1, 5)));
    }

    @Test
    void a_group_still_open_when_the_track_ends_is_passed_on_to_its_end() {
        RelayBench bench = playing();

        assertEquals(List.of(fin(1, 5), fin(2, 0)), transport(bench.finished(1, 5)));
        assertEquals(List.of(write(2, 3, FRAME)), transport(bench.octets(1, 2, FRAME)));
        assertEquals(List.of(fin(2, 3)), transport(bench.finished(1, 2)));
        assertEquals(List.of(), transport(bench.closed(1)), "nothing is left to fail");
    }

    @Test
    void a_group_still_open_after_the_track_ended_fails_with_its_source() {
        RelayBench bench = playing();
        bench.finished(1, 5);

        assertEquals(List.of(resets(2, 3, 0)), transport(bench.closed(1)));
    }

    @Test
    void a_track_asked_for_again_after_its_end_is_asked_for_anew() {
        RelayBench bench = playing();
        bench.finished(1, 5);
        Bytes again =
                typed(
                        2,
                        new Subscribe(1, RelayBench.TEST, new TrackName("v"), Demand.of(100))
                                .encode(LiteVersion.LITE_03));

        assertEquals(
                List.of(write(3, 0, OK), opens(1, 9), write(1, 9, again)),
                transport(bench.subscribe(3, 0, 8, "test")));
    }

    @Test
    void the_last_listener_to_leave_ends_the_upstream_subscription() {
        RelayBench bench = playing();
        bench.subscribe(3, 0, 8, "test");
        bench.finished(1, 2);

        assertEquals(List.of(resets(2, 0, 0)), transport(bench.reset(2, 0, 0)));
        assertEquals(List.of(resets(3, 0, 0), resets(1, 5, 0)), transport(bench.reset(3, 0, 0)));
        assertEquals(List.of(), transport(bench.group(1, 6, 0, 5)), "nobody listens");
    }

    @Test
    void a_group_still_open_when_its_listener_leaves_is_aborted() {
        assertEquals(
                List.of(resets(2, 0, 0), resets(2, 3, 0), resets(1, 5, 0)),
                transport(playing().reset(2, 0, 0)));
    }

    @Test
    void a_group_that_comes_twice_leaves_no_stream_open() {
        assertEquals(
                List.of(resets(2, 3, 0), opens(2, 7), write(2, 7, group(7, 4))),
                transport(playing().group(1, 6, 0, 4)));
    }

    @Test
    void a_listener_whose_session_is_gone_costs_nothing_more() {
        RelayBench bench = playing();

        assertEquals(List.of(resets(1, 5, 0)), transport(bench.closed(2)));
        assertEquals(List.of(), transport(bench.octets(1, 2, FRAME)));
    }
}
