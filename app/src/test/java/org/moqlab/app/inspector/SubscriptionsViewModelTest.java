package org.moqlab.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.inspector.SubscriptionsViewModel.Half;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;

final class SubscriptionsViewModelTest {
    private static SubscriptionsViewModel at(Run run, Selection selection, String relay) {
        SubscriptionsViewModel seen = new SubscriptionsViewModel(run.moments(), run, selection);
        selection.nodeProperty().set(Optional.of(relay));
        seen.watch(true);
        return seen;
    }

    private static List<String> words(Half half) {
        return half.lines().stream()
                .map(line ->
                        String.join(
                                " ",
                                line.namespace(),
                                line.track(),
                                SubscriptionsViewModel.state(line.served())))
                .toList();
    }

    @Test
    void aRelaySaysWhoAsksItAndWhomItAsks() {
        Run run = new Run(Scenarios.zombie());
        run.to(1_500 * Durations.MILLI);
        SubscriptionsViewModel seen = at(run, new Selection(), "A");
        assertEquals("Who asks A", seen.asking().titleProperty().get());
        assertEquals("1 subscription", seen.asking().countProperty().get());
        assertEquals(List.of("test catalog served"), words(seen.asking()));
        assertEquals("Whom A asks", seen.asked().titleProperty().get());
        assertEquals(List.of("test catalog served"), words(seen.asked()));
    }

    @Test
    void waitingAndServedAreToldApart() throws ScenarioException {
        Run run = new Run(Scenarios.sample("4-fronts/subscription-cycle.yaml"));
        Selection selection = new Selection();
        SubscriptionsViewModel seen = at(run, selection, "A");
        run.to(6 * Durations.SECOND);
        assertEquals(List.of("test video served", "test video waiting"), words(seen.asking()));
        assertEquals("2 subscriptions, 1 waiting", seen.asking().countProperty().get());
        assertEquals(List.of("test video waiting"), words(seen.asked()));
        assertEquals(4, seen.sheet().text().lines().count());
    }

    @Test
    void aNameBelowARootIsCalledAsTheTablesCallIt() throws ScenarioException {
        Run run = new Run(Scenarios.sample("names/two-roots.yaml"));
        Selection selection = new Selection();
        SubscriptionsViewModel seen = at(run, selection, "B");
        run.to(2 * Durations.SECOND);
        assertEquals(
                List.of("anon/room/1 catalog served", "anon/test catalog served"),
                words(seen.asking()));
        assertEquals(
                List.of("anon/room/1 catalog served", "anon/test catalog served"),
                words(seen.asked()));
        seen.select(seen.asking().lines().getFirst());
        assertEquals(
                Optional.of(new Namespace("anon/room/1")), selection.namespaceProperty().get());
        seen.selectSession(seen.asking().lines().getFirst());
        assertTrue(selection.sessionProperty().get().isPresent());
    }

    @Test
    void nothingIsWorkedOutWhileNobodyLooks() {
        Run run = new Run(Scenarios.zombie());
        Selection selection = new Selection();
        SubscriptionsViewModel seen = new SubscriptionsViewModel(run.moments(), run, selection);
        selection.nodeProperty().set(Optional.of("A"));
        run.to(1_500 * Durations.MILLI);
        assertEquals("", seen.asking().titleProperty().get());
    }
}
