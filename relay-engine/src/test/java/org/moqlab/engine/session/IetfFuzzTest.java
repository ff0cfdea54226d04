package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.wire.ietf.Draft14;
import org.moqlab.engine.wire.lite.LiteVersion;

/// Whatever a peer sends on moq-transport, or before it is known what is spoken, and in whatever
/// pieces: no exception leaves the session, it keeps to credit and windows, and is silent once
/// closed.
@Tag("fuzz")
final class IetfFuzzTest {
    private static final int SEEDS = 6_000;
    private static final int STEPS = 120;

    /// What the peer manages to say on moq-transport.
    private static final List<String> REACHED =
            List.of(
                    "Accepted",
                    "Announced",
                    "AnnouncementsWanted",
                    "Ended",
                    "FrameArrived",
                    "GroupBegan",
                    "GroupEnded",
                    "Ready",
                    "SubscribeCancelled",
                    "SubscribeRequested",
                    "Unannounced",
                    "Violated");

    private static Session session(boolean client, String alpn, Terms terms) {
        return client ? Sessions.dial(alpn, terms) : Sessions.accept(alpn, terms);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void no_peer_breaks_a_session(boolean exacting) {
        Terms terms = exacting ? Terms.MARCH_2026 : IetfPeer.SHRUGGING;
        TreeSet<String> expected = new TreeSet<>(REACHED);
        if (!exacting) {
            expected.add("GoingAway");
        }
        for (boolean client : new boolean[] {true, false}) {
            TreeSet<String> reached = new TreeSet<>();
            for (long seed = 1; seed <= SEEDS; seed++) {
                Session session = session(client, "moq-00", terms);
                run(new FuzzedSession(seed, client, "moq-00", session, reached), seed);
            }
            assertEquals(expected, reached, "what the peer managed to say");
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void no_peer_breaks_a_session_that_is_not_decided_yet(boolean client) {
        Terms terms = Terms.MARCH_2026.offering(List.of(LiteVersion.LITE_02.code(), Draft14.CODE));
        TreeSet<String> reached = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Session session = session(client, "moql", terms);
            String corpus = seed % 2 == 0 ? "moql" : "moql-00";
            run(new FuzzedSession(seed, client, corpus, session, reached), seed);
        }
        TreeSet<String> expected = new TreeSet<>(REACHED);
        expected.add("AnnouncementsUnwanted");
        assertEquals(expected, reached, "what the peer managed to say");
    }

    private static void run(FuzzedSession fuzzed, long seed) {
        try {
            for (int step = 0; step < STEPS; step++) {
                fuzzed.step();
            }
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError("seed " + seed, broken);
        }
    }
}
