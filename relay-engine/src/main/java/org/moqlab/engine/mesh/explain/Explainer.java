package org.moqlab.engine.mesh.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.routing.RankedRoute;

/// Answers why a mesh is as it is at a moment. It knows what is in the journal and nothing else, so
/// that it works live, simulated and on recordings. Immutable.
public final class Explainer {
    private final Ground ground;

    /// An explainer of one moment.
    ///
    /// @param scenario what is played
    /// @param past what has happened; nothing after the snapshot is looked at
    /// @param snapshot the state
    /// @param now the moment, ns of mesh time, not before the snapshot's
    public Explainer(Scenario scenario, Past past, MeshSnapshot snapshot, long now) {
        this.ground = new Ground(scenario, new History(past, snapshot.n()), snapshot, now);
    }

    /// An explainer of the moment after event `n`.
    ///
    /// @return empty when events before that are no longer kept, so that its state is not known
    public static Optional<Explainer> after(Scenario scenario, Journal journal, long n) {
        return journal.snapshotAt(n)
                .map(then -> new Explainer(scenario, Past.of(journal, n), then, then.t()));
    }

    /// Why a relay's table has a namespace, or why not.
    ///
    /// @param namespace its effective name
    public Explanation entry(String relay, Namespace namespace) {
        Optional<RowView> row = ground.row(relay, namespace).filter(_ -> ground.isUp(relay));
        Optional<RankedRoute> best = row.flatMap(held -> held.row().best());
        List<Statement> statements =
                best.isPresent()
                        ? new EntryAnswer(ground, relay, namespace, row.get(), best.get())
                                .statements()
                        : new MissingAnswer(ground, relay, namespace).statements();
        return ground.answer(namespace + " at " + relay, statements);
    }

    /// Who serves a subscriber, or why nobody does.
    ///
    /// @param client its name in the scenario
    /// @return empty when no subscriber is called so
    public Optional<Explanation> subscription(String client) {
        return ground.scenario().clients().stream()
                .filter(spec -> spec.name().equals(client) && !spec.publisher())
                .findFirst()
                .map(spec ->
                        ground.answer(client, new SubscriptionAnswer(ground, spec).statements()));
    }

    /// Why a finding was raised: what broke, what shows it, and the entry it is about as it was
    /// then.
    ///
    /// @param scenario what is played
    /// @param journal what has happened
    /// @param last number of the last event to look at
    /// @param number which finding it is, from 1
    /// @return empty when there are not so many
    public static Optional<Explanation> finding(
            Scenario scenario, Journal journal, long last, int number) {
        return FindingAnswer.of(scenario, journal, last, number);
    }

    /// The statements of an entry, for answers that are about more than one.
    static List<Statement> entry(Ground ground, String relay, Namespace namespace) {
        Explainer explainer =
                new Explainer(
                        ground.scenario(),
                        ground.history().past(),
                        ground.snapshot(),
                        ground.now());
        return new ArrayList<>(explainer.entry(relay, namespace).statements());
    }
}
