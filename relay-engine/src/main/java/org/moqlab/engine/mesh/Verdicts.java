package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.moqlab.engine.mesh.Scenario.ExpectBreaks;
import org.moqlab.engine.mesh.Scenario.ExpectHolds;
import org.moqlab.engine.mesh.Scenario.Expectation;
import org.moqlab.engine.mesh.Scenario.Timed;
import org.moqlab.engine.observe.EventBody.FindingRaised;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.routing.Promise;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.policy.Policies;

/// Judges a run by the expectations of its scenario, event by event, so that no journal has to be
/// kept. Pure: the same events give the same outcomes.
///
/// A row expected at `T` is judged after everything that happened at `T`. With a tolerance it is
/// met when every relay it names showed it at some moment within the tolerance around `T`; relays
/// need not show it at the same moment. The same goes for clients.
public final class Verdicts {
    /// Text of the last outcome of every run: no invariant broke but those the scenario names.
    public static final String NOTHING_ELSE = "no unexpected finding";

    /// Text of the outcome that runs with acts which wait for something have before that.
    public static final String EVERY_ACT = "every act was done";

    private final Scenario scenario;
    private final long tolerance;
    private final List<Integer> rows;
    private final Map<Integer, Watch> open = new TreeMap<>();
    private final Map<Integer, Outcome> judged = new TreeMap<>();
    private final Map<String, Raised> findings = new TreeMap<>();
    private final ActsDone done;
    private MeshSnapshot state = MeshSnapshot.EMPTY;
    private int opened;

    /// What came of one expectation.
    ///
    /// @param text the expectation
    /// @param ok whether it was met
    /// @param found what was found instead; empty when it was met
    public record Outcome(String text, boolean ok, String found) {}

    /// The first finding of an invariant, and how many there were.
    private record Raised(long t, Finding first, int count) {
        String text() {
            String more = count > 1 ? ", and " + (count - 1) + " more" : "";
            String about = first.subject().isEmpty() ? "" : first.subject() + " ";
            return first.invariant()
                    + " at "
                    + Durations.format(t)
                    + ": "
                    + about
                    + first.found()
                    + more;
        }
    }

