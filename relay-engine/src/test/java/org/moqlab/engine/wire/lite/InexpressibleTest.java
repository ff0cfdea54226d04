package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.moqlab.engine.wire.lite.AnnounceVectors.active;
import static org.moqlab.engine.wire.lite.AnnounceVectors.path;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_06;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_01;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_04;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_05;
import static org.moqlab.engine.wire.lite.SubscribeVectors.unbounded;
import static org.moqlab.engine.wire.lite.TrackVectors.HI;
import static org.moqlab.engine.wire.lite.Vector.TEST;
import static org.moqlab.engine.wire.lite.Vector.V;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.lite.Setup.Part;

/// What a version cannot say is refused where it is encoded, never sent in part.
final class InexpressibleTest {
    record Case(Message message, Codec codec, LiteVersion version) {}

    private static Case of(Message message, Codec codec, LiteVersion version) {
        return new Case(message, codec, version);
    }

    static Stream<Case> announces() {
        AnnounceRequest exclude = new AnnounceRequest(TEST, new Origin(1));
        Namespace deep = new Namespace("a/".repeat(33));
        return Stream.of(
                of(exclude, Codec.ANNOUNCE_REQUEST, LITE_01),
                of(exclude, Codec.ANNOUNCE_REQUEST, LITE_03),
                of(exclude, Codec.ANNOUNCE_REQUEST, LAB_06),
                of(active(path()), Codec.ANNOUNCE, LAB_06),
                of(new AnnounceRequest(deep, Origin.UNKNOWN), Codec.ANNOUNCE_REQUEST, LITE_04),
                of(active(new HopCount(1)), Codec.ANNOUNCE, LITE_01),
                of(active(new HopCount(1)), Codec.ANNOUNCE, LITE_02),
                of(active(new HopCount(1)), Codec.ANNOUNCE, LITE_04),
                of(active(HopCount.ZERO), Codec.ANNOUNCE, LITE_05),
                of(active(path()), Codec.ANNOUNCE, LITE_02),
                of(active(path(1)), Codec.ANNOUNCE, LITE_03),
                of(new Announce(false, TEST, new HopCount(1)), Codec.ANNOUNCE, LITE_03),
                of(new Announce(false, TEST, path(1)), Codec.ANNOUNCE, LITE_05),
                of(new Announce(false, TEST, HopCount.ZERO), Codec.ANNOUNCE, LITE_05),
                of(new Announce(true, deep, path()), Codec.ANNOUNCE, LITE_05),
                of(new AnnounceOk(Origin.UNKNOWN, -1), Codec.ANNOUNCE_OK, LITE_05),
                of(
                        new AnnounceInit(Collections.nCopies(65_537, TEST)),
                        Codec.ANNOUNCE_INIT,
                        LITE_02));
    }

    static Stream<Case> numbered() {
        Namespace deep = new Namespace("a/".repeat(33));
        RouteCost none = RouteCost.ZERO;
        return Stream.of(
                of(new AnnounceStart(TEST, path(), none), Codec.ANNOUNCE_START, LITE_05),
                of(new AnnounceStart(deep, path(), none), Codec.ANNOUNCE_START, LAB_06),
                of(new AnnounceEnd(0), Codec.ANNOUNCE_END, LITE_05),
                of(new AnnounceEnd(-1), Codec.ANNOUNCE_END, LAB_06),
                of(new AnnounceRestart(0, path(), none), Codec.ANNOUNCE_RESTART, LITE_04),
                of(new AnnounceRestart(-1, path(), none), Codec.ANNOUNCE_RESTART, LAB_06));
    }

