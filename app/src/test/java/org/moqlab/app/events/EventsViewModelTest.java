package org.moqlab.app.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.Travel;
import org.moqlab.app.theme.Fx;
import org.moqlab.app.words.Figures;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.session.Anatomy;
import org.testfx.util.WaitForAsyncUtils;

final class EventsViewModelTest {
    private final Run run = new Run(Scenarios.pair());
    private final Selection selection = new Selection();
    private final List<String> journeys = new ArrayList<>();
    private final Travel travel =
            new Travel() {
                @Override
                public void goTo(long n) {
                    journeys.add("go to " + n);
                }

                @Override
                public void fork(long n) {
                    journeys.add("fork at " + n);
                }
            };
    private final EventsViewModel viewModel =
            new EventsViewModel(run.moments(), run, selection, travel, Anatomy::of);

    @Test
    void everyEventBecomesOneRowInOrder() {
        run.to(1_100 * Durations.MILLI);
        long last = run.moments().get().snapshot().n();
        assertEquals(last, viewModel.rows().size());
        assertEquals(last, viewModel.rows().getLast().number());
    }

    @Test
    void aLongListFollowsCalmlyAndInTheEndShowsTheLast()
            throws InterruptedException, ExecutionException, TimeoutException {
        Run zombie = new Run(Scenarios.zombie());
        EventsViewModel events =
                Fx.call(() ->
                        new EventsViewModel(
                                zombie.moments(), zombie, selection, travel, Anatomy::of));
        long last =
                Fx.call(() -> {
                    zombie.to(12 * Durations.SECOND);
                    int many = events.rows().size();
                    assertTrue(many > EventsViewModel.MANY, () -> many + " rows");
                    zombie.to(12_100 * Durations.MILLI);
                    zombie.to(12_200 * Durations.MILLI);
                    return zombie.moments().get().snapshot().n();
                });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Fx.call(() -> !events.isDue()));
        assertEquals(last, Fx.call(() -> events.presentProperty().get()));
        assertEquals(last, Fx.call(() -> events.rows().getLast().number()));
    }

    /// Of a long recording the rows around what is looked at are kept, not the newest alone.
    @Test
    void theRowsOfALongRecordingLieAroundWhatIsLookedAt()
            throws InterruptedException, ExecutionException, TimeoutException {
        Run zombie = new Run(Scenarios.zombie());
        int most = 1_000;
        EventsViewModel events =
                Fx.call(() -> {
                    zombie.to(8 * Durations.SECOND);
                    return new EventsViewModel(
                            zombie.moments(), zombie, selection, travel, Anatomy::of, most);
                });
        long last = zombie.last();
        settle(events);
        show(zombie, last);
        settle(events);
        assertEquals(last, Fx.call(() -> events.rows().getLast().number()));
        assertStretch(events, last, most);
        show(zombie, 2_000);
        settle(events);
        assertEquals(2_000, Fx.call(() -> events.rows().get(events.presentRow()).number()));
        assertStretch(events, last, most);
        Fx.call(() -> {
            selection.eventProperty().set(Optional.of(5L));
            return events;
        });
        assertEquals(1, Fx.call(() -> events.rows().getFirst().number()));
        settle(events);
        assertEquals(1, Fx.call(() -> events.rows().getFirst().number()));
        assertStretch(events, last, most);
    }

    private static void show(Run run, long n) throws InterruptedException, ExecutionException {
        Fx.call(() -> {
            MeshSnapshot then = run.mesh().journal().snapshotAt(n).orElseThrow();
            run.moments().set(new Moment(run.mesh().scenario(), false, then, then.t(), List.of()));
            return run;
        });
    }

    private static void settle(EventsViewModel events) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Fx.call(() -> !events.isDue()));
    }

    private static void assertStretch(EventsViewModel events, long last, int most)
            throws InterruptedException, ExecutionException {
        List<EventRow> rows = Fx.call(() -> List.copyOf(events.rows()));
        assertTrue(rows.size() <= most + most / 2, () -> rows.size() + " rows");
        assertEquals(
                Figures.count(rows.getFirst().number())
                        + "–"
                        + Figures.count(rows.getLast().number())
                        + " of "
                        + Figures.count(last)
                        + " events",
                Fx.call(() -> events.countProperty().get()));
    }

    @Test
    void anEventThatIsSelectedHasItsRowAtOnce() throws InterruptedException, ExecutionException {
        Run zombie = new Run(Scenarios.zombie());
        long selected =
                Fx.call(() -> {
                    EventsViewModel events =
                            new EventsViewModel(
                                    zombie.moments(), zombie, selection, travel, Anatomy::of);
                    zombie.to(8 * Durations.SECOND);
                    zombie.to(8_100 * Durations.MILLI);
                    zombie.to(8_200 * Durations.MILLI);
                    long last = zombie.moments().get().snapshot().n();
                    selection.eventProperty().set(Optional.of(last));
                    assertEquals(last, events.rows().getLast().number());
                    return last;
                });
        assertEquals(Optional.of(selected), selection.eventProperty().get());
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
    void aFieldAndItsOctetsPointAtEachOther() {
        run.to(1_100 * Durations.MILLI);
        EventRow announce =
                viewModel.rows().stream()
                        .filter(row -> row.what().contains("test, 1 hop"))
                        .findFirst()
                        .orElseThrow();
        viewModel.select(announce);
        Details details = viewModel.detailsProperty().get();
        List<String> names = details.fields().stream().map(Details.Field::name).toList();
        int suffix = names.indexOf("suffix");
        Details.Field field = details.fields().get(suffix);
        StringBuilder octets = new StringBuilder();
        for (int i = field.from(); i < field.to(); i++) {
            octets.append(details.bytes().getFirst().octets().get(i));
            viewModel.mark(-1);
            viewModel.markOctet(i);
            assertEquals(suffix, viewModel.markedProperty().get());
        }
        assertEquals("0474657374", octets.toString());
        viewModel.markOctet(0);
        assertEquals(-1, viewModel.markedProperty().get());
    }

    /// Announcements of one stream follow each other, the same field of each below the other.
    @Test
    void theMessagesAroundTheSelectedOneAreThoseOfItsStreamAndItsWay() {
        run.to(2_900 * Durations.MILLI);
        StreamViewModel stream = viewModel.stream();
        List<EventRow> announced =
                viewModel.rows().stream()
                        .filter(row -> row.relay().equals("A") && row.kind().equals("received"))
                        .filter(row -> row.what().startsWith("re-announce test"))
                        .toList();
        EventRow last = announced.getLast();
        viewModel.select(last);
        assertEquals(true, stream.byMessageProperty().get(), "announcements are shown so");
        assertEquals("received by A, stream offset", stream.placeProperty().get());
        List<StreamRow> rows = stream.rowsProperty().get();
        assertTrue(rows.size() > 2, rows::toString);
        assertEquals(last.number(), rows.get(stream.rowOf(last.number())).event());
        for (StreamRow row : rows) {
            EventRow event = viewModel.rows().get((int) row.event() - 1);
            assertEquals(
                    List.of("A", "received", last.session()),
                    List.of(event.relay(), event.kind(), event.session()));
        }
        assertEquals(
                rows.stream().map(row -> row.hex().offset()).sorted().toList(),
                rows.stream().map(row -> row.hex().offset()).toList());
        viewModel.markNamed("hops");
        StreamRow before = rows.get(stream.rowOf(last.number()) - 2);
        viewModel.selectEvent(before.event());
        assertEquals("hops", viewModel.markedName(), "one goes on looking at the same field");
        int octet = before.length() - 1;
        assertEquals(true, before.isOf("hops", octet));
        assertEquals(false, before.isOf("hops", octet - 1));
        assertEquals(rows, stream.rowsProperty().get());
        List<String> csv = stream.sheet().csv().lines().toList();
        assertEquals("event,offset,octets,letters,what", csv.getFirst());
        assertEquals(rows.size() + 1, csv.size());
    }

    @Test
    void aPersonChoosesTheRowsAndTheChoiceHolds() {
        run.to(1_100 * Durations.MILLI);
        viewModel.filterProperty().set("kind:sent relay:A announce");
        viewModel.select(viewModel.rows().getLast());
        StreamViewModel stream = viewModel.stream();
        stream.choose(false);
        assertEquals(false, stream.byMessageProperty().get());
        assertEquals(List.of(), stream.rowsProperty().get());
        viewModel.select(viewModel.rows().getFirst());
        assertEquals(false, stream.byMessageProperty().get());
        stream.choose(true);
        assertEquals(
                true, stream.rowOf(viewModel.selectedProperty().getValue().orElseThrow()) >= 0);
        selection.eventProperty().set(Optional.empty());
        assertEquals(List.of(), stream.rowsProperty().get());
    }

    @Test
    void aRunThatStartsAnewLetsGoOfTheSelectedEvent() {
        run.to(1_100 * Durations.MILLI);
        selection.eventProperty().set(Optional.of(3L));
        run.splice(0);
        run.moments().set(new Moment(Scenarios.pair(), false, MeshSnapshot.EMPTY, 0, List.of()));
        assertEquals(Optional.empty(), selection.eventProperty().get());
    }

    @Test
    void aFormerMomentKeepsTheRowsAheadOfItAndKnowsWhereItStands() {
        run.to(1_100 * Durations.MILLI);
        int all = viewModel.rows().size();
        MeshSnapshot former = run.mesh().journal().snapshotAt(7).orElseThrow();
        run.moments().set(new Moment(Scenarios.pair(), false, former, former.t(), List.of()));
        assertEquals(
                List.of(all, 7L, 7L),
                List.of(
                        viewModel.rows().size(),
                        viewModel.presentProperty().get(),
                        viewModel.rows().get(viewModel.presentRow()).number()));
    }

    @Test
    void anotherBranchKeepsTheRowsItSharesAndASelectionAmongThem() {
        run.to(1_100 * Durations.MILLI);
        EventRow shared = viewModel.rows().get(4);
        selection.eventProperty().set(Optional.of(5L));
        run.splice(9);
        run.to(1_101 * Durations.MILLI);
        assertEquals(shared, viewModel.rows().get(4));
        assertEquals(Optional.of(5L), selection.eventProperty().get());
        assertEquals(run.mesh().journal().last(), viewModel.rows().getLast().number());
    }

    @Test
    void aRowLeadsToItsMomentAndToABranchOfItsOwn() {
        run.to(1_100 * Durations.MILLI);
        viewModel.goTo(viewModel.rows().get(2));
        viewModel.goToSelected();
        viewModel.fork(viewModel.rows().get(3));
        assertEquals(List.of("go to 3", "go to 3", "fork at 4"), journeys);
        assertEquals(Optional.of(3L), selection.eventProperty().get());
    }
}
