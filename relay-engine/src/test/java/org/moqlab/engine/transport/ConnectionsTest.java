package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.driver.Codes;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayAction.WriteStream;
import org.moqlab.engine.relay.RelayInput.How;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.StreamBytes;
import org.moqlab.engine.relay.RelayInput.StreamOpened;

final class ConnectionsTest {
    private static final Bytes HELLO = Bytes.ofUtf8("hello");
    private static final int LIMIT = 20;

    private static RelayAction[] open(SessionId session, int count) {
        List<RelayAction> actions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (StreamKind kind : StreamKind.values()) {
                long stream = kind.stream(i, true);
                actions.add(new OpenStream(session, stream, kind));
                actions.add(new WriteStream(session, stream, HELLO, false));
            }
        }
        return actions.toArray(RelayAction[]::new);
    }

    @Test
    void when_peers_keep_too_many_streams_open_the_one_with_most_is_ended_and_others_are_served() {
        Tuning tuning = new Tuning(60 * Durations.SECOND, 4 * Durations.SECOND, LIMIT);
        try (Bench bench = new Bench(tuning)) {
            Script server = bench.add(new Script("S"));
            Script gentle = bench.add(new Script("G"));
            SessionId served = bench.connect(gentle, server);
            List<Script> greedy = new ArrayList<>();
            for (int i = 0; i < Connections.GREEDY_PEERS; i++) {
                Script peer = bench.add(new Script("H" + i));
                greedy.add(peer);
                bench.act(peer, open(bench.connect(peer, server), LIMIT));
                server.await(StreamOpened.class, (i + 1) * 2 * LIMIT);
            }
            assertEquals(List.of(), server.heard(SessionClosed.class));
            bench.act(gentle, open(served, 1));
            SessionClosed end = server.await(SessionClosed.class);
            assertEquals(
                    new SessionClosed(
                            end.session(),
                            Codes.TOO_MUCH,
                            "too many streams, 40 of 200",
                            How.FAILED),
                    end);
            Script ended = greedy.get((int) end.session().number() - 2);
            assertEquals(
                    new SessionClosed(
                            end.session(),
                            Codes.TOO_MUCH,
                            "too many streams, 40 of 200",
                            How.CLOSED),
                    ended.await(SessionClosed.class));
            server.await(StreamBytes.class, in -> in.session().equals(served) && in.stream() == 2);
            assertEquals(1, server.heard(SessionClosed.class).size());
        }
    }
}
