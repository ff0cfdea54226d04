package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.moqlab.app.canvas.Jumps.Jump;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Topology.Shape;

final class JumpsTest {
    @Test
    void aStepOverAWaitIsAJumpNamedAfterTheTimerThatEndedIt() {
        Jumps jumps = new Jumps();
        Story story = new Story(Shape.FULL, "AB", 1).at(100).up("A", "B");
        jumps.note(story.moment(0));
        long seen = story.last();
        story.at(106).up("A").at(350).deadline("A", "hold-down");
        assertEquals(
                Optional.of(new Jump(244 * Durations.MILLI, "hold-down")),
                jumps.note(story.moment(seen)));
    }

    @Test
    void aSteadyFastClockIsNoJump() {
        Jumps jumps = new Jumps();
        Story story = new Story(Shape.FULL, "AB", 1).up("A", "B");
        jumps.note(story.moment());
        jumps.note(story.at(160).moment());
        List<Optional<Jump>> noted =
                LongStream.of(320, 480, 650)
                        .mapToObj(ms -> jumps.note(story.at(ms).moment()))
                        .toList();
        assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.empty()), noted);
    }

    @Test
    void aClockThatGoesBackIsNoJump() {
        Jumps jumps = new Jumps();
        Story story = new Story(Shape.FULL, "AB", 1).at(900).up("A", "B");
        jumps.note(story.moment());
        assertEquals(Optional.empty(), jumps.note(story.at(100).moment()));
    }
}
