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

    /// What happened.
    void say(MeshEvent event, Sentence to) {
        words(event, to).say(" at ").at(event.t()).see(event);
    }

    private Sentence words(MeshEvent event, Sentence to) {
        String here = event.relay();
        return switch (event.body()) {
            case EventBody.Received got -> {
                String from = history.cause(event).map(MeshEvent::relay).orElse("its peer");
                yield to.say(here, " received ", got.message().name(), summary(event))
                        .say(" from ", from);
            }
            case EventBody.Sent sent ->
                    to.say(here, " sent ", sent.message().name(), summary(event));
            case EventBody.Dropped dropped ->
                    here.isEmpty()
                            ? to.say(dropped.what(), " was refused: ", dropped.why())
                            : to.say(here, " threw away ", dropped.what(), ": ", dropped.why());
            case EventBody.Decided decided -> to.say(here, " changed its table: ", decided.rule());
            case EventBody.DeadlineReached due ->
                    to.say("the ", due.timer(), " of ", here, " was over: ", due.effect());
            case SessionChanged change -> to.say(here, " ", session(change, event));
            case EventBody.ClientChanged change ->
                    to.say(here, " was ", change.state().word().replace('-', ' '))
                            .say(change.detail().isEmpty() ? "" : ": " + change.detail());
            case EventBody.RelayChanged change ->
                    to.say(here, change.up() ? " was " : " ended by ", change.how());
            case EventBody.TruthChanged truth ->
                    truth.publishers().isEmpty()
                            ? to.say("the last publisher of ", truth.namespace(), " was gone")
                            : to.say(String.join(" and ", truth.publishers()), " published ")
                                    .say(truth.namespace());
            case EventBody.CommandApplied command -> to.say(command(command.text()));
            case EventBody.FaultApplied fault -> to.say(command(fault.text()));
            case EventBody.FindingRaised raised ->
                    to.say(raised.finding().invariant(), " was found broken");
            case EventBody.RelayFailed failed -> to.say(here, " failed: ", failed.reason());
        };
    }

    private static String summary(MeshEvent event) {
        String text =
                switch (event.body()) {
                    case EventBody.Received got -> got.message().summary();
                    case EventBody.Sent sent -> sent.message().summary();
                    case EventBody _ -> "";
                };
        return text.isEmpty() ? "" : " \"" + text + "\"";
    }

    private static String session(SessionChanged change, MeshEvent event) {
        String which =
                event.session() == 0
                        ? "its session with " + change.peer()
                        : "session " + event.session() + " with " + change.peer();
        String detail = change.detail().isEmpty() ? "" : ", " + change.detail();
        return switch (change.phase()) {
            case DIALLING -> "dialled " + change.peer();
            case OPENED -> "had " + which + " up";
            case CLOSED -> "ended " + which + detail;
            case IDLE -> "gave up " + which + detail;
            case FAILED -> "lost " + which + detail;
            case BACKING_OFF -> "began to wait before dialling " + change.peer() + " again";
            case GAVE_UP -> "gave up dialling " + change.peer();
        };
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
