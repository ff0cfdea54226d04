package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Pane;
import org.moqlab.app.canvas.MeshScene.Cycle;
import org.moqlab.app.pen.Box;

/// The names of the cycles of a scene, where they hide least. A name that was shown before is shown
/// again as it is: what is new on a screen is styled first, which takes longer than to place it.
final class CycleLabels extends Pane {
    /// Most plates; with more cycles the last plate says how many are not named.
    static final int MOST = 12;

    private record Shown(Cycle cycle, boolean brief) {}

    private Map<Shown, CycleLabel> shown = new HashMap<>();

    CycleLabels() {
        setMouseTransparent(true);
    }

    /// Names these cycles, as far as there are plates, and no others.
    ///
    /// @param dots whether relays are dots, beside which there is little room
    void show(List<Cycle> cycles, RouteMap routes, boolean dots) {
        Map<Shown, CycleLabel> before = shown;
        shown = new HashMap<>();
        List<CycleLabel> all = new ArrayList<>();
        List<Box> taken = new ArrayList<>();
        for (Cycle cycle : named(cycles)) {
            CycleLabel label = label(new Shown(cycle, dots), before);
            Box box = routes.label(cycle, label.needed(), label.height(), taken);
            if (!dots && routes.covered(box, taken) >= 1) {
                label = label(new Shown(cycle, true), before);
                box = routes.label(cycle, label.needed(), label.height(), taken);
            }
            taken.add(box);
            all.add(label);
            label.resizeRelocate(box.x(), box.y(), box.w(), box.h());
        }
        if (!getChildren().equals(all)) {
            getChildren().setAll(all);
            all.stream()
                    .filter(label -> !before.containsValue(label))
                    .forEach(CycleLabel::applyCss);
        }
    }

    private static List<Cycle> named(List<Cycle> cycles) {
        if (cycles.size() <= MOST) {
            return cycles;
        }
        List<Cycle> named = new ArrayList<>(cycles.subList(0, MOST - 1));
        int rest = cycles.size() - named.size();
        String detail = cycles.getFirst().detail();
        named.add(new Cycle(List.of(), Words.of("cycle.more", rest), detail));
        return named;
    }

    private CycleLabel label(Shown wanted, Map<Shown, CycleLabel> before) {
        return shown.computeIfAbsent(
                wanted,
                key -> {
                    CycleLabel old = before.get(key);
                    return old == null ? new CycleLabel(key.cycle, key.brief) : old;
                });
    }
}
