package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.observe.Finding;

/// A flood of findings about one relay, and what is left of those about others.
final class SuspicionsTest {
    private static Finding finding(String kind, String subject, String... relays) {
        return new Finding(kind, subject, List.of(relays), 0, "calm", "none", "", List.of());
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream().map(each -> each.subject() + " " + each.found()).toList();
    }

    @Test
    void few_are_all_kept_in_their_order() {
        Suspicions found = new Suspicions();
        found.add(finding("ghost", "x", "a"));
        found.add(finding("flap", "x", "a"));
        found.add(finding("ghost", "y", "a"));

        assertEquals(List.of("x none", "x none", "y none"), told(found.kept(200)));
    }

    @Test
    void a_flood_about_one_relay_is_told_in_short_and_keeps_nothing_out() {
        Suspicions found = new Suspicions();
        for (int i = 0; i < 10_000; i++) {
            found.add(finding("ghost", "flood/" + i, "bad"));
        }
        found.add(finding("black-hole", "cam/roof", "fra", "ams"));
        List<String> told = told(found.kept(200));

        assertEquals(Suspicions.MAX_ALIKE + 1, told.size());
        assertEquals("flood/0 none", told.getFirst());
        assertEquals("flood/19 none; and 9980 more like it", told.get(Suspicions.MAX_ALIKE - 1));
        assertEquals("cam/roof none", told.getLast());
    }

    @Test
    void when_there_are_too_many_sorts_each_has_its_turn() {
        Suspicions found = new Suspicions();
        for (int relay = 0; relay < 30; relay++) {
            for (int i = 0; i < 50; i++) {
                found.add(finding("ghost", "flood/" + i, "r" + relay));
            }
        }
        found.add(finding("twin-ids", "7", "a", "b"));
        List<Finding> kept = found.kept(100);

        assertEquals(100, kept.size());
        assertEquals("7", kept.getLast().subject());
        assertEquals(
                30,
                kept.stream()
                        .filter(each -> each.found().endsWith(" more like it"))
                        .flatMap(each -> each.relays().stream())
                        .distinct()
                        .count());
        assertTrue(
                kept.stream().filter(each -> each.relays().contains("r29")).count() >= 3,
                "the last relay has its turn");
    }
}
