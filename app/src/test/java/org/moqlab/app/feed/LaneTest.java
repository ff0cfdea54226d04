package org.moqlab.app.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LaneTest {
    private static Lane lane(String name, String parent, long forkedAt) {
        return new Lane(
                name,
                Optional.of(parent).filter(p -> !p.isEmpty()),
                new Place(forkedAt, forkedAt),
                new Place(1_000, 1_000),
                false);
    }

    private static final List<Lane> LANES =
            List.of(
                    lane("main", "", 0),
                    lane("b", "main", 100),
                    lane("c", "b", 150),
                    lane("d", "main", 40),
                    lane("e", "c", 90));

    @Test
    void aBranchSharesWithItsParentWhatCameBeforeTheFork() {
        assertEquals(100, Lane.common(LANES, "main", "b"));
        assertEquals(100, Lane.common(LANES, "b", "main"));
    }

    @Test
    void aGrandchildSharesWithTheFirstOnlyWhatItsParentDid() {
        assertEquals(100, Lane.common(LANES, "main", "c"));
        assertEquals(90, Lane.common(LANES, "main", "e"));
        assertEquals(150, Lane.common(LANES, "c", "b"));
    }

    @Test
    void cousinsShareWhatCameBeforeTheEarlierFork() {
        assertEquals(40, Lane.common(LANES, "d", "c"));
    }

    @Test
    void branchesThatKnowNothingOfEachOtherShareNothing() {
        assertEquals(0, Lane.common(LANES, "main", "gone"));
    }
}
