package org.moqlab.engine.mesh.invariant;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;

/// `session-survives`: what a relay is told of namespaces, known or not, ends no session with
/// another relay.
final class SessionSurvives extends Invariant {
    private final Grounds grounds;

    SessionSurvives(Grounds grounds) {
        this.grounds = grounds;
    }

    @Override
    SessionSurvives copy() {
        return new SessionSurvives(grounds);
    }

    @Override
    String id() {
        return "session-survives";
    }

    @Override
    List<Kind> kinds() {
        return List.of(Kind.SESSION, Kind.DECIDED);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        if (event.body() instanceof EventBody.Decided && !docket.hasJudged(this)) {
            told(event, scene, docket);
        }
        if (!(event.body() instanceof SessionChanged change)
                || change.phase() != Phase.CLOSED
                || !grounds.isRelay(event.relay())
                || !grounds.isRelay(change.peer())) {
            return;
        }
        Optional<MeshEvent> told =
                scene.past().event(event.cause()).filter(SessionSurvives::isAnnouncement);
        if (told.isPresent()) {
            docket.judged(this);
        }
        told.ifPresent(cause ->
                docket.raise(
                        id() + ' ' + event.relay() + ' ' + change.peer(),
                        event.t(),
                        new Finding(
                                id(),
                                event.relay() + " and " + change.peer(),
                                List.of(event.relay(), change.peer()),
                                event.n(),
                                "announcements end no session",
                                event.relay()
                                        + " closes session "
                                        + event.session()
                                        + " with "
                                        + change.peer()
                                        + ": "
                                        + change.detail(),
                                "it was told something of a namespace (event " + cause.n() + ")",
                                List.of(cause.n(), event.n()))));
    }

    /// A table changed because of what another relay told, and the session it came on goes on.
    private void told(MeshEvent event, Scene scene, Docket docket) {
        scene.past()
                .event(event.cause())
                .filter(SessionSurvives::isAnnouncement)
                .flatMap(cause -> scene.state().peer(cause.relay(), cause.session()))
                .filter(grounds::isRelay)
                .ifPresent(_ -> docket.judged(this));
    }

    private static boolean isAnnouncement(MeshEvent event) {
        return event.body() instanceof EventBody.Received got && Tidings.announces(got.message());
    }
}