    /// Starts judging.
    ///
    /// @param tolerance how far from its time a row may be met, ns; 0 in virtual time
    public Verdicts(Scenario scenario, long tolerance) {
        this.scenario = scenario;
        this.tolerance = tolerance;
        List<Expectation> all = scenario.expectations();
        this.rows =
                IntStream.range(0, all.size())
                        .filter(i -> all.get(i) instanceof Timed)
                        .boxed()
                        .sorted(Comparator.comparingLong(this::at))
                        .toList();
        this.done = new ActsDone(scenario.acts());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Expected expected) {
                open.put(i, Watch.of(expected, scenario, tolerance, done));
            }
        }
    }

    private long at(int index) {
        return scenario.expectations().get(index) instanceof Timed timed ? timed.at() : 0;
    }

    /// Takes in the next event.
    public void accept(MeshEvent event) {
        if (event.t() > state.t()) {
            lasted(state.t(), event.t() - 1);
        }
        state = state.apply(event);
        done.accept(event);
        open.values().forEach(watch -> watch.saw(event));
        if (event.body() instanceof FindingRaised raised) {
            findings.merge(
                    raised.finding().invariant(),
                    new Raised(event.t(), raised.finding(), 1),
                    (before, again) -> new Raised(before.t, before.first, before.count + 1));
        }
    }

    private void lasted(long first, long last) {
        begin(last);
        open.values().forEach(watch -> watch.look(state, first, last));
        open.entrySet().removeIf(entry -> isOver(entry, last));
    }

    private void begin(long last) {
        while (opened < rows.size() && at(rows.get(opened)) - tolerance <= last) {
            int index = rows.get(opened++);
            if (scenario.expectations().get(index) instanceof Timed timed) {
                open.put(index, Watch.of(timed, scenario, tolerance));
            }
        }
    }

    private boolean isOver(Map.Entry<Integer, Watch> entry, long last) {
        boolean over = entry.getValue().to() <= last;
        if (over) {
            judged.put(entry.getKey(), entry.getValue().outcome());
        }
        return over;
    }

    /// Takes in that nothing more happens up to and including `t`, ns, so that what is expected at
    /// a time until then can be judged. More events may follow.
    public void quietUntil(long t) {
        if (t < state.t()) {
            return;
        }
        begin(t);
        open.entrySet()
                .removeIf(entry -> {
                    boolean timed = scenario.expectations().get(entry.getKey()) instanceof Timed;
                    if (timed) {
                        entry.getValue().look(state, state.t(), t);
                    }
                    return timed && isOver(entry, t);
                });
    }

    /// What came of the expectation at a place in the file, if it was expected at a time and that
    /// is over.
    public Optional<Outcome> judged(int index) {
        return Optional.ofNullable(judged.get(index));
    }

    /// How many outcomes [#close] will give.
    public int points() {
        return scenario.expectations().size() + (done.isCued() ? 2 : 1);
    }

    /// Ends the run and judges every expectation, in the order of the file, then whether anything
    /// else was found.
    ///
    /// @param end when the run ended, ns
    public List<Outcome> close(long end) {
        if (end >= state.t()) {
            lasted(state.t(), end);
        }
        open.forEach((index, watch) -> judged.put(index, watch.outcome()));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < scenario.expectations().size(); i++) {
            outcomes.add(outcome(i, scenario.expectations().get(i)));
        }
        if (done.isCued()) {
            List<String> missing = done.missing();
            String found = missing.isEmpty() ? "" : "not done: " + String.join(", ", missing);
            outcomes.add(new Outcome(EVERY_ACT, missing.isEmpty(), found));
        }
        outcomes.add(nothingElse());
        return outcomes;
    }

    private Outcome outcome(int index, Expectation expectation) {
        String text = expectation.text();
        return switch (expectation) {
            case Timed _, Expected _ ->
                    judged.getOrDefault(index, new Outcome(text, false, "the run ended before"));
            case ExpectBreaks breaks -> {
                boolean ok = findings.containsKey(breaks.invariant());
                yield new Outcome(text, ok, ok ? "" : unbroken(breaks.invariant()));
            }
            case ExpectHolds holds -> {
                Raised raised = findings.get(holds.invariant());
                boolean ok = raised == null && unjudged(scenario, holds.invariant()).isEmpty();
                String found = raised == null ? unbroken(holds.invariant()) : raised.text();
                yield new Outcome(text, ok, ok ? "" : found);
            }
        };
    }

    private String unbroken(String invariant) {
        return unjudged(scenario, invariant).orElse("it held throughout");
    }

    /// Why nobody judges an invariant in a scenario, in a sentence without its end; empty when it
    /// is judged.
    ///
    /// @param invariant one of [ScenarioFile#INVARIANTS]
    public static Optional<String> unjudged(Scenario scenario, String invariant) {
        if (!scenario.bounds().judges(invariant)) {
            return Optional.of(invariant + " is switched off by the bounds of the scenario");
        }
        // The oldest policy in use promises least.
        String weakest = new Followed(scenario).oldest();
        List<Promise> promises =
                Policies.named(weakest).map(RoutingPolicy::promises).orElse(List.of());
        return Promise.behind(invariant)
                .filter(promise -> !promises.contains(promise))
                .map(_ -> weakest + " does not promise " + invariant);
    }

    private Outcome nothingElse() {
        List<String> unexpected = new ArrayList<>();
        findings.forEach((invariant, raised) -> {
            if (!names(invariant)) {
                unexpected.add(raised.text());
            }
        });
        return new Outcome(NOTHING_ELSE, unexpected.isEmpty(), String.join("; ", unexpected));
    }

    private boolean names(String invariant) {
        return scenario.expectations().contains(new ExpectBreaks(invariant))
                || scenario.expectations().contains(new ExpectHolds(invariant));
    }
}
