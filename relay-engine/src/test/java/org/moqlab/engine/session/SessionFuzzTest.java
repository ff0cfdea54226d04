package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.lite.LiteVersion;

/// Whatever a peer sends and in whatever pieces: no exception leaves the session, it keeps to
/// credit and windows, keeps little, and is silent once closed.
@Tag("fuzz")
final class SessionFuzzTest {
    private static final int SEEDS = 20_000;
    private static final int STEPS = 120;

    /// What only later wires can say.
    private static final List<String> LATER =
            List.of(
                    "DatagramArrived",
                    "FetchAsked",
                    "FetchEnded",
                    "FetchUnwanted",
                    "Fetched",
                    "Introduced",
                    "Reannounced",
                    "TrackAsked",
                    "TrackRefused",
                    "TrackTold",
                    "TrackUnwanted");

    private static Set<String> everything(String alpn, boolean exacting) {
        TreeSet<String> all =
                Stream.of(SessionEvent.class, SessionEvent.OfTrack.class)
                        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                        .filter(Class::isRecord)
                        .map(Class::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!FuzzCorpus.introduces(alpn)) {
            all.removeAll(LATER);
        }
        if (alpn.equals("moql") || exacting) {
            all.removeAll(List.of("GroupsDropped", "SubscribeUpdated"));
        }
        if (alpn.equals("moql") || alpn.endsWith("-03")) {
            all.remove("GoingAway");
        }
        if (!alpn.startsWith("moqlab")) {
            all.remove("Beaten");
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "moql, true",
        "moql, false",
        "moq-lite-03, true",
        "moq-lite-03, false",
        "moqlab-03, false",
        "moq-lite-04, false",
        "moq-lite-05, false",
        "moqlab-06, false"
    })
    void no_peer_breaks_a_session(String alpn, boolean exacting) {
        Terms terms =
                new Terms(
                        new Origin(0x2868),
                        List.of(LiteVersion.LITE_02.code(), LiteVersion.LITE_01.code()),
                        exacting);
        for (boolean client : new boolean[] {true, false}) {
            TreeSet<String> reached = new TreeSet<>();
            for (long seed = 1; seed <= SEEDS; seed++) {
                run(new FuzzedSession(seed, client, alpn, terms, reached), seed + " " + client);
            }
            assertEquals(everything(alpn, exacting), reached, "what the peer managed to say");
        }
    }

    private static void run(FuzzedSession fuzzed, String seed) {
        try {
            for (int step = 0; step < STEPS; step++) {
                fuzzed.step();
            }
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError("seed and client " + seed, broken);
        }
    }
}
