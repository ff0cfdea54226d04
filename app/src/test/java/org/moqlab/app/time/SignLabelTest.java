package org.moqlab.app.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.app.feed.Place;
import org.moqlab.app.pen.Box;
import org.moqlab.app.theme.Fx;
import org.moqlab.engine.mesh.Durations;

final class SignLabelTest {
    private static final Axis AXIS = new Axis(10 * Durations.SECOND, 1_000);
    private static final Box NOWHERE = new Box(0, 0, 0, 0);

    private static Sign sign(long millis, Sign.Kind kind, String label) {
        return new Sign(new Place(millis, millis * Durations.MILLI), kind, label);
    }

    private static StripScene scene(Sign... signs) {
        return new StripScene(AXIS, Durations.SECOND, List.of(), List.of(signs), List.of(), 0);
    }

    private static List<SignLabel> labels(StripScene scene, Box playhead) throws Exception {
        return Fx.call(() -> SignLabel.of(scene, playhead));
    }

    private static Box headAt(long millis) throws Exception {
        return Fx.call(() -> StripPainter.head(AXIS, millis * Durations.MILLI, "3.400 s"));
    }

    private static List<String> words(List<SignLabel> labels) {
        return labels.stream().map(label -> label.sign().label()).toList();
    }

    @Test
    void ofWordsThatCollideThoseOfFindingsStay() throws Exception {
        StripScene scene =
                scene(
                        sign(3_000, Sign.Kind.COMMAND, "a command of many words"),
                        sign(3_400, Sign.Kind.FINDING, "no-ghost"));
        assertEquals(List.of("no-ghost"), words(labels(scene, NOWHERE)));
    }

    @Test
    void wordsMakeWayForThePlayheadToTheOtherSideOfTheirSign() throws Exception {
        StripScene scene = scene(sign(3_300, Sign.Kind.COMMAND, "stop pub"));
        Box head = headAt(3_400);
        List<SignLabel> labels = labels(scene, head);
        assertEquals(List.of("stop pub"), words(labels));
        assertEquals(0, labels.getFirst().box().overlap(head));
        assertTrue(labels.getFirst().box().right() < AXIS.x(3_300 * Durations.MILLI));
    }

    @Test
    void wordsWithoutRoomBesideThePlayheadAreLeftOutAndNeverCovered() throws Exception {
        StripScene scene =
                scene(
                        sign(3_000, Sign.Kind.FINDING, "quiet"),
                        sign(3_300, Sign.Kind.FINDING, "no-blackhole"),
                        sign(3_450, Sign.Kind.COMMAND, "kill A"));
        Box head = headAt(3_400);
        List<SignLabel> labels = labels(scene, head);
        assertEquals(List.of(), words(labels));
        assertEquals(List.of("kill A"), words(labels(scene, NOWHERE)).subList(0, 1));
        for (long at = 0; at < 10_000; at += 50) {
            Box there = headAt(at);
            for (SignLabel label : labels(scene, there)) {
                assertEquals(0, label.box().overlap(there), label + " below the head at " + at);
            }
        }
    }
}
