package org.moqlab.app.events;

import org.moqlab.app.marks.Glyph;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;

/// Says in one line what an event is.
public final class EventWords {
    private EventWords() {}

    /// What an event says, in one line.
    public static String what(EventBody body) {
        return switch (body) {
            case EventBody.Sent sent -> message(sent.message());
            case EventBody.Received received -> message(received.message());
            case EventBody.Dropped(String what, String why) -> Words.of("what.dropped", what, why);
            case EventBody.Decided decided ->
                    Words.of("what.decided", decided.row().namespace().path(), decided.rule());
            case EventBody.DeadlineReached(String timer, String subject, String effect) ->
                    Words.of("what.deadline", timer, subject, effect);
            case SessionChanged change -> session(change);
            case EventBody.ClientChanged change ->
                    join(
                            Words.of(
                                    "client.brief."
                                            + change.state()
                                                    .name()
                                                    .toLowerCase(java.util.Locale.ROOT)),
                            ": ",
                            change.detail());
            case EventBody.RelayChanged(boolean up, String how, Origin id) ->
                    id.isKnown()
                            ? Words.of("what.relay.up.id", how, id.toString())
                            : Words.of(up ? "what.relay.up" : "what.relay.down", how);
            case EventBody.TruthChanged change -> truth(change);
            case EventBody.CommandApplied(String text) -> text;
            case EventBody.FaultApplied fault -> fault.text();
            case EventBody.FindingRaised raised ->
                    Words.of(
                            "what.finding",
                            raised.finding().invariant(),
                            raised.finding().subject(),
                            raised.finding().found());
            case EventBody.RelayFailed(String reason) -> reason;
        };
    }

    private static String truth(EventBody.TruthChanged change) {
        String namespace = change.namespace().path();
        return change.publishers().isEmpty()
                ? Words.of("what.truth.gone", namespace, Figures.span(change.bound()))
                : Words.of("what.truth.alive", namespace, String.join(", ", change.publishers()));
    }

    private static String message(MessageView message) {
        String word = Words.of("message." + message.kind());
        boolean named =
                switch (message.kind()) {
                    case ANNOUNCE, REANNOUNCE, UNANNOUNCE, SUBSCRIBE -> true;
                    case SETUP, INTEREST, HEARTBEAT, ACCEPT, REFUSAL, END, GROUP, DATA -> false;
                };
        String about = message.summary().startsWith(",") ? "\"\"" : "";
        return join(named ? word : message.name(), " ", about + message.summary());
    }

    private static String session(SessionChanged change) {
        return join(
                Words.of("what.session", Words.of("phase." + change.phase()), change.peer()),
                " ",
                change.detail());
    }

    private static String join(String first, String between, String rest) {
        return rest.isEmpty() ? first : first + between + rest;
    }

    /// The silhouette of an event: that of its message, else that of its kind.
    public static String glyph(EventBody body) {
        return switch (body) {
            case EventBody.Sent sent -> Glyph.nameOf(sent.message().kind());
            case EventBody.Received received -> Glyph.nameOf(received.message().kind());
            case EventBody.Dropped _ -> "dropped";
            case EventBody.Decided _ -> "decided";
            case EventBody.DeadlineReached _ -> "deadline";
            case SessionChanged _ -> "session";
            case EventBody.ClientChanged _ -> "client";
            case EventBody.RelayChanged(boolean up, String _, Origin _) ->
                    up ? "started" : "stopped";
            case EventBody.TruthChanged _ -> "truth";
            case EventBody.CommandApplied _ -> "command";
            case EventBody.FaultApplied _ -> "fault";
            case EventBody.FindingRaised _ -> "finding";
            case EventBody.RelayFailed _ -> "fault";
        };
    }
}
