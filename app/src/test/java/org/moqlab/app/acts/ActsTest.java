package org.moqlab.app.acts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Selection;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Passage;
import org.moqlab.engine.model.Namespace;

final class ActsTest {
    private static final Optional<Namespace> TEST = Optional.of(new Namespace("test"));

    private final Run run = new Run(Scenarios.zombie());
    private final Selection selection = new Selection();
    private final List<MeshCommand> submitted = new ArrayList<>();
    private final ActsViewModel viewModel =
            new ActsViewModel(run.moments(), selection, submitted::add);

    private static Stream<MeshCommand> commands(List<Act> acts) {
        return acts.stream().flatMap(Act::deeds).map(Act.Deed::command);
    }

    private static Set<String> verbs(List<Act> acts) {
        return commands(acts)
                .map(command -> command.text().replaceAll(":.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aRunningRelayCanDieFreezeLieAndBeCutOff() {
        run.to(1_500 * Durations.MILLI);
        assertEquals(
                new TreeSet<>(
                        List.of(
                                "close",
                                "cut",
                                "delay",
                                "drop-next",
                                "freeze",
                                "heal",
                                "hold",
                                "hold-next",
                                "interrupt",
                                "jitter",
                                "kill",
                                "lie",
                                "loss",
                                "partition",
                                "purge",
                                "release",
                                "release-next",
                                "thaw",
                                "undial")),
                verbs(Acts.of(run.moments().get(), "A", TEST)));
    }

    @Test
    void aRelayCanDialWhomItDoesNotDialAndThatIsUndoneByLettingGo() throws Exception {
        Run line = new Run(Scenarios.sample("4-fronts/immortal-linger.yaml"));
        line.to(500 * Durations.MILLI);
        List<MeshCommand> all = commands(Acts.of(line.moments().get(), "L", TEST)).toList();
        assertTrue(all.contains(new MeshCommand.Undial("L", "R")), all.toString());
        assertFalse(all.contains(new MeshCommand.Dial("L", "R")), all.toString());
        assertEquals(
                Optional.of(new MeshCommand.Dial("R", "L")),
                Linking.of(line.moments().get(), "R", "L"));
        assertEquals(Optional.empty(), Linking.of(line.moments().get(), "L", "L"));
        assertEquals(Optional.empty(), Linking.of(line.moments().get(), "L", "pub"));
        viewModel.perform(new MeshCommand.Dial("R", "L"));
        assertEquals("R lets go of L", viewModel.undoProperty().get());
        viewModel.undo();
        assertEquals(
                List.of(new MeshCommand.Dial("R", "L"), new MeshCommand.Undial("R", "L")),
                submitted);
    }

    @Test
    void aRelayThatIsDownCanOnlyBeStartedWithANewIdOrItsOldOne() {
        run.to(10_000 * Durations.MILLI);
        assertEquals(
                List.of(
                        new MeshCommand.RestartRelay("A"),
                        new MeshCommand.RestartRelay("A", MeshCommand.Identity.SAME)),
                commands(Acts.of(run.moments().get(), "A", TEST)).toList());
    }

    @Test
    void aPublisherThatRunsCanLeaveVanishFlapAndFloodAndASubscriberCannotFlood() {
        run.to(1_500 * Durations.MILLI);
        Set<String> publisher = verbs(Acts.of(run.moments().get(), "pub", TEST));
        assertTrue(
                publisher.containsAll(List.of("stop", "vanish", "flap", "flood", "freeze", "cut")),
                publisher.toString());
        assertFalse(verbs(Acts.of(run.moments().get(), "sub", TEST)).contains("flood"));
        run.to(2_500 * Durations.MILLI);
        assertEquals(
                List.of(new MeshCommand.StartClient("pub")),
                commands(Acts.of(run.moments().get(), "pub", TEST)).toList());
    }

    @Test
    void aLinkCanBeCutEitherWayAndItsMessagesHeldEitherWay() {
        run.to(1_500 * Durations.MILLI);
        List<MeshCommand> link = commands(Acts.between(run.moments().get(), "A", "B")).toList();
        assertTrue(
                link.containsAll(
                        List.of(
                                new LinkFault.Cut(new Passage("A", "B", true)),
                                new LinkFault.Cut(new Passage("A", "B", false)),
                                new LinkFault.Cut(new Passage("B", "A", false)),
                                new Fault.HoldNext("A", "B", Fault.Message.UNANNOUNCE),
                                new Fault.DropNext("B", "A", Fault.Message.ANNOUNCE))),
                link.toString());
    }

    @Test
    void theLastActIsUndoneByItsOppositeAndSaysWhichThatIs() {
        run.to(1_500 * Durations.MILLI);
        LinkFault.Cut cut = new LinkFault.Cut(new Passage("A", "B", true));
        viewModel.perform(new Fault.Freeze("C"));
        viewModel.perform(cut);
        assertEquals("Heal A and B", viewModel.undoProperty().get());
        viewModel.undo();
        assertEquals("Thaw C", viewModel.undoProperty().get());
        viewModel.undo();
        viewModel.undo();
        assertEquals("", viewModel.undoProperty().get());
        assertEquals(
                List.of(
                        new Fault.Freeze("C"),
                        cut,
                        new LinkFault.Heal(Optional.of(new Passage("A", "B", true))),
                        new Fault.Thaw("C")),
                submitted);
    }

    @Test
    void whatIsSelectedSaysWhatItsLettersDo() {
        run.to(1_500 * Durations.MILLI);
        selection.selectNode(Optional.of("B"));
        assertEquals(
                Optional.of(new Fault.Freeze("B")), viewModel.keyed("Z").map(Act.Deed::command));
        long session = run.moments().get().snapshot().sessions().firstKey();
        selection.sessionProperty().set(Optional.of(session));
        assertTrue(
                viewModel.keyed("X").map(Act.Deed::command).orElseThrow() instanceof LinkFault.Cut);
        assertEquals(Optional.empty(), viewModel.keyed("Z"));
    }

    @Test
    void theMeshAsAWholeCanBeHealedAndDivided() {
        run.to(1_500 * Durations.MILLI);
        assertEquals(
                List.of(
                        new LinkFault.Heal(Optional.empty()),
                        new MeshCommand.Purge("test", Optional.empty()),
                        new LinkFault.Partition(
                                List.of(List.of("A", "B", "C"), List.of("D", "E", "F")))),
                commands(Acts.all(run.moments().get(), TEST)).toList());
    }
}
