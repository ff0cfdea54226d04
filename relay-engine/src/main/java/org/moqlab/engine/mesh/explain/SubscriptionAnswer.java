package org.moqlab.engine.mesh.explain;

import static org.moqlab.engine.observe.Kind.CLIENT;
import static org.moqlab.engine.observe.Kind.DROPPED;
import static org.moqlab.engine.observe.Kind.RECEIVED;
import static org.moqlab.engine.observe.Kind.SENT;
import static org.moqlab.engine.observe.Kind.SESSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.mesh.explain.Statement.Kind;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.Sought;
import org.moqlab.engine.routing.policy.Policies;

/// Who serves a subscriber, or why nobody does.
final class SubscriptionAnswer {
    /// Most steps along one way that are named.
    static final int MAX_STEPS = 32;

    private static final List<ClientState> OVER =
            List.of(ClientState.ENDED, ClientState.REFUSED, ClientState.ACCEPTED_THEN_FAILED);
    private static final List<ClientState> PLAIN =
            List.of(ClientState.WAITING, ClientState.ASKED, ClientState.ACCEPTED);

    private final Ground ground;
    private final ClientSpec client;
    private final Namespace effective;
    private final List<Statement> answer = new ArrayList<>();

    SubscriptionAnswer(Ground ground, ClientSpec client) {
        this.ground = ground;
        this.client = client;
        this.effective = ground.scenario().effective(client);
    }

    List<Statement> statements() {
        ClientView view =
                ground.snapshot()
                        .client(client.name())
                        .orElseGet(() -> ClientView.idle(client.name()));
        Optional<MeshEvent> change = change();
        verdict(view, change);
        switch (view.state()) {
            case PLAYING -> served();
            case ACCEPTED_THEN_FAILED, REFUSED, ENDED -> {
                accepted();
                change.ifPresent(this::failed);
                leads();
            }
            case ASKED, ACCEPTED -> {
                accepted();
                leads();
            }
            case WAITING -> waiting();
            case DISCONNECTED, CONNECTING -> change.ifPresent(this::refused);
            case IDLE, PUBLISHING -> {}
        }
        return answer;
    }

    private Optional<MeshEvent> change() {
        return last(CLIENT, _ -> true);
    }

    private Optional<MeshEvent> last(org.moqlab.engine.observe.Kind kind, Predicate<MeshEvent> is) {
        return ground.history().before(ground.snapshot().n(), Sought.at(client.name(), kind), is);
    }

    private String wish() {
        return client.track() + " of " + client.namespace();
    }

    private void verdict(ClientView view, Optional<MeshEvent> change) {
        Sentence out = new Sentence().say(client.name(), " ", state(view.state()));
        if (change.isPresent()) {
            out.say(OVER.contains(view.state()) ? " at " : ", since ");
            out.at(view.since()).see(change.get());
            boolean plain = view.detail().isEmpty() || PLAIN.contains(view.state());
            out.say(plain ? "" : ": " + view.detail());
        } else {
            out.see(ground.snapshot().n());
        }
        answer.add(out.say(".").as(Kind.VERDICT, client.name()));
    }

    private String state(ClientState state) {
        String at = client.at();
        return switch (state) {
            case IDLE -> "does not run";
            case CONNECTING -> "is still connecting to " + at;
            case WAITING -> "waits for " + at + " to announce " + client.namespace();
            case ASKED -> "has asked " + at + " and has no answer";
            case ACCEPTED -> "was accepted by " + at + " and has got nothing";
            case PLAYING -> "plays " + wish();
            case ENDED -> "has seen " + wish() + " end";
            case REFUSED -> "was refused " + wish();
            case ACCEPTED_THEN_FAILED -> "was accepted and then failed";
            case DISCONNECTED -> "has no session with " + at;
            case PUBLISHING -> "publishes";
        };
    }

    /// The way of the last object, from who made it.
    private void served() {
        Optional<MeshEvent> object =
                last(RECEIVED, event -> Way.isHeard(event, MessageView.Kind.DATA));
        if (object.isEmpty()) {
            return;
        }
        Sentence out = new Sentence().say("Its last object came at ").at(object.get().t());
        Way way = Way.of(ground.history(), object.get(), MessageView.Kind.DATA);
        out.see(object.get()).say(", ", way.names(), " → ", client.name()).see(way.events());
        answer.add(out.say(".").as(Kind.SUBSCRIPTION, client.name()));
        leads();
    }

    /// When it asked, and whether the acceptance meant anything.
    private void accepted() {
        Optional<MeshEvent> asked = last(CLIENT, event -> state(event) == ClientState.ASKED);
        if (asked.isEmpty()) {
            return;
        }
        Sentence out = new Sentence();
        out.say(client.name(), " asked ", client.at(), " for ", wish(), " at ");
        out.at(asked.get().t()).see(asked.get());
        Optional<MeshEvent> accepted =
                last(CLIENT, event -> state(event) == ClientState.ACCEPTED)
                        .filter(event -> event.n() > asked.get().n());
        accepted.ifPresent(event -> {
            out.say(", and was accepted at ").at(event.t()).see(event);
            Policies.named(ground.scenario().policy(client.at()))
                    .filter(policy -> policy.acceptsFirst())
                    .ifPresent(policy ->
                            out.say("; relays of ", policy.name())
                                    .say(" accept before they ask any further"));
        });
        answer.add(out.say(".").as(Kind.SUBSCRIPTION, client.name()));
    }

