package org.moqlab.engine.mesh.invariant;

import java.util.List;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;

/// `quiet`: a while after the last thing that happened to a mesh (a command, a fault, a process or
/// a session that came or went, a word from outside), its relays announce nothing any more.
final class Quiet extends Invariant {
    private final Grounds grounds;
    private long stirred;
    private long stirrer;

    Quiet(Grounds grounds) {
        this.grounds = grounds;
    }

    @Override
    Quiet copy() {
        Quiet copy = new Quiet(grounds);
        copy.stirred = stirred;
        copy.stirrer = stirrer;
        return copy;
    }

    @Override
    String id() {
        return "quiet";
    }

    @Override
    List<Kind> kinds() {
        return List.of(
                Kind.SENT,
                Kind.RECEIVED,
                Kind.COMMAND,
                Kind.FAULT,
                Kind.RELAY,
                Kind.SESSION,
                Kind.TRUTH,
                Kind.FAILED);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        if (event.t() - stirred > patience()) {
            docket.judged(this);
        }
        boolean stirs =
                switch (event.body()) {
                    case EventBody.Sent sent -> {
                        said(event, sent.message(), docket);
                        yield false;
                    }
                    case EventBody.Received _ ->
                            event.cause() == MeshEvent.EXTERNAL || isStrange(event, scene);
                    case EventBody.SessionChanged change -> isLife(change.phase());
                    case EventBody _ -> true;
                };
        if (stirs) {
            stirred = Math.max(stirred, event.t());
            stirrer = event.n();
            docket.judgesFrom(this, stirred + patience() + 1);
        }
    }

    /// Whether it came from an end that is not the lab's, which may say what it likes.
    private boolean isStrange(MeshEvent event, Scene scene) {
        return scene.state()
                .peer(event.relay(), event.session())
                .filter(peer -> !grounds.isRelay(peer) && grounds.client(peer).isEmpty())
                .isPresent();
    }

    private static boolean isLife(Phase phase) {
        return switch (phase) {
            case OPENED, CLOSED, IDLE -> true;
            case DIALLING, FAILED, BACKING_OFF, GAVE_UP -> false;
        };
    }

    /// What a change needs to get everywhere, and the timers of one relay, come on top.
    private long patience() {
        long timers = Math.max(0, grounds.timings().holdDown()) + grounds.timings().linger();
        return grounds.bounds().quiet() + timers + grounds.relays().size() * grounds.way();
    }

    private void said(MeshEvent event, MessageView message, Docket docket) {
        if (event.t() - stirred <= patience()
                || !grounds.isRelay(event.relay())
                || !Tidings.announces(message)) {
            return;
        }
        String what = id() + ' ' + stirrer;
        if (!docket.stands(what, event.t())) {
            docket.raise(what, event.t(), finding(event, message));
        }
    }

    private Finding finding(MeshEvent event, MessageView message) {
        String after = Durations.format(event.t() - stirred);
        return new Finding(
                id(),
                message.field("suffix").orElse(""),
                List.of(event.relay()),
                stirrer,
                "no announcements " + Durations.format(patience()) + " after anything happened",
                event.relay() + " still sends " + message.name() + " " + after + " later",
                "nothing has happened to the mesh since event "
                        + stirrer
                        + "; it keeps itself busy",
                List.of(stirrer, event.n()));
    }
}
