package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.relay.DrawnOrigin;

/// Who one is to relays that one watches.
final class ApproachTest {
    @Test
    void every_session_has_an_identity_of_its_own_which_is_never_the_unknown_one() {
        List<Origin> drawn = Stream.generate(Approach::stranger).limit(10_000).toList();

        assertEquals(10_000, drawn.stream().distinct().count());
        assertTrue(drawn.stream().allMatch(id -> id.isKnown() && id.id() <= DrawnOrigin.MAX));
    }
}
