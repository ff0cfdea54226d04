package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a command says of itself is what a scenario file says to have it done.
final class FaultTextTest {
    private static final Passage BOTH = new Passage("A", "B", true);
    private static final Passage ONE = new Passage("pub", "A", false);
    private static final Passage DASHED = new Passage("a", "b-c", true);
    private static final Passage DASHED_TOO = new Passage("a-b", "c", true);

    static final List<MeshCommand> ALL =
            List.of(
                    new MeshCommand.StartClient("pub"),
                    new MeshCommand.StopRelay("1", MeshCommand.Death.KILL),
                    new MeshCommand.StopRelay("null", MeshCommand.Death.CLOSE),
                    new MeshCommand.RestartRelay("A"),
                    new MeshCommand.RestartRelay("1", MeshCommand.Identity.SAME),
                    new MeshCommand.Purge("test", Optional.empty()),
                    new MeshCommand.Purge("odd \"name\\: {}", Optional.of("B")),
                    new MeshCommand.Dial("A", "1"),
                    new MeshCommand.Undial("null", "B"),
                    new LinkFault.Cut(BOTH),
                    new LinkFault.Cut(ONE),
                    new LinkFault.Cut(new Passage("1", "A", false)),
                    new LinkFault.Cut(new Passage("1", "null", true)),
                    new LinkFault.Cut(DASHED),
                    new LinkFault.Hold(DASHED_TOO),
                    new LinkFault.Heal(Optional.empty()),
                    new LinkFault.Heal(Optional.of(BOTH)),
                    new LinkFault.Delay(BOTH, 50 * Durations.MILLI),
                    new LinkFault.Delay(DASHED, 1),
                    new LinkFault.Jitter(ONE, 1_500 * Durations.MILLI),
                    new LinkFault.Loss(BOTH, 100_000),
                    new LinkFault.Loss(BOTH, 1),
                    new LinkFault.Loss(ONE, 1_000_000),
                    new LinkFault.Loss(ONE, 0),
                    new LinkFault.Hold(ONE),
                    new LinkFault.Release(ONE),
                    new LinkFault.Partition(List.of(List.of("A", "1"), List.of("B", "pub"))),
                    new Fault.Freeze("A"),
                    new Fault.Thaw("pub"),
                    new Fault.DropNext("A", "B", Fault.Message.UNANNOUNCE),
                    new Fault.HoldNext("A", "pub", Fault.Message.ANNOUNCE),
                    new Fault.ReleaseNext("A", "1"),
                    new Fault.Vanish("pub"),
                    new Fault.Flap("pub", 500 * Durations.MILLI, 10),
                    new Fault.Flood("pub", 1_000),
                    new Fault.Lie("A", new Fault.Hops(0)),
                    new Fault.Lie("1", new Fault.Through(List.of("B", "1"))),
                    new Fault.Lie("A", new Fault.Truth()),
                    new Fault.Lie("A", new Fault.Free()));

    private static List<MeshCommand> read(String act) throws ScenarioException {
        String file =
                """
                title: t
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: full, relays: [A, B, "1", "null", a, a-b, c, b-c]}
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                acts:
                  - {at: 1s, %s}
                """
                        .formatted(act);
        return ScenarioFile.parse("f.yaml", file).acts().stream()
                .map(Scenario.Act::command)
                .toList();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void whatIsPrintedIsReadAsTheSame(MeshCommand command) throws ScenarioException {
        assertEquals(List.of(command), read(command.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut: a-b-c", "delay: {way: a-b-c, by: 1s}"})
    void aWayThatCanBeReadInTwoWaysIsRefused(String act) {
        ScenarioException refusal = assertThrows(ScenarioException.class, () -> read(act));
        assertEquals(
                "f.yaml:8:"
                        + (14 + act.indexOf("a-b-c"))
                        + ": expected a way that can be read in one way only, such as A<>B,"
                        + " found 'a-b-c'",
                refusal.getMessage());
    }

    @Test
    void aListIsSeveralFaultsAtOnce() throws ScenarioException {
        assertEquals(
                List.of(new LinkFault.Cut(BOTH), new LinkFault.Cut(ONE)),
                read("cut: [A-B, pub>A]"));
        assertEquals(
                List.of(new Fault.Freeze("A"), new Fault.Freeze("pub")), read("freeze: [A, pub]"));
    }
}
