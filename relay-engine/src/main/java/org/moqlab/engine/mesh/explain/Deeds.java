package org.moqlab.engine.mesh.explain;

import java.util.Optional;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.MeshEvent;

/// Events in words, as half a sentence with its time, such as `pub was stopped at 2s (#312)`.
final class Deeds {
    private final History history;

    Deeds(History history) {
        this.history = history;
    }

    /// What happened, when, and by which event.
    void say(MeshEvent event, Sentence to) {
        words(event, to).say(" at ").at(event.t()).see(event);
        String detail = detail(event);
        if (!detail.isEmpty()) {
            to.say(": ", detail);
        }
    }

    private Sentence words(MeshEvent event, Sentence to) {
        String here = event.relay();
        return switch (event.body()) {
            case EventBody.Received got -> {
                String from = history.cause(event).map(MeshEvent::relay).orElse("its peer");
                yield to.say(here, " received ", got.message().name(), " from ", from);
            }
            case EventBody.Sent sent -> to.say(here, " sent ", sent.message().name());
            case EventBody.Dropped dropped ->
                    here.isEmpty()
                            ? to.say("\"", dropped.what(), "\" was refused")
                            : to.say(here, " threw away ", dropped.what());
            case EventBody.Decided _ -> to.say(here, " changed its table");
            case EventBody.DeadlineReached due ->
                    to.say("the ", due.timer(), " of ", here, " was over");
            case SessionChanged change -> session(change, event, to.say(here, " "));
            case EventBody.ClientChanged change ->
                    to.say(here, " was ", change.state().word().replace('-', ' '));
            case EventBody.RelayChanged change -> to.say(here, " ", process(change));
            case EventBody.TruthChanged truth ->
                    truth.publishers().isEmpty()
                            ? to.say(truth.namespace(), " lost its last publisher")
                            : to.say(String.join(" and ", truth.publishers()), " published ")
                                    .say(truth.namespace());
            case EventBody.CommandApplied command -> to.say(command(command.text()));
            case EventBody.FaultApplied fault -> to.say(command(fault.text()));
            case EventBody.FindingRaised raised ->
                    to.say(raised.finding().invariant(), " was found broken");
            case EventBody.RelayFailed _ -> to.say(here, " failed");
        };
    }

    private static String detail(MeshEvent event) {
        return switch (event.body()) {
            case EventBody.Received got -> got.message().summary();
            case EventBody.Sent sent -> sent.message().summary();
            case EventBody.Dropped dropped -> dropped.why();
            case EventBody.Decided decided -> decided.rule();
            case EventBody.DeadlineReached due -> due.effect();
            case SessionChanged change ->
                    switch (change.phase()) {
                        case CLOSED, IDLE, FAILED, GAVE_UP -> change.detail();
                        case DIALLING, OPENED, BACKING_OFF -> "";
                    };
            case EventBody.ClientChanged change -> change.detail();
            case EventBody.RelayFailed failed -> failed.reason();
            case EventBody.RelayChanged _,
                    EventBody.TruthChanged _,
                    EventBody.CommandApplied _,
                    EventBody.FaultApplied _,
                    EventBody.FindingRaised _ ->
                    "";
        };
    }

    private static String process(EventBody.RelayChanged change) {
        return switch (change.how()) {
            case "kill" -> "was killed";
            case "close" -> "was closed";
            case "interrupt" -> "was interrupted";
            case "restarted" -> "was started again";
            default -> change.up() ? "was " + change.how() : "ended, " + change.how();
        };
    }

    private static Sentence session(SessionChanged change, MeshEvent event, Sentence to) {
        String peer = change.peer();
        return switch (change.phase()) {
            case DIALLING -> to.say("dialled ", peer);
            case OPENED -> which(event, peer, to.say("had ")).say(" up");
            case CLOSED -> which(event, peer, to.say("ended "));
            case IDLE -> which(event, peer, to.say("gave up "));
            case FAILED -> which(event, peer, to.say("lost "));
            case BACKING_OFF -> to.say("began to wait before dialling ", peer, " again");
            case GAVE_UP -> to.say("gave up dialling ", peer);
        };
    }

    private static Sentence which(MeshEvent event, String peer, Sentence to) {
        return event.session() == 0
                ? to.say("its session with ", peer)
                : to.session(event.session()).say(" with ", peer);
    }

    /// A command as something that was done; its own words where those are not known.
    private static String command(String text) {
        int colon = text.indexOf(": ");
        Optional<String> done =
                colon < 0
                        ? Optional.empty()
                        : switch (text.substring(0, colon)) {
                            case "start" -> Optional.of(" was started");
                            case "stop" -> Optional.of(" was stopped");
                            case "kill" -> Optional.of(" was killed");
                            case "close" -> Optional.of(" was closed");
                            case "interrupt" -> Optional.of(" was interrupted");
                            case "restart" -> Optional.of(" was started again");
                            default -> Optional.empty();
                        };
        return done.map(how -> text.substring(colon + 2) + how)
                .orElse("\"" + text + "\" was ordered");
    }
}
