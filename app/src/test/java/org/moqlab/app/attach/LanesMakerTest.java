package org.moqlab.app.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.app.presence.PresenceModel.PresenceLane;
import org.moqlab.app.presence.Stretch;
import org.moqlab.engine.attach.WatchedRelay.State;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.Namespace;

/// Lanes of a watched cluster say what was heard when, and no more.
final class LanesMakerTest {
    private static final long SECOND = 1_000_000_000L;

    private static Lanes of(Story story, String name) {
        return story.look(
                        new Question(
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Optional.empty(),
                                Optional.of(new Namespace(name)),
                                ""))
                .lanes();
    }

    private static String words(Stretch stretch) {
        return "%d-%d %s %d %s"
                .formatted(
                        stretch.from() / SECOND,
                        stretch.to() / SECOND,
                        stretch.look().state().word(),
                        stretch.look().hops(),
                        stretch.look().via())
                .strip();
    }

    private static List<String> lane(Lanes lanes, int at) {
        return lanes.lanes().get(at).stretches().stream().map(LanesMakerTest::words).toList();
    }

    @Test
    void whatWasToldWithdrawnAndLostStandsWhereItWasHeard() {
        Story story =
                new Story()
                        .up("A", 1)
                        .up("B", 2)
                        .after(2_000)
                        .tells("A", "cam", 900, 1)
                        .tells("B", "cam", 900, 1, 2)
                        .after(3_000)
                        .takesBack("A", "cam", 900, 1)
                        .after(1_000)
                        .stands("B", State.LOST, "killed")
                        .after(4_000);
        Lanes lanes = of(story, "cam");
        assertEquals(List.of("A", "B"), lanes.relays());
        assertEquals(List.of("0-2 absent -1", "2-5 live 2 900", "5-10 absent -1"), lane(lanes, 0));
        assertEquals(List.of("0-2 absent -1", "2-6 live 3 A", "6-10 unknown -1"), lane(lanes, 1));
        assertEquals(10 * SECOND, lanes.end());
        assertEquals(10 * SECOND, lanes.now());
        assertTrue(lanes.title().contains("Observations, not messages"), lanes.title());
    }

    @Test
    void whatIsHiddenIsUnknownAndOnlyWhatWasProvenIsAGhost() {
        Story story =
                new Story()
                        .up("A", 1)
                        .tells("A", "cam", 0, 1)
                        .after(2_000)
                        .provenDead("A", "cam")
                        .after(1_000);
        assertEquals(List.of("0-2 unknown 2 ?", "2-3 ghost 2 ?"), lane(of(story, "cam"), 0));
    }

    @Test
    void aNameThatFlapsWithoutAnEndFillsNothing() {
        Story story = new Story().up("A", 1);
        for (int i = 0; i < 2 * LanesMaker.MAX_STRETCHES; i++) {
            story.after(1).tells("A", "cam", 900, 1).after(1).takesBack("A", "cam", 900, 1);
        }
        List<PresenceLane> lanes = of(story, "cam").lanes();
        assertEquals(LanesMaker.MAX_STRETCHES + 1, lanes.getFirst().stretches().size());
        assertEquals(EntryState.UNKNOWN, lanes.getFirst().stretches().getLast().look().state());
        assertEquals(EntryState.ABSENT, lanes.getFirst().now().state());
    }

    @Test
    void withoutANameThereIsNothingToShow() {
        Look look = new Story().up("A", 1).look(Question.FIRST);
        assertEquals(Lanes.EMPTY, look.lanes());
    }
}
