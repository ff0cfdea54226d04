package org.moqlab.engine.mesh.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.explain.Statement.Kind;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// How routes are lost: taken back by who told them, or gone with their session.
///
/// @param ground what is known
record Withdrawal(Ground ground) {
    /// Most steps of a withdrawal that get a sentence of their own.
    static final int MAX_STEPS = 8;

    /// Most causes that are followed.
    static final int MAX_CAUSES = 1_000;

    /// Says by half a sentence what lost a route.
    void clause(MeshEvent cause, Namespace namespace, Sentence out) {
        if (isHeard(cause)) {
            Optional<MeshEvent> sent = ground.history().cause(cause);
            String from = sent.map(MeshEvent::relay).orElse("the other end");
            out.say(from, " took it back at ").at(sent.orElse(cause).t());
            if (sent.isPresent()) {
                out.see(sent.get(), cause);
            } else {
                out.see(cause);
            }
        } else {
            ground.deeds().say(cause, out);
        }
    }

    private static boolean isHeard(MeshEvent event) {
        return event.body() instanceof EventBody.Received(var message, long _, long _)
                && message.kind() != MessageView.Kind.INTEREST;
    }

    /// How an entry went, from the decision that removed it back to what began it.
    List<Statement> statements(MeshEvent gone) {
        List<Statement> answer = new ArrayList<>();
        List<Statement> skipped = new ArrayList<>();
        MeshEvent here = gone;
        for (int i = 0; i < MAX_CAUSES; i++) {
            Optional<MeshEvent> cause = ground.history().cause(here);
            if (cause.isEmpty() || isLoss(here)) {
                skipped(skipped).ifPresent(answer::add);
                answer.add(cause.isEmpty() ? beginning(here) : deed(here, cause.get()));
                return answer;
            }
            if (isOfNames(here)) {
                (answer.size() < MAX_STEPS ? answer : skipped).add(step(here, cause.get()));
            }
            here = cause.get();
        }
        return answer;
    }

    private static Optional<Statement> skipped(List<Statement> steps) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        Statement first = steps.getLast();
        String text = "So it went on, " + steps.size() + " more times; first of all ";
        return Optional.of(
                new Statement(
                        Kind.GONE,
                        first.relay(),
                        OptionalLong.empty(),
                        text + first.text(),
                        first.events(),
                        first.mentions().stream().map(m -> m.after(text.length())).toList()));
    }

    /// Whether one end lost a session.
    static boolean isLoss(MeshEvent event) {
        return event.body() instanceof EventBody.SessionChanged change
                && switch (change.phase()) {
                    case CLOSED, IDLE, FAILED -> true;
                    case DIALLING, OPENED, BACKING_OFF, GAVE_UP -> false;
                };
    }

    /// Whether a relay heard of a name, or of its end.
    private static boolean isOfNames(MeshEvent event) {
        return event.body() instanceof EventBody.Received(var message, long _, long _)
                && (message.kind() == MessageView.Kind.UNANNOUNCE || isTold(message));
    }

    private static boolean isTold(MessageView message) {
        return message.kind() == MessageView.Kind.ANNOUNCE
                || message.kind() == MessageView.Kind.REANNOUNCE;
    }

    private static Statement step(MeshEvent received, MeshEvent sent) {
        boolean told =
                received.body() instanceof EventBody.Received(var message, long _, long _)
                        && isTold(message);
        String did = told ? " had told it to " : " had taken it back from ";
        Sentence out = new Sentence();
        out.say(sent.relay(), did, received.relay(), " at ").at(sent.t());
        return out.see(sent, received).say(".").as(Kind.GONE, received.relay());
    }

    private Statement deed(MeshEvent lost, MeshEvent cause) {
        Sentence out = new Sentence();
        ground.deeds().say(lost, out);
        out.say(", because ");
        MeshEvent root = root(cause);
        ground.deeds().say(root, out);
        return out.say(".").as(Kind.GONE, lost.relay());
    }

    /// The same loss at the other end, or an order: what began it.
    private MeshEvent root(MeshEvent event) {
        MeshEvent root = event;
        for (int i = 0; i < MAX_STEPS && isLoss(root); i++) {
            Optional<MeshEvent> cause = ground.history().cause(root);
            if (cause.isEmpty()) {
                return root;
            }
            root = cause.get();
        }
        return root;
    }

    private Statement beginning(MeshEvent at) {
        Sentence out = new Sentence();
        if (ground.history().isForgotten(at.cause())) {
            ground.beginning(out.say("What led to that is not known: "));
            return out.say(".").as(Kind.UNKNOWN, at.relay());
        }
        ground.deeds().say(at, out.say("It began when "));
        return out.say(".").as(Kind.GONE, at.relay());
    }
}
