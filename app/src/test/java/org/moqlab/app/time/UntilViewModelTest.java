package org.moqlab.app.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Played;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Stop;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.engine.model.Namespace;

final class UntilViewModelTest {
    private final Played run = new Played(Scenarios.zombie());
    private final UntilViewModel viewModel =
            new UntilViewModel(run.player().momentProperty(), run.selection(), run.time());

    @AfterEach
    void close() {
        run.close();
    }

    private String error(String text) {
        viewModel.ask();
        viewModel.textProperty().set(text);
        viewModel.run();
        return viewModel.errorProperty().get();
    }

    @Test
    void whatIsOfferedFitsTheSelection() {
        run.to(1_500);
        run.selection().selectNode(Optional.of("C"));
        run.selection().namespaceProperty().set(Optional.of(new Namespace("test")));
        viewModel.ask();
        assertEquals(
                List.of(
                        "C loses test",
                        "C changes test",
                        "C changes",
                        "any loses test",
                        "finding",
                        "time 2s"),
                viewModel.suggestions());
        run.selection().selectNode(Optional.of("sub"));
        viewModel.ask();
        assertEquals("sub is playing", viewModel.suggestions().getFirst());
    }

    @Test
    void aPickedConditionRunsUntilItIsMet() {
        run.to(1_500);
        viewModel.ask();
        viewModel.pick("C changes test");
        assertFalse(viewModel.shownProperty().get());
        run.until(() -> run.time().haltedProperty().get().isPresent());
        assertTrue(
                run.time().haltedProperty().get().map(TimeControls.Halted::stop).orElseThrow()
                        instanceof Stop.Met);
        assertTrue(run.moment().now() > 2_000_000_000L);
    }

    @Test
    void whatCannotBeReadSaysWhatIsExpected() {
        String error = error("C forgets test");
        assertTrue(error.startsWith("Expected 'finding [INVARIANT]', 'RELAY changes"), error);
        assertTrue(error.endsWith("found “C forgets test”."), error);
        assertTrue(viewModel.shownProperty().get());
    }

    @Test
    void namesThatTheMeshDoesNotHaveAreRefusedWithThoseItHas() {
        assertEquals(
                "G is no relay of this mesh. Its relays: A, B, C, D, E, F.", error("G loses test"));
        assertEquals(
                "sob is no client of this mesh. Its clients: pub, sub.", error("sob is playing"));
    }

    @Test
    void aTimeThatIsPastIsRefused() {
        run.to(1_500);
        assertEquals("1s is past: it is 1.5s.", error("time 1s"));
        viewModel.textProperty().set("time 2s");
        assertEquals("", viewModel.errorProperty().get());
    }
}
