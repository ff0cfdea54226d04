package org.moqlab.engine.mesh.explain;

import static org.moqlab.engine.observe.Kind.RELAY;
import static org.moqlab.engine.observe.Kind.SESSION;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.Sought;
import org.moqlab.engine.observe.TruthView;

/// What every answer stands on: the state at a moment and what led to it.
///
/// @param scenario what is played
/// @param history what has happened
/// @param snapshot the state
/// @param now the moment, ns of mesh time, not before the snapshot's
record Ground(Scenario scenario, History history, MeshSnapshot snapshot, long now) {
    /// Most routes that are told of one by one.
    static final int MAX_ROUTES = 16;

    Deeds deeds() {
        return new Deeds(history);
    }

    Explanation answer(String subject, List<Statement> statements) {
        return new Explanation(subject, now, snapshot.n(), statements);
    }

    Optional<RowView> row(String relay, Namespace namespace) {
        return snapshot.row(relay, namespace);
    }

    Optional<TruthView> truth(Namespace namespace) {
        return Optional.ofNullable(snapshot.truth().get(namespace));
    }

    boolean isUp(String relay) {
        return snapshot.relay(relay).filter(RelayView::up).isPresent();
    }

    Truth.Pointers pointers(String relay, Namespace namespace) {
        return Truth.pointers(snapshot, relay, namespace);
    }

    /// The event by which one end lost a session that the other end still holds.
    Optional<MeshEvent> lost(String end, long session) {
        Optional<MeshEvent> last =
                history.before(
                        snapshot.n(), Sought.at(end, SESSION), event -> event.session() == session);
        if (last.isEmpty() || Withdrawal.isLoss(last.get())) {
            return last;
        }
        return history.after(
                last.get().n(),
                event ->
                        event.relay().equals(end)
                                && event.body() instanceof EventBody.RelayChanged);
    }

    /// The event by which a process last started or ended.
    Optional<MeshEvent> process(String relay) {
        return history.before(snapshot.n(), Sought.at(relay, RELAY), _ -> true);
    }

    /// What made the truth about a name what it is: a command, a death, a loss.
    Optional<MeshEvent> reason(TruthView truth) {
        return history.event(truth.event()).map(event -> history.cause(event).orElse(event));
    }

    /// The relay whose own address a name is.
    private Optional<String> owner(Namespace namespace) {
        return Optional.of(namespace)
                .filter(name -> name.startsWith(Namespace.ORIGINS))
                .map(name -> name.below(Namespace.ORIGINS).path())
                .filter(snapshot.relays()::containsKey);
    }

    /// Who really publishes a name now.
    List<String> publishers(Namespace namespace) {
        return truth(namespace)
                .map(TruthView::publishers)
                .orElseGet(() -> owner(namespace).filter(this::isUp).stream().toList());
    }

    /// Says who publishes a name, or since when nobody does.
    void truth(Namespace namespace, Sentence to) {
        Optional<TruthView> truth = truth(namespace);
        Optional<MeshEvent> own = owner(namespace).flatMap(this::process);
        if (truth.filter(TruthView::isPublished).isPresent()) {
            published(namespace, truth.get(), to);
        } else if (truth.isEmpty() && own.isPresent()) {
            boolean up = !publishers(namespace).isEmpty();
            to.say(up ? "its relay has had it since " : "its relay has not published it since ");
            deeds().say(own.get(), to);
        } else {
            unpublished(namespace, to);
        }
    }

    /// Says since when nobody publishes a name, or that nobody ever has.
    private void unpublished(Namespace namespace, Sentence to) {
        Optional<TruthView> truth = truth(namespace);
        if (truth.isEmpty()) {
            to.say("nobody has published ", namespace, " up to now");
            to.see(snapshot.n());
            return;
        }
        to.say("nobody has published ", namespace, " since ");
        Optional<MeshEvent> reason = reason(truth.get());
        if (reason.isPresent()) {
            deeds().say(reason.get(), to);
        } else {
            to.at(truth.get().since()).see(truth.get().event());
        }
    }

    private void published(Namespace namespace, TruthView truth, Sentence to) {
        String all = String.join(" and ", truth.publishers());
        to.say(
                all,
                truth.publishers().size() == 1 ? " has published " : " have published ",
                namespace);
        to.say(" since ").at(truth.since()).see(truth.event());
    }

    /// Says where the past begins.
    void beginning(Sentence to) {
        long first = history.first();
        to.say("the journal begins");
        history.event(first).ifPresent(oldest -> to.say(" at ").at(oldest.t()).see(oldest));
        to.say(", and what came before is not kept");
    }
}
