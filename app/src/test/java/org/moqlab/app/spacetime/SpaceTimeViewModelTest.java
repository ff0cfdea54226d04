package org.moqlab.app.spacetime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Played;
import org.moqlab.app.Scenarios;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;

final class SpaceTimeViewModelTest {
    private static final long MS = Durations.MILLI;

    private final Played run = new Played(Scenarios.zombie());
    private final SpaceTimeViewModel viewModel =
            new SpaceTimeViewModel(
                    run.player().calmProperty(), run.player(), run.selection(), run.time());

    @AfterEach
    void close() {
        run.close();
    }

    private void watchTest(long millis) {
        run.to(millis);
        run.selection().namespaceProperty().set(Optional.of(new Namespace("test")));
        viewModel.watch(true);
    }

    private Passing lastReannounce() {
        return viewModel.passings(0, Long.MAX_VALUE / 2).stream()
                .filter(p -> p.kind() == MessageView.Kind.REANNOUNCE && p.isThere())
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Test
    void aMessageTakesAsLongAsItsLink() {
        watchTest(1_100);
        List<Passing> all = viewModel.passings(0, 1_100 * MS);
        assertTrue(all.size() >= 10, "messages: " + all.size());
        assertEquals(
                List.of(),
                all.stream().filter(p -> p.isThere() && p.arrived() - p.left() < 5 * MS).toList());
        assertEquals(List.of(), viewModel.passings(0, 900 * MS));
    }

    @Test
    void theChainLeadsFromAnAnnouncementBackToWhatAPersonDid() {
        watchTest(3_600);
        viewModel.goTo(lastReannounce().received());
        List<ChainStep> chain = viewModel.chain();
        assertEquals("stop: pub", chain.getFirst().words());
        assertTrue(chain.getLast().selected());
        assertTrue(
                viewModel.circleProperty().get().startsWith("The chain comes back to "),
                viewModel.circleProperty().get());
    }

    @Test
    void walkingAlongAChainKeepsIt() {
        watchTest(3_600);
        viewModel.goTo(lastReannounce().received());
        List<Long> events = viewModel.chain().stream().map(ChainStep::event).toList();
        viewModel.walk(-1);
        assertEquals(
                Optional.of(events.get(events.size() - 2)), run.selection().eventProperty().get());
        assertEquals(events, viewModel.chain().stream().map(ChainStep::event).toList());
        viewModel.walk(1);
        assertEquals(Optional.of(events.getLast()), run.selection().eventProperty().get());
    }

    @Test
    void goingToAMessageStandsWhereItArrived() {
        watchTest(3_600);
        Passing last = lastReannounce();
        viewModel.goTo(last.received());
        run.settle();
        assertEquals(last.received(), run.moment().snapshot().n());
        assertEquals(last.arrived(), viewModel.now());
    }

    @Test
    void holdDownsRunBetweenAPromotionAndItsAnnouncement() {
        watchTest(3_600);
        List<Holds.Hold> holds = viewModel.holds("C");
        assertTrue(holds.size() > 3, holds.toString());
        assertEquals(250 * MS, holds.get(1).to() - holds.get(1).from());
    }

    @Test
    void theLastNumberOfALaneIsWhatTheRelayHoldsNow() {
        watchTest(3_600);
        for (String relay : viewModel.relays()) {
            long holds =
                    run.moment()
                            .snapshot()
                            .row(relay, new Namespace("test"))
                            .orElseThrow()
                            .row()
                            .best()
                            .orElseThrow()
                            .route()
                            .hops()
                            .length();
            assertEquals(holds, viewModel.hops(relay).getLast().hops(), relay);
        }
    }

    @Test
    void aNumberIsSaidOnceForAsLongAsItStays() {
        watchTest(3_600);
        List<Long> hops = viewModel.hops("C").stream().map(HopsFrom::hops).toList();
        assertEquals(hops.stream().distinct().toList(), hops);
    }

    @Test
    void everythingThatHappenedLastIsInViewWhereTheAxisEnds() {
        watchTest(3_600);
        SpaceTimeLayout all =
                SpaceTimeLayout.of(900, viewModel.warp().height() + 200, 6, viewModel.warp(), 0);
        assertTrue(all.to() > viewModel.hops("F").getLast().t());
        SpaceTimeLayout part = SpaceTimeLayout.of(900, 200, 6, viewModel.warp(), 0);
        assertTrue(part.to() < viewModel.hops("F").getLast().t());
    }

    @Test
    void aMessageOfTheChainSaysWhatWasSentAndWhatWasStored() {
        watchTest(3_600);
        viewModel.goTo(lastReannounce().received());
        List<ChainLeg> told =
                viewModel.legs().stream().filter(leg -> !leg.told().isEmpty()).toList();
        assertTrue(told.size() > 3, told.toString());
        Passing last = lastReannounce();
        long sent = last.hops().orElseThrow();
        assertEquals(sent + " → " + (sent + 1), told.getLast().hops());
    }

    @Test
    void aFoldedWaitHasTheNameOfTheTimerThatEndedIt() {
        watchTest(3_600);
        List<Warp.Band> waits = viewModel.warp().bands(0, viewModel.warp().height());
        List<Boolean> held = waits.stream().map(viewModel::isHoldDown).toList();
        assertEquals(false, held.getFirst(), "nothing ran before the publisher came");
        assertTrue(held.getLast(), waits.toString());
    }

    @Test
    void withoutANamespaceThereIsNothingToDraw() {
        run.to(2_000);
        run.selection().namespaceProperty().set(Optional.empty());
        viewModel.watch(true);
        assertEquals(List.of(), viewModel.relays());
        assertEquals(List.of(), viewModel.passings(0, 2_000 * MS));
    }
}
