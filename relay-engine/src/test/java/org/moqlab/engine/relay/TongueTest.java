package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.session.LiteSession;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.session.Terms;

/// What a relay that lies tells of hops and costs.
final class TongueTest {
    private static final long FEED = 0;
    private static final Talk.Told TRUE =
            new Talk.Told(
                    new Namespace("test"),
                    new HopPath(List.of(new Origin(5))),
                    new RouteCost(3, 8));

    private final Turn turn = new Turn(0, 0);
    private final Tongue tongue = new Tongue();
    private final Tongue.Ear ear;

    TongueTest() {
        Terms terms = new Terms(new Origin(7), List.of(), false);
        LiteSession session = new LiteSession(false, "moqlab-06", terms);
        session.opened();
        session.credit(StreamKind.UNI, 9);
        session.streamOpened(2);
        session.received(2, Bytes.ofHex("01 08 02 01 01 01 05 02 52 34"));
        session.streamOpened(FEED);
        session.writable(FEED, 1_000);
        session.received(FEED, Bytes.ofHex("01 01 00"));
        Peer peer = new Peer("B", Role.ACCEPTED, session, false, Optional.of(Root.ALL));
        ear = new Tongue.Ear(new SessionId(1), peer, FEED);
    }

    private static List<String> said(List<SessionAction> actions) {
        return actions.stream()
                .filter(SessionAction.Sent.class::isInstance)
                .map(sent -> ((SessionAction.Sent) sent).message())
                .map(message -> message.name() + " " + message.summary())
                .toList();
    }

    private List<String> told() {
        return said(tongue.announce(ear, TRUE, true, turn));
    }

    @Test
    void a_lie_about_costs_leaves_the_hops_and_one_about_hops_the_costs() {
        assertEquals(List.of("ANNOUNCE_START test, 1 hop, cost 3/8"), told());

        tongue.lie(new RelayInput.Order.Lie(Optional.empty(), Optional.of(RouteCost.ZERO)));
        assertEquals(List.of("ANNOUNCE_RESTART test, 1 hop, cost 0"), told());

        HopPath none = new HopPath(List.of());
        tongue.lie(new RelayInput.Order.Lie(Optional.of(none), Optional.empty()));
        assertEquals(List.of("ANNOUNCE_RESTART test, 0 hops, cost 3/8"), told());

        tongue.lie(RelayInput.Order.Lie.NONE);
        assertEquals(List.of("ANNOUNCE_RESTART test, 1 hop, cost 3/8"), told());
    }

    @Test
    void a_lie_goes_on_in_copies_and_in_what_is_told_at_the_beginning() {
        tongue.lie(new RelayInput.Order.Lie(Optional.empty(), Optional.of(RouteCost.ZERO)));
        Tongue copy = tongue.copy();
        Peer peer = ear.peer();

        assertEquals(
                List.of("ANNOUNCE_OK 1 to come from 7", "ANNOUNCE_START test, 1 hop, cost 0"),
                said(copy.replay(ear.session(), peer, FEED, List.of(TRUE), turn)));
    }
}
