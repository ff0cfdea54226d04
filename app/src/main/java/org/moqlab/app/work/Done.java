package org.moqlab.app.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Cue;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// Makes a scenario of what was done at the screen.
final class Done {
    /// How late a live mesh, which does them by the clock of a busy machine, may do its acts, ns.
    static final long LIVE_DELAY = 2 * Durations.SECOND;

    private Done() {}

    /// The commands of a recording that no act of the scenario stands for.
    ///
    /// @param commands those that were carried out, in order
    /// @param late how much later than it says an act may have been done, ns
    static List<MeshEvent> byHand(Scenario scenario, List<MeshEvent> commands, long late) {
        List<Act> own = new ArrayList<>(scenario.acts());
        return commands.stream()
                .filter(event -> event.cause() == MeshEvent.EXTERNAL)
                .filter(event -> !isTaken(own, event, late))
                .toList();
    }

    private static boolean isTaken(List<Act> own, MeshEvent event, long late) {
        String text = text(event.body());
        for (Act act : own) {
            boolean timed = act.cue() instanceof Cue.Clock;
            boolean due = !timed || (act.at() <= event.t() && event.t() <= act.at() + late);
            if (due && act.command().text().equals(text)) {
                own.remove(act);
                return true;
            }
        }
        return false;
    }

    /// A command as it was given.
    static String text(EventBody body) {
        return switch (body) {
            case EventBody.CommandApplied(String text) -> text;
            case EventBody.FaultApplied fault -> fault.text();
            case EventBody _ -> "";
        };
    }

    /// What was done, each as saving writes it.
    static List<Deed> deeds(Scenario scenario, List<MeshEvent> commands) {
        if (commands.isEmpty()) {
            return List.of();
        }
        List<Deed> deeds = new ArrayList<>();
        try {
            for (Act act : read(scenario, commands)) {
                deeds.add(new Deed(Optional.of(act), act.at(), ScenarioWriter.act(act)));
            }
        } catch (ScenarioException tooMuch) {
            commands.forEach(
                    event -> deeds.add(new Deed(Optional.empty(), event.t(), text(event.body()))));
        }
        return List.copyOf(deeds);
    }

    /// The scenario with these commands among its acts.
    ///
    /// @throws ScenarioException when it does not have room for them
    static Scenario with(Scenario scenario, List<MeshEvent> commands) throws ScenarioException {
        if (commands.isEmpty()) {
            return scenario;
        }
        List<Act> acts = new ArrayList<>(scenario.acts());
        acts.addAll(read(scenario, commands));
        acts.sort(Comparator.comparingLong(Act::at));
        return Edits.of(scenario).acts(acts).scenario();
    }

    /// A command is written as a line of scenario, so it is read as one.
    private static List<Act> read(Scenario scenario, List<MeshEvent> commands)
            throws ScenarioException {
        Scenario idle = Edits.of(scenario).acts(List.of()).expectations(List.of()).scenario();
        StringBuilder text = new StringBuilder(ScenarioWriter.print(idle));
        text.append("acts:\n");
        commands.forEach(event ->
                text.append("  - {at: ")
                        .append(Durations.format(event.t()))
                        .append(", ")
                        .append(text(event.body()))
                        .append("}\n"));
        return ScenarioFile.parse(scenario.title(), text.toString()).acts();
    }
}
