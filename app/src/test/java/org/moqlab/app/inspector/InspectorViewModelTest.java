package org.moqlab.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Played;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Carriage;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.marks.EntryMark;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Silence;

final class InspectorViewModelTest {
    private final Run run = new Run(Scenarios.zombie());
    private final Selection selection = new Selection();
    private final InspectorViewModel viewModel =
            new InspectorViewModel(run.moments(), run, selection);

    @BeforeEach
    void selectC() {
        selection.nodeProperty().set(Optional.of("C"));
        selection.namespaceProperty().set(Optional.of(new Namespace("test")));
    }

    @Test
    void nothingSelectedShowsNothing() {
        selection.nodeProperty().set(Optional.empty());
        assertEquals(
                InspectorViewModel.Subject.NOTHING, viewModel.headerProperty().get().subject());
    }

    @Test
    void aLiveEntryLeadsToItsPublisher() {
        run.to(1_500 * Durations.MILLI);
        NamespaceRow.Facts facts = viewModel.rows().getFirst().factsProperty().getValue();
        assertEquals(new EntryMark("live", "live", false), facts.mark());
        assertEquals(2, facts.hops());
        assertEquals(
                List.of(
                        "In short test is live at C, 2 hops: pub has published test since"
                                + " 1.000\u00a0s.",
                        "From C believes A, 2 hops: told over session #2 at 1.005\u00a0s.",
                        "From A had it from pub, which announced it over session #32 at"
                                + " 1.004\u00a0s.",
                        "Origin pub still publishes test.",
                        "Leads to Now the best routes lead C → A → pub: to who publishes it.",
                        "Rule The route from A has been best since 1.010\u00a0s: first heard."),
                viewModel.why().stream().map(line -> line.head() + " " + line.text()).toList());
    }

    @Test
    void aRowSaysItsTimerPublisherCostAndStandbys() {
        run.to(1_500 * Durations.MILLI);
        NamespaceRow.Facts live = viewModel.rows().getFirst().factsProperty().getValue();
        assertEquals("pub", live.publishers());
        assertEquals("", live.cost().words());
        assertEquals("", live.path().names());
        assertTrue(live.standbys() > 0);
        assertEquals("", live.timer().words());
        run.to(7_700 * Durations.MILLI);
        NamespaceRow.Facts ghost = viewModel.rows().getFirst().factsProperty().getValue();
        assertEquals("", ghost.publishers());
        assertEquals("hold-down", ghost.timer().kind());
        assertTrue(ghost.timer().left() > 0 && ghost.timer().left() <= 250 * Durations.MILLI);
    }

    @Test
    void aRowSaysHowMuchOfItOthersHaveAskedFor() {
        selection.nodeProperty().set(Optional.of("A"));
        run.to(1_500 * Durations.MILLI);
        assertEquals(1, viewModel.rows().getFirst().factsProperty().getValue().subscriptions());
        selection.nodeProperty().set(Optional.of("C"));
        assertEquals(0, viewModel.rows().getFirst().factsProperty().getValue().subscriptions());
        String csv = viewModel.sheet(viewModel.shownRows()).csv();
        assertTrue(csv.lines().toList().get(1).endsWith(",0"), csv);
    }

    @Test
    void aRowSaysTheIdleTimeoutOfTheSessionItIsHeldThrough() {
        run.to(1_500 * Durations.MILLI);
        long session =
                run.moments()
                        .getValue()
                        .snapshot()
                        .row("C", new Namespace("test"))
                        .flatMap(row -> row.row().best())
                        .orElseThrow()
                        .route()
                        .session()
                        .number();
        Moment now = run.moments().getValue();
        Carriage silent =
                new Carriage(
                        List.of(
                                new Silence(
                                        session,
                                        "C",
                                        now.now() + 3 * Durations.SECOND,
                                        10 * Durations.SECOND)),
                        Map.of());
        run.moments()
                .set(
                        new Moment(
                                now.scenario(),
                                false,
                                now.snapshot(),
                                now.now(),
                                List.of(),
                                false,
                                false,
                                List.of(),
                                silent));
        NamespaceRow.Facts facts = viewModel.rows().getFirst().factsProperty().getValue();
        assertEquals(new NamespaceRow.Timer("idle", 3 * Durations.SECOND), facts.timer());
        assertTrue(
                viewModel.waitProperty().get().startsWith("Nothing comes from "),
                viewModel.waitProperty().get());
    }