    private static Optional<ClientState> stateOf(MeshEvent event) {
        return event.body() instanceof EventBody.ClientChanged change
                ? Optional.of(change.state())
                : Optional.empty();
    }

    private static ClientState state(MeshEvent event) {
        return stateOf(event).orElse(ClientState.IDLE);
    }

    /// Who failed first, and why.
    private void failed(MeshEvent change) {
        Optional<MeshEvent> told = ground.history().cause(change);
        if (told.filter(at -> at.body() instanceof EventBody.Received).isEmpty()) {
            return;
        }
        MessageView.Kind kind =
                Way.isHeard(told.get(), MessageView.Kind.END)
                        ? MessageView.Kind.END
                        : MessageView.Kind.REFUSAL;
        Way way = Way.of(ground.history(), told.get(), kind);
        if (way.sent().isEmpty()) {
            return;
        }
        Sentence out = new Sentence().say(kind == MessageView.Kind.END ? "The end" : "The failure");
        boolean near = way.sent().size() == 1;
        out.say(" came ", near ? "from " : "", way.names());
        out.say(near ? "" : " → " + client.name());
        out.see(way.events());
        answer.add(out.say(".").as(Kind.SUBSCRIPTION, client.name()));
        MeshEvent first = way.sent().getFirst();
        ground.history().cause(first).ifPresent(why -> cause(first.relay(), why));
    }

    private void cause(String relay, MeshEvent why) {
        Sentence out = new Sentence().say(relay, " ended it because ");
        new Withdrawal(ground).clause(why, effective, out);
        answer.add(out.say(".").as(Kind.SUBSCRIPTION, relay));
    }

    /// Where a subscription would go now.
    private void leads() {
        if (ground.row(client.at(), effective).isEmpty()) {
            return;
        }
        Truth.Pointers walk = ground.pointers(client.at(), effective);
        Sentence out = new Sentence().say("The best routes lead ");
        out.say(String.join(" → ", walk.names()));
        out.see(
                walk.names().stream()
                        .distinct()
                        .limit(MAX_STEPS)
                        .mapToLong(
                                name -> ground.row(name, effective).map(RowView::event).orElse(0L))
                        .toArray());
        boolean alive =
                ground.truth(effective)
                        .filter(truth -> walk.reaches(truth.publishers()))
                        .isPresent();
        if (alive) {
            out.say(", to who publishes it");
        } else {
            out.say(walk.cycle() ? ", in a circle; " : "; ");
            ground.truth(effective, out);
        }
        answer.add(out.say(".").as(Kind.LEADS, client.at()));
    }

    /// Not announced: a matter of the name, or of the table.
    private void waiting() {
        Sentence out = new Sentence();
        if (!effective.path().equals(client.namespace())) {
            out.say("At ", client.way().target(), " the name ", client.namespace());
            out.say(" means ", effective, " to every relay").see(asks());
            answer.add(out.say(".").as(Kind.NAME, client.name()));
        }
        likely().ifPresent(name -> {
            Sentence hint = new Sentence();
            hint.say(client.at(), " has ", name);
            ground.row(client.at(), name).ifPresent(row -> hint.see(row.event()));
            hint.say(", which at ", client.way().target(), " is asked for as ");
            hint.say(name.below(ground.scenario().root(client)));
            answer.add(hint.say(".").as(Kind.NAME, client.at()));
        });
        answer.addAll(Explainer.entry(ground, client.at(), effective));
    }

    private long asks() {
        return last(
                        SENT,
                        event ->
                                event.body() instanceof EventBody.Sent(var message, long _, long _)
                                        && message.kind() == MessageView.Kind.INTEREST)
                .map(MeshEvent::n)
                .orElse(ground.snapshot().n());
    }

    /// A name in the relay's table that was probably meant.
    private Optional<Namespace> likely() {
        Namespace said = new Namespace(client.namespace());
        return ground.row(client.at(), said)
                .map(_ -> said)
                .filter(name -> !name.equals(effective))
                .filter(name -> name.startsWith(ground.scenario().root(client)));
    }

    /// Why there is no session.
    private void refused(MeshEvent change) {
        ground.history()
                .cause(change)
                .ifPresent(cause -> {
                    Sentence out = new Sentence();
                    ground.deeds().say(cause, out);
                    answer.add(out.say(".").as(Kind.SESSION, client.name()));
                });
        ground.history()
                .before(
                        ground.snapshot().n(),
                        Sought.at(client.at(), DROPPED, SESSION),
                        this::isRefusal)
                .filter(event -> event.t() >= started(change))
                .ifPresent(event -> {
                    Sentence out = new Sentence();
                    ground.deeds().say(event, out);
                    answer.add(out.say(".").as(Kind.SESSION, client.at()));
                });
    }

    /// When the dial began that the change is about.
    private long started(MeshEvent change) {
        return last(
                        CLIENT,
                        event -> event.n() < change.n() && state(event) == ClientState.CONNECTING)
                .map(MeshEvent::t)
                .orElse(0L);
    }

    private boolean isRefusal(MeshEvent event) {
        return switch (event.body()) {
            case EventBody.Dropped dropped ->
                    dropped.what().startsWith("session of " + client.name() + " ");
            case EventBody.SessionChanged session ->
                    session.peer().equals(client.name()) && Withdrawal.isLoss(event);
            case EventBody _ -> false;
        };
    }
}
