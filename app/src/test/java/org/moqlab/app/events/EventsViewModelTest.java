package org.moqlab.app.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.MeshSnapshot;

final class EventsViewModelTest {
    private final Run run = new Run(Scenarios.pair());
    private final Selection selection = new Selection();
    private final EventsViewModel viewModel = new EventsViewModel(run.moments(), run, selection);

    @Test
    void everyEventBecomesOneRowInOrder() {
        run.to(1_100 * Durations.MILLI);
        long last = run.moments().get().snapshot().n();
        assertEquals(last, viewModel.rows().size());
        assertEquals(last, viewModel.rows().getLast().number());
    }

    @Test
    void aFilterKeepsFittingRowsAndSaysHowMany() {
        run.to(1_100 * Durations.MILLI);
        int all = viewModel.rows().size();
        viewModel.filterProperty().set("kind:truth");
        assertEquals(
                List.of("test is published by pub"),
                viewModel.rows().stream().map(EventRow::what).toList());
        assertEquals("1 of " + all, viewModel.countProperty().get());
    }

    @Test
    void theSelectedMessageIsTakenApartWithItsBytes() {
        run.to(1_100 * Durations.MILLI);
        viewModel.filterProperty().set("kind:sent relay:A announce");
        EventRow row = viewModel.rows().getLast();
        viewModel.select(row);
        Details details = viewModel.detailsProperty().get();
        assertEquals("ANNOUNCE", details.fields().get(2).value());
        assertEquals(1, details.bytes().size());
        assertEquals(Optional.of("A"), selection.nodeProperty().get());
        viewModel.selectCause();
        assertEquals(Optional.of(row.cause()), selection.eventProperty().get());
    }

    @Test
    void aRunThatStartsAnewEmptiesTheTable() {
        run.to(1_100 * Durations.MILLI);
        selection.eventProperty().set(Optional.of(3L));
        run.moments().set(new Moment(Scenarios.pair(), false, MeshSnapshot.EMPTY, 0, List.of()));
        assertEquals(Optional.empty(), selection.eventProperty().get());
    }
}