    @Test
    void costsAreInTheTableAndInTheRoutesWhereTheWireHasThem() throws ScenarioException {
        Run fronts = new Run(Scenarios.sample("4-fronts/far-aggregator.yaml"));
        Selection there = new Selection();
        InspectorViewModel seen = new InspectorViewModel(fronts.moments(), fronts, there);
        Scenario scenario = fronts.moments().getValue().scenario();
        there.namespaceProperty()
                .set(Optional.of(scenario.effective(scenario.clients().getFirst())));
        fronts.to(3 * Durations.SECOND);
        boolean any = false;
        boolean named = false;
        for (String relay : scenario.topology().relays()) {
            there.nodeProperty().set(Optional.of(relay));
            for (NamespaceRow row : seen.rows()) {
                String cost = row.factsProperty().getValue().cost().words();
                boolean shown =
                        seen.routes().shown().stream()
                                .anyMatch(line -> line.reason().endsWith(" · cost " + cost));
                any |= !cost.isEmpty() && shown;
                NamespaceRow.Path path = row.factsProperty().getValue().path();
                List<String> way = List.of(path.names().split(" → "));
                named |=
                        way.size() > 1
                                && way.size() == path.ids().split(" ").length
                                && way.subList(1, way.size()).stream()
                                        .allMatch(scenario.topology().relays()::contains);
            }
        }
        assertTrue(any);
        assertTrue(named, "ids on the way are shown as the relays they stand for");
        assertTrue(
                new NamespaceRow.Cost("9", 9, 9).compareTo(new NamespaceRow.Cost("10/12", 10, 12))
                        < 0);
    }

    @Test
    void whatTheFilterLeavesOutIsNotShownAndNotSelected() {
        run.to(1_500 * Durations.MILLI);
        viewModel.filterProperty().set("TES");
        assertEquals(1, viewModel.shownRows().size());
        viewModel.filterProperty().set("ghost");
        assertEquals(0, viewModel.shownRows().size());
        assertEquals(Optional.of("test"), viewModel.namespace());
        run.to(7_700 * Durations.MILLI);
        assertEquals(1, viewModel.shownRows().size());
        assertEquals(1, viewModel.rows().size());
    }

    @Test
    void theTableCanBeCopied() {
        run.to(1_500 * Durations.MILLI);
        String csv = viewModel.sheet(viewModel.shownRows()).csv();
        assertEquals(
                "state,namespace,via,hops,age,changed,timer,runs out"
                        + " in,publisher,path,ids,cost,standby,subscriptions",
                csv.lines().findFirst().orElseThrow());
        assertTrue(csv.lines().toList().get(1).startsWith("live,test,"), csv);
    }

    private List<String> heads() {
        return viewModel.why().stream().map(WhyLine::head).toList();
    }

    @Test
    void aSubscriberThatPlaysSaysWhoServesIt() {
        selection.nodeProperty().set(Optional.of("sub"));
        run.to(1_500 * Durations.MILLI);
        assertEquals("Who serves it?", viewModel.whyTitleProperty().get());
        assertTrue(viewModel.why().getFirst().text().startsWith("sub plays catalog of test"));
        assertEquals("Asked", viewModel.why().get(1).head());
        assertTrue(viewModel.why().get(1).text().endsWith("pub → A → sub."));
        assertTrue(viewModel.why().get(1).event() > 0);
        String before = viewModel.why().get(1).text();
        run.to(1_900 * Durations.MILLI);
        assertTrue(!before.equals(viewModel.why().get(1).text()), before);
    }

    @Test
    void aSubscriberThatIsAcceptedAndFailedSaysWhy() {
        selection.nodeProperty().set(Optional.of("sub"));
        run.to(4 * Durations.SECOND);
        assertEquals("Why does it get nothing?", viewModel.whyTitleProperty().get());
        WhyLine verdict = viewModel.why().getFirst();
        assertTrue(verdict.text().startsWith("sub was accepted and then failed"), verdict.text());
        assertEquals(true, verdict.warning());
        assertTrue(heads().contains("Leads to"), heads().toString());
        selection.nodeProperty().set(Optional.of("pub"));
        assertEquals(List.of(), viewModel.why());
    }

    @Test
    void anAnswerNamesSessionsTheWayAllPanesDo() {
        try (Played played = new Played(Scenarios.zombie())) {
            InspectorViewModel seen =
                    new InspectorViewModel(
                            played.player().momentProperty(), played.player(), selection);
            played.to(1_500);
            assertEquals(
                    "C believes A, 2 hops: told over session A–C·1 at 1.005\u00a0s.",
                    seen.why().get(1).text());
        }
    }

    @Test
    void onlyWhatIsWrongAlarmsAndWhatIsNotHereIsAskedThatWay() {
        run.to(1_500 * Durations.MILLI);
        assertEquals("Why is this here?", viewModel.whyTitleProperty().get());
        assertEquals(List.of(), warnings());
        run.to(2_100 * Durations.MILLI);
        assertTrue(viewModel.why().getFirst().text().contains("it may stay until"));
        assertEquals(List.of(), warnings());
        run.to(7_700 * Durations.MILLI);
        assertEquals(List.of("In short", "Origin", "Leads to"), warnings());
        selection.namespaceProperty().set(Optional.of(new Namespace("other")));
        assertEquals("Why is this not here?", viewModel.whyTitleProperty().get());
        assertTrue(
                viewModel.why().getFirst().text().startsWith("other is absent at C, and rightly"));
        assertEquals(List.of(), warnings());
    }

