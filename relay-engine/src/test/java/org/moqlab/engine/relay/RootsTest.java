package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.moqlab.engine.relay.RelayBench.transport;
import static org.moqlab.engine.relay.RelayBench.typed;
import static org.moqlab.engine.relay.RelayBench.write;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.TableRow;
import org.moqlab.engine.wire.lite.Announce;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.Subscribe;

/// A relay whose peers stand at several roots: each hears and says names relative to its own, the
/// table knows the effective ones.
final class RootsTest {
    private static final String LITE = RelayBench.ALPN;
    private static final String DRAFT = "moq-00";
    private static final Bytes ASKS_FOR_ALL = Bytes.ofHex("01 01 00");

    /// CLIENT_SETUP of draft 14, which grants many requests.
    private static final Bytes SETUP =
            Bytes.ofHex("20 00 0f 01 c0 00 00 00 ff 00 00 0e 01 02 80 00 a4 55");

    private final RelayBench bench = new RelayBench();

    /// A peer on moq-lite-03 that wants to be told everything on its stream 0.
    private List<RelayAction> lite(long session, String path) {
        bench.open(session, Role.ACCEPTED, LITE, path, "peer" + session);
        return transport(bench.octets(session, 0, ASKS_FOR_ALL));
    }

    private List<RelayAction> draft(long session, String path) {
        bench.open(session, Role.ACCEPTED, DRAFT, path, "peer" + session);
        return transport(bench.octets(session, 0, SETUP));
    }

    private List<RelayAction> announce(long session, String name) {
        return bench.octets(session, 1, announced(name, 0));
    }

    private static Bytes announced(String name, long hops) {
        return new Announce(true, new Namespace(name), new HopCount(hops))
                .encode(LiteVersion.LITE_03);
    }

    private static Bytes ended(String name) {
        return Announce.ended(new Namespace(name), LiteVersion.LITE_03).encode(LiteVersion.LITE_03);
    }

    private static Bytes subscribed(long id, String name) {
        Subscribe subscribe =
                new Subscribe(id, new Namespace(name), new TrackName("v"), Demand.of(100));
        return typed(2, subscribe.encode(LiteVersion.LITE_03));
    }

    private static Optional<TableRow> decided(List<RelayAction> actions) {
        return actions.stream()
                .flatMap(action ->
                        action
                                        instanceof
                                        RelayAction.Note(
                                                long _,
                                                long _,
                                                var _,
                                                EventBody.Decided(TableRow row, String _))
                                ? Stream.of(row)
                                : Stream.empty())
                .findFirst();
    }

    @Test
    void the_table_knows_the_effective_name_and_the_root_it_was_announced_under() {
        lite(1, "/anon");
        TableRow row = decided(announce(1, "test")).orElseThrow();
        assertEquals(new Namespace("anon/test"), row.namespace());
        assertEquals(new Namespace("anon"), row.best().orElseThrow().route().root());
    }

    @Test
    void every_peer_is_told_names_below_its_own_root_relative_to_it() {
        lite(1, "/anon");
        lite(2, "");
        lite(3, "/anon/");
        lite(4, "/anonymous");
        lite(5, "/anon/room");
        assertEquals(
                List.of(
                        write(1, 0, announced("room/x", 1)),
                        write(2, 0, announced("anon/room/x", 1)),
                        write(3, 0, announced("room/x", 1)),
                        write(5, 0, announced("x", 1))),
                transport(announce(1, "room/x")));
        bench.octets(1, 1, ended("room/x"));
        assertEquals(
                List.of(write(2, 0, ended("anon/room/x")), write(5, 0, ended("x"))),
                transport(bench.wake()).stream()
                        .filter(action ->
                                action instanceof RelayAction.WriteStream out
                                        && (out.session().number() == 2
                                                || out.session().number() == 5))
                        .toList());
    }

    @Test
    void what_is_known_already_is_told_relative_too() {
        lite(1, "/anon");
        announce(1, "test");
        assertEquals(List.of(write(2, 0, announced("anon/test", 1))), lite(2, ""));
        assertEquals(List.of(write(3, 0, announced("test", 1))), lite(3, "/anon"));
        assertEquals(List.of(write(4, 0, announced("", 1))), lite(4, "/anon/test"));
        assertEquals(List.of(), lite(5, "/other"));
    }

