package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayAction.WriteStream;
import org.moqlab.engine.relay.RelayInput.How;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.StreamReset;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.Subscribe;

/// What a relay does to peers that want more of it than they may, while it serves the others.
public abstract class HostilePeerContract {
    private static final String LONE_RELAY =
            """
            title: a relay and whoever comes
            mesh: {policy: gossip-2026-03, topology: {shape: full, relays: [S], sessions: 1}}
            """;

    /// Streams whose first message a session waits for; with one more it ends.
    private static final int BOUND = 1_000;

    private static final Bytes ANNOUNCE_TYPE_ONLY = Bytes.ofHex("01");
    private static final Bytes GROUP_HEADER_WITHOUT_END = Bytes.ofHex("003f01");

    /// The driver under test with a few scripted endpoints.
    protected abstract Rig rig(Tuning tuning);

    private static Script[] relayAndTwo(Rig rig) {
        try {
            Scenario scenario = ScenarioFile.parse("lone", LONE_RELAY);
            rig.run(new Roster(scenario).relay("S", 1));
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
        return new Script[] {rig.add(new Script("H")), rig.add(new Script("G"))};
    }

    /// Dials the relay.
    private static SessionId dial(Rig rig, Script peer) {
        rig.act(peer, new RelayAction.Dial("S", Rig.WIRE));
        SessionId session =
                peer.await(org.moqlab.engine.relay.RelayInput.SessionOpened.class).session();
        peer.await(org.moqlab.engine.relay.RelayInput.StreamCredit.class, 2);
        return session;
    }

    private static void open(
            Rig rig, Script peer, SessionId session, StreamKind kind, int from, int to, Bytes say) {
        List<RelayAction> actions = new ArrayList<>();
        for (int i = from; i < to; i++) {
            long stream = kind.stream(i, true);
            actions.add(new OpenStream(session, stream, kind));
            actions.add(new WriteStream(session, stream, say, false));
        }
        rig.act(peer, actions.toArray(RelayAction[]::new));
    }

    /// Subscribes to what nobody has and waits for the refusal.
    private static void isServed(Rig rig, Script peer, SessionId session, int nth) {
        long stream = StreamKind.BIDI.stream(nth, true);
        Subscribe nothing =
                new Subscribe(nth, new Namespace("none"), new TrackName("x"), Demand.of(1));
        Bytes type = Bytes.ofHex("02");
        rig.act(
                peer,
                new OpenStream(session, stream, StreamKind.BIDI),
                new WriteStream(
                        session, stream, type.concat(nothing.encode(LiteVersion.LITE_03)), false));
        peer.await(StreamReset.class, in -> in.stream() == stream);
    }

    @Test
    void a_peer_with_a_thousand_speechless_streams_is_closed_and_others_are_served() {
        for (StreamKind kind : StreamKind.values()) {
            Bytes say = kind == StreamKind.UNI ? GROUP_HEADER_WITHOUT_END : ANNOUNCE_TYPE_ONLY;
            try (Rig rig = rig(Rig.PATIENT)) {
                Script[] peers = relayAndTwo(rig);
                SessionId hostile = dial(rig, peers[0]);
                SessionId gentle = dial(rig, peers[1]);
                open(rig, peers[0], hostile, kind, 0, BOUND, say);
                isServed(rig, peers[1], gentle, 0);
                assertEquals(List.of(), peers[0].heard(SessionClosed.class));
                open(rig, peers[0], hostile, kind, BOUND, BOUND + 1, say);
                assertEquals(
                        new SessionClosed(
                                hostile,
                                Codes.TOO_MUCH,
                                "more than 1000 streams without a first message",
                                How.CLOSED),
                        peers[0].await(SessionClosed.class));
                isServed(rig, peers[1], gentle, 1);
                assertTrue(
                        rig.told().stream()
                                .anyMatch(line ->
                                        line.startsWith(
                                                        "S notes SessionChanged[phase=CLOSED,"
                                                                + " peer=H")
                                                && line.contains("without a first message")),
                        () -> "told " + rig.told());
                assertEquals(List.of(), peers[1].heard(SessionClosed.class));
            }
        }
    }
}
