package org.moqlab.engine.simulation.explore;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.simulation.explore.Simpler.Candidate;

/// Makes a scenario smaller as long as it still shows something: halves what can be taken away,
/// then quarters, down to one by one, then simplifies what is left, and all of it again until
/// nothing more can go. The order is fixed, so the same scenario shrinks to the same one
/// everywhere.
public final class Shrinker {
    /// Most scenarios that are tried.
    public static final int MAX_TRIES = 20_000;

    private final Predicate<Scenario> shows;
    private final Consumer<Step> accepted;
    private final BooleanSupplier wanted;
    private Scenario best;
    private int tries;

    /// A smaller scenario that still shows it.
    ///
    /// @param what what went
    /// @param tries how many scenarios have been tried so far
    public record Step(String what, Scenario scenario, int tries) {}

    /// Takes the items at indices from `from` up to `to` away.
    private interface Dropping {
        Scenario of(Scenario scenario, int from, int to);
    }

    /// @param from the scenario to shrink, which shows it
    /// @param shows plays a scenario and says whether it does
    /// @param accepted is told of each step
    /// @param wanted asked before each try whether to go on
    public Shrinker(
            Scenario from,
            Predicate<Scenario> shows,
            Consumer<Step> accepted,
            BooleanSupplier wanted) {
        this.best = Edits.of(from).expectations(List.of()).scenario();
        this.shows = shows;
        this.accepted = accepted;
        this.wanted = wanted;
    }

    /// Goes on until nothing more can go, nobody wants it to, or [#MAX_TRIES].
    ///
    /// @return the smallest scenario found, without expectations
    public Scenario shrink() {
        boolean smaller = true;
        while (smaller && goesOn()) {
            smaller = relays();
            smaller |= acts();
            smaller |= clients();
            smaller |= simplify(Simpler::of);
            smaller |= simplify(SimplerActs::commands);
            smaller |= simplify(SimplerActs::times);
        }
        return best;
    }

    /// How many scenarios have been tried.
    public int tries() {
        return tries;
    }

    private boolean goesOn() {
        return tries < MAX_TRIES && wanted.getAsBoolean();
    }

    private boolean relays() {
        ToIntFunction<Scenario> size = scenario -> scenario.topology().relays().size();
        boolean along = halve("relays", size, (s, from, to) -> withoutRelays(s, from, to, false));
        return halve("relays", size, (s, from, to) -> withoutRelays(s, from, to, true)) || along;
    }

    private static Scenario withoutRelays(Scenario scenario, int from, int to, boolean moving) {
        List<String> relays = scenario.topology().relays();
        List<String> gone = relays.subList(from, to);
        if (gone.size() == relays.size()) {
            return scenario;
        }
        return moving ? Without.relaysMoving(scenario, gone) : Without.relays(scenario, gone);
    }

    private boolean acts() {
        return halve("acts", scenario -> scenario.acts().size(), Without::acts);
    }

    private boolean clients() {
        return halve(
                "clients",
                scenario -> scenario.clients().size(),
                (s, from, to) ->
                        Without.clients(
                                s,
                                s.clients().subList(from, to).stream()
                                        .map(ClientSpec::name)
                                        .toList()));
    }

    private boolean halve(String what, ToIntFunction<Scenario> size, Dropping drop) {
        int before = size.applyAsInt(best);
        for (int chunk = Math.max(1, before / 2); chunk > 0; chunk /= 2) {
            int to = size.applyAsInt(best);
            while (to > 0 && goesOn()) {
                int from = Math.max(0, to - chunk);
                int now = size.applyAsInt(best);
                Scenario next = drop.of(best, from, to);
                int left = size.applyAsInt(next);
                if (left < now) {
                    take(new Candidate(what + " " + now + " to " + left, next));
                }
                to = from;
            }
        }
        return size.applyAsInt(best) < before;
    }

    /// Takes the first candidate that shows it, then asks for the candidates of that one.
    private boolean simplify(Function<Scenario, List<Candidate>> candidates) {
        boolean any = false;
        boolean taken = true;
        while (taken && goesOn()) {
            taken = false;
            for (Candidate candidate : candidates.apply(best)) {
                if (goesOn() && take(candidate)) {
                    taken = true;
                    break;
                }
            }
            any |= taken;
        }
        return any;
    }

    private boolean take(Candidate candidate) {
        tries++;
        if (!canBeSaid(candidate.scenario()) || !shows.test(candidate.scenario())) {
            return false;
        }
        best = candidate.scenario();
        accepted.accept(new Step(candidate.what(), best, tries));
        return true;
    }

    /// What is taken away may leave something that makes no sense alone, such as a path without the
    /// wire that carries it.
    private static boolean canBeSaid(Scenario scenario) {
        try {
            return ScenarioFile.parse("smaller", ScenarioWriter.print(scenario)).equals(scenario);
        } catch (ScenarioException _) {
            return false;
        }
    }
}