    @Test
    void a_prefix_that_a_peer_asks_for_is_relative_to_its_root() {
        lite(1, "");
        announce(1, "anon/room/x");
        announce(1, "room/y");
        bench.open(2, Role.ACCEPTED, LITE, "/anon", "peer2");
        assertEquals(
                List.of(write(2, 0, announced("x", 1))),
                transport(bench.octets(2, 0, Bytes.ofHex("01 05 04 72 6f 6f 6d"))));
    }

    @Test
    void a_subscription_is_passed_on_by_the_name_the_publisher_knows() {
        lite(1, "/anon");
        announce(1, "test");
        lite(2, "");
        List<RelayAction> passed = transport(bench.octets(2, 4, subscribed(3, "anon/test")));
        assertEquals(List.of(write(1, 5, subscribed(0, "test"))), writesTo(1, passed));

        lite(3, "/anon/test");
        announce(2, "anon/other");
        lite(4, "/anon");
        passed = transport(bench.octets(4, 4, subscribed(3, "other")));
        assertEquals(List.of(write(2, 5, subscribed(0, "anon/other"))), writesTo(2, passed));
    }

    private static List<RelayAction> writesTo(long session, List<RelayAction> actions) {
        return actions.stream()
                .filter(action ->
                        action instanceof RelayAction.WriteStream out
                                && out.session().number() == session)
                .toList();
    }

    @Test
    void the_effective_name_is_unknown_to_whoever_stands_below() {
        lite(1, "");
        announce(1, "anon/test");
        lite(2, "/anon");
        assertEquals(
                List.of(RelayBench.resets(2, 4, 13)),
                transport(bench.octets(2, 4, subscribed(3, "anon/test"))).stream()
                        .filter(RelayAction.ResetStream.class::isInstance)
                        .toList());
    }

    @Test
    void a_name_too_long_below_its_root_is_dropped_and_the_session_lives() {
        lite(1, "/anon");
        String name = "x".repeat(Namespace.MAX_LENGTH - 2);
        assertEquals(
                List.of(new EventBody.Dropped("announce " + name, "out of its reach")),
                announce(1, name).stream()
                        .filter(RelayAction.Note.class::isInstance)
                        .map(note -> ((RelayAction.Note) note).body())
                        .filter(EventBody.Dropped.class::isInstance)
                        .toList());
        assertEquals(
                new Namespace("anon/test"), decided(announce(1, "test")).orElseThrow().namespace());
    }

    /// WIRE §4.4: the relays of March 2026 ask by the absolute root, and tell relative names.
    @Test
    void a_peer_on_moq_transport_is_asked_by_the_absolute_root_and_told_relative_names() {
        lite(1, "");
        announce(1, "anon/test");
        announce(1, "other");
        Bytes said = said(draft(2, "/anon"));
        Bytes asks = Bytes.ofHex("11 00 08 01 01 04 61 6e 6f 6e 00");
        Bytes tells = Bytes.ofHex("06 00 08 03 01 04 74 65 73 74 00");
        assertEquals(
                asks.concat(tells).toHex(),
                said.toHex().substring(said.length() * 2 - 2 * (asks.length() + tells.length())));
    }

    private static Bytes said(List<RelayAction> actions) {
        Bytes all = Bytes.EMPTY;
        for (RelayAction action : actions) {
            if (action instanceof RelayAction.WriteStream out && out.stream() == 0) {
                all = all.concat(out.bytes());
            }
        }
        return all;
    }

    @Test
    void what_a_peer_on_moq_transport_offers_and_wants_is_relative_too() {
        lite(1, "");
        draft(2, "/anon");
        TableRow row =
                decided(bench.octets(2, 0, Bytes.ofHex("06 00 08 00 01 04 74 65 73 74 00")))
                        .orElseThrow();
        assertEquals(new Namespace("anon/test"), row.namespace());

        announce(1, "anon/other");
        Bytes subscribe = Bytes.ofHex("03 00 0f 02 01 05 6f 74 68 65 72 01 76 80 02 01 02 00");
        List<RelayAction> passed = transport(bench.octets(2, 0, subscribe));
        assertEquals(1, writesTo(1, passed).size());
    }
}
