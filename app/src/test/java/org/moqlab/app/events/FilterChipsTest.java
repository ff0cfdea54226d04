package org.moqlab.app.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Played;
import org.moqlab.app.Scenarios;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.session.Anatomy;

/// Chips that fit what is selected, and edit the line.
final class FilterChipsTest {
    private final Played run = new Played(Scenarios.zombie());
    private final EventsViewModel events =
            new EventsViewModel(
                    run.player().calmProperty(),
                    run.player(),
                    run.selection(),
                    run.time(),
                    Anatomy::of);
    private final FilterChips chips = events.chips();

    @BeforeEach
    void play() {
        run.to(1_500);
        run.selection().namespaceProperty().set(Optional.of(new Namespace("test")));
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void whatIsSelectedAndTheMostCommonKindsAreOffered() {
        run.selection().selectNode(Optional.of("C"));
        List<String> offered = List.copyOf(chips.chips());
        assertEquals(List.of("relay:C", "namespace:test"), offered.subList(0, 2));
        assertEquals(2 + FilterChips.MAX_KINDS, offered.size());
        assertTrue(offered.containsAll(List.of("kind:sent", "kind:received")), offered.toString());
        run.selection().selectNode(Optional.of("sub"));
        assertEquals("client:sub", chips.chips().getFirst());
    }

    @Test
    void aChipEditsTheLineAndTheLineTheChips() {
        run.selection().selectNode(Optional.of("C"));
        chips.turn("relay:C");
        assertEquals("relay:C", events.filterProperty().get());
        assertTrue(events.rows().stream().allMatch(row -> row.relay().equals("C")));
        run.selection().selectNode(Optional.of("D"));
        chips.turn("relay:D");
        assertEquals("relay:C,D", events.filterProperty().get());
        assertTrue(chips.chips().containsAll(List.of("relay:C", "relay:D")));
        events.filterProperty().set("relay:d FRAME");
        assertTrue(chips.isOn("relay:D"));
        assertFalse(chips.chips().contains("relay:C"));
        assertTrue(chips.chips().contains("FRAME"));
        chips.turn("relay:D");
        assertEquals("FRAME", events.filterProperty().get());
    }
}