    private List<String> warnings() {
        return viewModel.why().stream()
                .filter(WhyLine::warning)
                .map(WhyLine::head)
                .distinct()
                .toList();
    }

    @Test
    void aGhostInHoldDownShowsBothAndLeadsIntoACycle() {
        run.to(7_700 * Durations.MILLI);
        NamespaceRow.Facts facts = viewModel.rows().getFirst().factsProperty().getValue();
        assertEquals(new EntryMark("ghost", "ghost", true), facts.mark());
        assertEquals(
                "Also in hold-down: peers hear of 24 in 163\u00a0ms",
                viewModel.waitProperty().get());
        assertEquals("1 best, 9 standby", viewModel.routeCountProperty().get());
        assertTrue(viewModel.routes().shown().getFirst().best());
        assertEquals(
                List.of(
                        "Now the best routes lead C → F → E → F: a circle, and nobody in it"
                                + " publishes test."),
                viewModel.why().stream()
                        .filter(line -> line.head().equals("Leads to"))
                        .map(WhyLine::text)
                        .toList());
        assertEquals("1 ghost", viewModel.headerProperty().get().ghosts());
    }

    @Test
    void manyStandbysAreFoldedUntilSomebodyAsksForThem() {
        run.to(7_700 * Durations.MILLI);
        Routes routes = viewModel.routes();
        assertEquals(2, routes.shown().size());
        assertEquals("8 more", routes.moreProperty().get());
        routes.openProperty().set(true);
        assertEquals(10, routes.shown().size());
        assertEquals("show fewer", routes.moreProperty().get());
        run.to(8_000 * Durations.MILLI);
        assertEquals(10, routes.shown().size());
        routes.openProperty().set(false);
        assertEquals(2, routes.shown().size());
    }

    @Test
    void fewRoutesAreAllShown() {
        run.to(500 * Durations.MILLI);
        assertEquals("", viewModel.routes().moreProperty().get());
    }

    @Test
    void rowsStayTheSameObjectsWhileTheirFactsChange() {
        run.to(3 * Durations.SECOND);
        NamespaceRow row = viewModel.rows().getFirst();
        run.to(4 * Durations.SECOND);
        assertEquals(List.of(row), viewModel.rows());
        assertEquals(9, row.factsProperty().getValue().hops());
    }

    @Test
    void aSubscriberShowsWhatItAskedAndWhatCameOfItNewestFirst() {
        selection.nodeProperty().set(Optional.of("sub"));
        run.to(2_600 * Durations.MILLI);
        assertEquals(
                List.of(
                        new Fact(
                                "#2 at 2.252\u00a0s",
                                "accepted after 2\u00a0ms, failed with code 0 after 260\u00a0ms",
                                "bad"),
                        new Fact(
                                "#1 at 1.006\u00a0s",
                                "accepted after 2\u00a0ms, first of 5 objects after 4\u00a0ms,"
                                        + " failed with code 0 after 996\u00a0ms",
                                "bad")),
                viewModel.facts().stream().filter(fact -> fact.name().startsWith("#")).toList());
    }

    @Test
    void aClientShowsWhatItGets() {
        selection.nodeProperty().set(Optional.of("sub"));
        run.to(7_700 * Durations.MILLI);
        assertEquals("Subscriber sub", viewModel.headerProperty().get().title());
        assertEquals(
                new Fact("Gets", "accepted, then failed with code 0, in 22 of 22 tries", "bad"),
                viewModel.facts().getFirst());
        assertEquals(new Fact("Code", "0 cancel after 5.0 ms", "bad"), viewModel.facts().get(1));
    }

    @Test
    void aSubscriberThatWasNotLetInSaysSoInOneSentence() throws ScenarioException {
        Run closed = new Run(Scenarios.sample("names/public-prefix.yaml"));
        Selection top = new Selection();
        top.nodeProperty().set(Optional.of("top"));
        InspectorViewModel seen = new InspectorViewModel(closed.moments(), closed, top);
        closed.to(2 * Durations.SECOND);
        assertEquals(
                new Fact("Gets", "nothing: A turned it away with code 401", "bad"),
                seen.facts().getFirst());
        assertEquals(
                List.of("not open"), seen.sessions().stream().map(SessionLine::state).toList());
    }

    @Test
    void aKilledRelayHasNoEntries() {
        selection.nodeProperty().set(Optional.of("A"));
        run.to(10 * Durations.SECOND);
        assertEquals(List.of(), viewModel.rows());
        assertEquals("down 1.0\u00a0s · killed", viewModel.headerProperty().get().process());
    }
}
