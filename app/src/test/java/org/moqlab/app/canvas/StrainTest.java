package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.canvas.MeshScene.RelayBox;
import org.moqlab.app.canvas.MeshScene.SessionLine;
import org.moqlab.app.canvas.MeshScene.Strain;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Passage;

final class StrainTest {
    private final Run run = new Run(Scenarios.zombie());

    private MeshScene after(MeshCommand... commands) {
        run.to(Durations.SECOND / 2);
        List.of(commands).forEach(run.mesh()::submit);
        run.to(run.mesh().now() + Durations.MILLI);
        return MeshViewModel.scene(
                run.moments().get(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Strain strain(MeshScene scene, String dialer, String acceptor) {
        return scene.sessions().stream()
                .filter(line -> line.dialer().equals(dialer) && line.acceptor().equals(acceptor))
                .map(SessionLine::strain)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCutIsSeenAtTheEndThatNoLongerHears() {
        MeshScene scene =
                after(
                        new LinkFault.Cut(new Passage("A", "B", false)),
                        new LinkFault.Cut(new Passage("C", "D", true)));
        assertEquals(new Strain(false, true, ""), strain(scene, "A", "B"));
        assertEquals(new Strain(true, false, ""), strain(scene, "B", "A"));
        assertEquals(new Strain(true, true, ""), strain(scene, "C", "D"));
        assertEquals(Strain.NONE, strain(scene, "A", "C"));
    }

    @Test
    void whatElseIsWrongIsSaidInWords() {
        MeshScene scene =
                after(
                        new LinkFault.Loss(new Passage("A", "B", true), 15_000),
                        new LinkFault.Delay(new Passage("A", "B", true), 200 * Durations.MILLI));
        assertEquals(new Strain(false, false, "1.5 % lost, +200 ms"), strain(scene, "A", "B"));
    }

    @Test
    void healingTakesEverythingAway() {
        MeshScene scene =
                after(
                        new LinkFault.Cut(new Passage("A", "B", true)),
                        new LinkFault.Heal(Optional.empty()));
        assertEquals(Strain.NONE, strain(scene, "A", "B"));
    }

    @Test
    void aFrozenRelayIsUpAndSaysSoUntilItThawsOrDies() {
        assertEquals(List.of("up", "frozen", "up"), processes(after(new Fault.Freeze("B"))));
        assertEquals(List.of("up", "up", "up"), processes(after(new Fault.Thaw("B"))));
        assertEquals(
                List.of("up", "down", "up"),
                processes(
                        after(
                                new Fault.Freeze("B"),
                                new MeshCommand.StopRelay("B", MeshCommand.Death.KILL))));
        assertEquals(
                List.of("up", "up", "up"), processes(after(new MeshCommand.RestartRelay("B"))));
    }

    private static List<String> processes(MeshScene scene) {
        return scene.relays().stream().limit(3).map(RelayBox::process).toList();
    }

    @Test
    void theCrossOfACutOneWayKeepsClearOfTheBoxAtItsEndAndNeverPassesTheMiddle() {
        assertEquals(0.12, LinePainter.cutAt(200));
        assertEquals(9, 30 * LinePainter.cutAt(30), 1e-9);
        assertEquals(0.5, LinePainter.cutAt(10));
    }
}
