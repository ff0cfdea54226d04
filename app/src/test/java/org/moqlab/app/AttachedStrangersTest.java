package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.moqlab.app.attach.AttachedViewModel;
import org.moqlab.app.attach.AttachedWindow;
import org.moqlab.app.attach.Lookout;
import org.moqlab.app.attach.Wish;
import org.moqlab.app.canvas.Survey;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.Flight;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Three released moq-relays and a window that is attached to them.
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
final class AttachedStrangersTest {
    private static final int PATIENCE_SECONDS = 90;

    private final FxRobot robot = new FxRobot();
    private final MoqRelays relays = new MoqRelays();
    private Window window;

    @Start
    void start(Stage stage) {
        window = new Window(stage);
        window.lab.overlays().attachments().openWith(this::show);
    }

    private void show(AttachedWindow opened) {
        Stage stage = new Stage();
        stage.setScene(opened.scene(1_280, 800));
        window.lab.dress(stage.getScene());
        stage.show();
        opened.startPulse();
    }

    @AfterEach
    void end() {
        relays.close();
        robot.interact(window.lab::close);
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    /// Who is restarted has another certificate then, which is said not to be looked at.
    private static Wish.Target target(String name, MoqRelays.Started relay) {
        return new Wish.Target(name, relay.url(), Wish.Check.NONE, "", "", relay.pages());
    }

    private void attach(Wish.Target... targets) throws IOException {
        Wish wish =
                new Wish(
                        List.of(targets),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        Lookout lookout = window.lab.overlays().attachments().attach(wish);
        robot.interact(() -> window.lab.overlays().attachments().show(lookout));
    }

    private AttachedViewModel shown() {
        return window.lab.overlays().attachments().windows().getFirst().viewModel();
    }

    private Survey survey() {
        return shown().surveyProperty().get();
    }

    /// How relays stand and how many names they tell, as it is drawn.
    private Set<String> drawn() {
        return survey().relays().stream()
                .filter(relay -> relay.standing() != Survey.Standing.HEARSAY)
                .map(relay -> relay.name() + " " + relay.process() + " " + relay.number())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> ties() {
        return survey().ties().stream()
                .map(tie -> tie.from() + " - " + tie.to())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void threeAreDrawnAndOneThatIsKilledAndStartedAgainIsWatchedOnTheScreen() throws Exception {
        MoqRelays.Started a = relays.start("a", MoqRelays.freeUdpPort());
        MoqRelays.Started b = relays.start("b", MoqRelays.freeUdpPort(), a);
        MoqRelays.Started c = relays.start("c", MoqRelays.freeUdpPort(), a);
        attach(target("A", a), target("B", b), target("C", c));
        until(() -> drawn().equals(Set.of("A up 3", "B up 3", "C up 3")));
        until(() -> ties().containsAll(Set.of("A - B", "A - C")));
        assertTrue(
                survey().ties().stream()
                        .noneMatch(tie -> tie.proof().basis() == Survey.Basis.UNKNOWN));

        b.process().destroyForcibly().waitFor();
        until(() -> drawn().contains("B lost "));
        until(() -> drawn().equals(Set.of("A up 2", "B lost ", "C up 2")));
        until(() -> ties().equals(Set.of("A - C")));

        relays.start("b", b.port(), a);
        until(() -> drawn().equals(Set.of("A up 3", "B up 3", "C up 3")));
        until(() -> ties().containsAll(Set.of("A - B", "A - C")));
        assertEquals(List.of("UP", "LOST", "UP"), standings(shown().flight()));
    }

    /// How B stood one after the other, by the recorder.
    private static List<String> standings(Flight flight) {
        List<String> all = new ArrayList<>();
        for (Change change : flight.changes()) {
            if (change instanceof Change.Stands stands && stands.relay().equals("B")) {
                String state = stands.standing().state().name();
                if (!state.equals("CONNECTING")
                        && (all.isEmpty() || !all.getLast().equals(state))) {
                    all.add(state);
                }
            }
        }
        return all;
    }
}
