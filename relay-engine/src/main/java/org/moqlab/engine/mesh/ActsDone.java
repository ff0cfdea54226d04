package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// Which acts of a scenario are done, told by the events of a run. An act that made no sense when
/// its time came counts as done.
final class ActsDone {
    private final List<Act> acts;
    private final Map<String, Integer> left = new TreeMap<>();

    ActsDone(List<Act> acts) {
        this.acts = acts;
        acts.forEach(act -> left.merge(act.command().text(), 1, Integer::sum));
    }

    /// Takes in the next event.
    void accept(MeshEvent event) {
        switch (event.body()) {
            case EventBody.CommandApplied(String text) -> done(text);
            case EventBody.FaultApplied fault -> done(fault.text());
            case EventBody.Dropped dropped when event.relay().isEmpty() -> done(dropped.what());
            case EventBody _ -> {}
        }
    }

    private void done(String text) {
        left.computeIfPresent(text, (_, count) -> count == 1 ? null : count - 1);
    }

    /// Whether nothing is left to do.
    boolean all() {
        return left.isEmpty();
    }

    /// Whether any act waits for something but the clock.
    boolean isCued() {
        return acts.stream().anyMatch(act -> !act.isTimed());
    }

    /// The cued acts that were not done, in words.
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Act act : acts) {
            if (!act.isTimed() && left.containsKey(act.command().text())) {
                missing.add(act.command().text() + " (after " + act.cue().text() + ")");
            }
        }
        return missing;
    }
}
