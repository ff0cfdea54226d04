package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a peer sends and in whatever pieces: no exception leaves the session, it keeps to
/// credit and windows, keeps little, and is silent once closed.
@Tag("fuzz")
final class SessionFuzzTest {
    private static final int SEEDS = 12_000;
    private static final int STEPS = 120;

    private static final TreeSet<String> EVERYTHING =
            Arrays.stream(SessionEvent.class.getPermittedSubclasses())
                    .map(Class::getSimpleName)
                    .collect(Collectors.toCollection(TreeSet::new));

    @ParameterizedTest
    @CsvSource({"true, moql", "false, moql", "true, moq-lite-03", "false, moq-lite-03"})
    void no_peer_breaks_a_session(boolean client, String alpn) {
        TreeSet<String> reached = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            FuzzedSession fuzzed = new FuzzedSession(seed, client, alpn, reached);
            try {
                for (int step = 0; step < STEPS; step++) {
                    fuzzed.step();
                }
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError(
                        "seed " + seed + ", client " + client + ", " + alpn, broken);
            }
        }
        assertEquals(EVERYTHING, reached, "what the peer managed to say");
    }
}
