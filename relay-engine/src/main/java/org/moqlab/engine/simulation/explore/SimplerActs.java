package org.moqlab.engine.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.simulation.explore.Simpler.Candidate;

/// Ways to have simpler acts at simpler times, as many of them as before and in the same order.
final class SimplerActs {
    private static final List<Long> GRAINS =
            List.of(Durations.SECOND, 100 * Durations.MILLI, 10 * Durations.MILLI, Durations.MILLI);

    private final Scenario scenario;
    private final List<Act> acts;
    private final List<Candidate> candidates = new ArrayList<>();

    private SimplerActs(Scenario scenario) {
        this.scenario = scenario;
        this.acts = scenario.acts();
    }

    /// Simpler commands, in a fixed order.
    static List<Candidate> commands(Scenario scenario) {
        SimplerActs simpler = new SimplerActs(scenario);
        for (int i = 0; i < simpler.acts.size(); i++) {
            Act act = simpler.acts.get(i);
            int index = i;
            simpler(act.command())
                    .forEach(command ->
                            simpler.replace(index, new Act(act.at(), command, act.cue())));
        }
        return simpler.candidates;
    }

    /// Simpler times, in a fixed order: whole seconds, then less between two acts, then rounder.
    /// None where an act waits for something but the clock.
    static List<Candidate> times(Scenario scenario) {
        SimplerActs simpler = new SimplerActs(scenario);
        boolean timed = scenario.acts().stream().allMatch(Act::isTimed);
        if (timed && !simpler.isEverySecond()) {
            simpler.everySecond();
            for (int i = 0; i < simpler.acts.size(); i++) {
                simpler.closer(i);
                simpler.rounder(i);
            }
        }
        return simpler.candidates;
    }

    private void replace(int index, Act act) {
        if (!act.equals(acts.get(index))) {
            List<Act> others = new ArrayList<>(acts);
            others.set(index, act);
            String what = act.command().text() + " at " + Durations.format(act.at());
            candidates.add(new Candidate(what, Edits.of(scenario).acts(others).scenario()));
        }
    }

    private static Stream<MeshCommand> simpler(MeshCommand command) {
        return switch (command) {
            case MeshCommand.RestartRelay one ->
                    Stream.of(new MeshCommand.RestartRelay(one.relay()));
            // To leave with a word is simpler than to leave without one.
            case Fault.Vanish(var client) -> Stream.of(new MeshCommand.StopClient(client));
            case MeshCommand.StopRelay(var relay, var death) when death != Death.CLOSE ->
                    Stream.of(new MeshCommand.StopRelay(relay, Death.CLOSE));
            case LinkFault.Delay one ->
                    smaller(one.by()).map(by -> new LinkFault.Delay(one.way(), by));
            case LinkFault.Jitter one ->
                    smaller(one.by()).map(by -> new LinkFault.Jitter(one.way(), by));
            case LinkFault.Partition one -> smaller(one);
            case Fault.Flap(var publisher, var every, var times) ->
                    Stream.of(1, times / 2)
                            .filter(fewer -> fewer > 0 && fewer < times)
                            .map(fewer -> new Fault.Flap(publisher, every, fewer));
            case Fault.Flood(var publisher, var names) ->
                    Stream.of(1, names / 2)
                            .filter(fewer -> fewer > 0 && fewer < names)
                            .map(fewer -> new Fault.Flood(publisher, fewer));
            case Fault.Lie(var relay, Fault.Through(var through)) when through.size() > 1 ->
                    through.stream()
                            .map(one -> new Fault.Lie(relay, new Fault.Through(List.of(one))));
            case MeshCommand _ -> Stream.of();
        };
    }

    private static Stream<Long> smaller(long by) {
        return GRAINS.stream()
                .map(grain -> by / grain * grain)
                .filter(less -> 0 < less && less < by);
    }

    private static Stream<MeshCommand> smaller(LinkFault.Partition whole) {
        return whole.groups().stream()
                .flatMap(List::stream)
                .map(name -> without(whole, name))
                .filter(partition -> partition.groups().size() > 1)
                .map(partition -> partition);
    }

    private static LinkFault.Partition without(LinkFault.Partition whole, String name) {
        return new LinkFault.Partition(
                whole.groups().stream()
                        .map(group -> group.stream().filter(one -> !one.equals(name)).toList())
                        .filter(group -> !group.isEmpty())
                        .toList());
    }

    private boolean isEverySecond() {
        for (int i = 0; i < acts.size(); i++) {
            if (acts.get(i).at() != second(i)) {
                return false;
            }
        }
        return true;
    }

    private static long second(int index) {
        return (index + 1) * Durations.SECOND;
    }

    private void everySecond() {
        List<Act> others = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            others.add(new Act(second(i), acts.get(i).command()));
        }
        Scenario spread = Edits.of(scenario).acts(others).scenario();
        candidates.add(new Candidate("an act a second", spread));
    }

    /// This act and all after it earlier, by all of the time since the one before, or half of it.
    private void closer(int index) {
        long gap = acts.get(index).at() - (index == 0 ? 0 : acts.get(index - 1).at());
        for (long left : List.of(0L, Durations.SECOND, 100 * Durations.MILLI, gap / 2)) {
            if (left < gap) {
                List<Act> others = new ArrayList<>(acts.subList(0, index));
                for (Act act : acts.subList(index, acts.size())) {
                    others.add(new Act(act.at() - gap + left, act.command()));
                }
                String what =
                        Durations.format(left) + " before " + acts.get(index).command().text();
                candidates.add(new Candidate(what, Edits.of(scenario).acts(others).scenario()));
            }
        }
    }

    /// This act at a rounder time, not before the one before it.
    private void rounder(int index) {
        long at = acts.get(index).at();
        long before = index == 0 ? 0 : acts.get(index - 1).at();
        for (long grain : GRAINS) {
            long round = at / grain * grain;
            if (round >= before && round < at) {
                replace(index, new Act(round, acts.get(index).command()));
            }
        }
    }
}