    static Stream<Case> subscriptions() {
        Demand bounded = new Demand(0, true, 0, OptionalLong.of(7), OptionalLong.empty());
        Namespace deep = new Namespace("a/".repeat(33));
        SubscribeDrop drop = new SubscribeDrop(1, 2, 3);
        return Stream.of(
                of(new Subscribe(0, TEST, V, bounded), Codec.SUBSCRIBE, LITE_01),
                of(new Subscribe(0, TEST, V, unbounded(0, false, 0)), Codec.SUBSCRIBE, LITE_02),
                of(new Subscribe(0, deep, V, bounded), Codec.SUBSCRIBE, LITE_05),
                of(new Subscribe(-1, TEST, V, bounded), Codec.SUBSCRIBE, LITE_05),
                of(new SubscribeUpdate(Demand.of(5)), Codec.SUBSCRIBE_UPDATE, LITE_01),
                of(new SubscribeUpdate(Demand.of(5)), Codec.SUBSCRIBE_UPDATE, LITE_02),
                of(new SubscribeOk(bounded), Codec.SUBSCRIBE_OK_UNTYPED, LITE_01),
                of(new SubscribeOk(Demand.of(1)), Codec.SUBSCRIBE_OK_UNTYPED, LITE_02),
                of(new SubscribeOk(Demand.of(0)), Codec.SUBSCRIBE_OK, LITE_05),
                of(drop, Codec.SUBSCRIBE_DROP, LITE_01),
                of(drop, Codec.SUBSCRIBE_DROP, LITE_02));
    }

    static Stream<Case> others() {
        Namespace deep = new Namespace("a/".repeat(33));
        OptionalLong none = OptionalLong.empty();
        String longer = "a".repeat(Setup.MAX_PATH + 1);
        Setup pathless = new Setup(0, longer, Part.BOTH, none, Origin.UNKNOWN);
        return Stream.of(
                of(new Frame(1, HI), Codec.FRAME, LITE_04),
                of(new Frame(1L << 61, HI), Codec.FRAME, LITE_05),
                of(new TrackRequest(deep, V), Codec.TRACK, LITE_05),
                of(new Fetch(deep, V, 0, 0), Codec.FETCH, LITE_05),
                of(new Fetch(TEST, V, 256, 0), Codec.FETCH, LITE_05),
                of(new Probe(1, none), Codec.PROBE, LITE_02),
                of(new Probe(1, OptionalLong.of(20)), Codec.PROBE, LITE_03),
                of(pathless, Codec.SETUP, LITE_05),
                of(new Setup(-1, "", Part.BOTH, none, Origin.UNKNOWN), Codec.SETUP, LITE_05),
                of(new Datagram(0, 0, -1, HI), Codec.DATAGRAM, LITE_05),
                of(new ClientSetup(Collections.nCopies(65, 1L), ""), Codec.CLIENT_SETUP, LITE_01),
                of(new ClientSetup(List.of(), "a".repeat(65_536)), Codec.CLIENT_SETUP, LITE_02));
    }

    @ParameterizedTest
    @MethodSource({"announces", "numbered", "subscriptions", "others"})
    void what_cannot_be_said_on_a_version_is_refused(Case one) {
        assertThrows(
                IllegalArgumentException.class,
                () -> one.codec().written(one.message(), one.version()));
    }

    @Test
    void values_out_of_bounds_cannot_be_made() {
        OptionalLong none = OptionalLong.empty();
        List<Runnable> makings =
                List.of(
                        () -> Demand.of(-1),
                        () -> Demand.of(256),
                        () -> new Demand(0, true, -1, none, none),
                        () -> new Demand(0, true, 1L << 62, none, none),
                        () -> new Demand(0, true, 0, OptionalLong.of(-1), none),
                        () -> new Demand(0, true, 0, none, OptionalLong.of((1L << 62) - 1)),
                        () -> new TrackInfo(256, true, 0, 1),
                        () -> new TrackInfo(0, true, -1, 1),
                        () -> new TrackInfo(0, true, 0, 0),
                        () -> new TrackInfo(0, true, 0, 1L << 62),
                        () -> new Probe(0, OptionalLong.of(0)),
                        () -> new Goaway("a".repeat(Goaway.MAX_URI + 1)));

        for (Runnable making : makings) {
            assertThrows(IllegalArgumentException.class, making::run);
        }
    }

    @Test
    void as_much_of_a_demand_is_said_as_the_version_can() {
        Demand demand = new Demand(9, false, 500, OptionalLong.of(7), OptionalLong.of(8));

        assertEquals(Demand.of(9), LITE_01.sayable(demand));
        assertEquals(Demand.of(9), LITE_02.sayable(demand));
        assertEquals(demand, LITE_03.sayable(demand));
        assertEquals(new SubscribeOk(Demand.of(9)), SubscribeOk.of(demand, LITE_01));
        assertEquals(new SubscribeOk(Demand.of(0)), SubscribeOk.of(demand, LITE_02));
        assertEquals(new SubscribeOk(demand), SubscribeOk.of(demand, LITE_04));
    }
}
