package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.routing.policy.Gossip202603;
import org.moqlab.engine.session.FuzzCorpus;
import org.moqlab.engine.session.Terms;

/// Peers that send whatever comes to their mind, one after the other, while session 1 publishes to
/// session 2 through the same relay: a session that breaks the protocol is closed with a note, and
/// the others go on. Peers a run: `-Dmoqlab.fuzz.rounds=N`.
@Tag("fuzz")
final class RelayFuzzTest {
    private static final int ROUNDS = Integer.getInteger("moqlab.fuzz.rounds", 2_000);
    private static final int STEPS = 40;
    private static final int STREAMS = 6;

    /// Session numbers of the peers begin here.
    private static final long FIRST = 10;

    private final RelayBench bench = new RelayBench(config());
    private long groups;

    /// The hostile peer is a relay of the same cluster, so that it gets as far as can be.
    private static RelayConfig config() {
        Gossip202603 policy = new Gossip202603();
        Access access = new Access(Namespace.ROOT, List.of("hostile"), List.of());
        return new RelayConfig("R", policy, policy.timings(), Terms.MARCH_2026, List.of(), access);
    }

    RelayFuzzTest() {
        bench.open(1, Role.ACCEPTED, "pub");
        bench.open(2, Role.ACCEPTED, "sub");
        bench.announce(1, true, 0);
        bench.subscribe(2, 0, 7, "test");
        bench.octets(1, 5, Bytes.ofHex("00 05 00 00 00 00 00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "moq-00",
                "moql-00",
                "moql",
                "moq-lite-03",
                "moq-lite-04",
                "moq-lite-05",
                "moqlab-06"
            })
    void no_peer_disturbs_another(String wire) {
        List<Bytes> corpus = FuzzCorpus.of(wire);
        String alpn = wire.equals("moql-00") ? "moql" : wire;
        for (long seed = 0; seed < ROUNDS; seed++) {
            try {
                hostile(new Random(seed), FIRST + seed, alpn, corpus);
                assertEquals(true, othersGoOn(), "session 2 gets its group");
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError(wire + ", peer " + seed, broken);
            }
        }
    }

    private void hostile(Random chance, long session, String alpn, List<Bytes> corpus) {
        SessionId id = new SessionId(session);
        bench.handle(new RelayInput.SessionOpened(id, Role.ACCEPTED, alpn, "", "hostile"));
        bench.handle(new RelayInput.StreamCredit(id, StreamKind.BIDI, chance.nextInt(20)));
        bench.handle(new RelayInput.StreamCredit(id, StreamKind.UNI, chance.nextInt(20)));
        if (chance.nextInt(8) > 0) {
            bench.octets(session, FuzzCorpus.introduces(alpn) ? 2 : 0, corpus.getFirst());
        }
        for (int step = 0; step < STEPS; step++) {
            List<RelayAction> actions = step(chance, session, id, corpus);
            if (isClosed(actions, id)) {
                assertEquals(true, isNoted(actions, id), "the journal says why");
                return;
            }
        }
        bench.closed(session);
    }

    private List<RelayAction> step(Random chance, long session, SessionId id, List<Bytes> corpus) {
        long stream = chance.nextInt(3) == 0 ? 0 : chance.nextInt(4 * STREAMS);
        return switch (chance.nextInt(20)) {
            case 0 -> bench.handle(new RelayInput.StreamFinished(id, stream));
            case 1 -> bench.reset(session, stream, chance.nextInt(40));
            case 2 ->
                    bench.handle(
                            new RelayInput.StreamStopped(
                                    id, stream, OptionalLong.of(chance.nextInt(40))));
            case 3 -> bench.handle(new RelayInput.Datagram(id, octets(chance, corpus)));
            case 4 -> bench.handle(new RelayInput.StreamCredit(id, StreamKind.UNI, 1));
            case 5 -> bench.relay.nextDeadline().isPresent() ? bench.wake() : List.of();
            default -> bench.octets(session, stream, octets(chance, corpus));
        };
    }

    /// Something from the corpus, whole more often than not.
    private static Bytes octets(Random chance, List<Bytes> corpus) {
        byte[] octets = corpus.get(chance.nextInt(corpus.size())).toArray();
        if (octets.length > 0 && chance.nextInt(4) == 0) {
            octets[chance.nextInt(octets.length)] = (byte) chance.nextInt(256);
        }
        int end = chance.nextInt(6) == 0 ? chance.nextInt(octets.length + 1) : octets.length;
        return Bytes.wrap(octets).slice(0, end);
    }

    private static boolean isClosed(List<RelayAction> actions, SessionId id) {
        return actions.stream()
                .anyMatch(a -> a instanceof RelayAction.CloseSession c && c.session().equals(id));
    }

    private static boolean isNoted(List<RelayAction> actions, SessionId id) {
        return actions.stream()
                .anyMatch(action ->
                        action instanceof RelayAction.Note note
                                && note.session().equals(id)
                                && note.body() instanceof EventBody.SessionChanged change
                                && change.phase() == Phase.CLOSED);
    }

    private boolean othersGoOn() {
        bench.handle(new RelayInput.StreamCredit(new SessionId(2), StreamKind.UNI, 1));
        long stream = 2 + 4 * groups;
        List<RelayAction> actions = bench.group(1, stream, 0, groups++);
        bench.finished(1, stream);
        return actions.stream()
                .anyMatch(action ->
                        action instanceof RelayAction.WriteStream write
                                && write.session().number() == 2);
    }
}
