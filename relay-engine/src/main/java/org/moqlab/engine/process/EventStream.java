package org.moqlab.engine.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.JournalJson;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// The record of a relay as server-sent events. A reader has no buffer here: who is slower than the
/// record is told what he has missed, and goes on with the oldest that is kept.
final class EventStream {
    /// Events written in one go.
    static final int BURST = 256;

    /// Time without an event until a comment is sent, so that either end notices when the other is
    /// gone, ns.
    static final long QUIET = 2 * Durations.SECOND;

    private EventStream() {}

    /// Writes events until the caller is gone, from the one after `Last-Event-ID` or from the query
    /// `from`; else those to come.
    static void write(Chronicle chronicle, Request request) throws IOException {
        long next = first(chronicle, request);
        try (OutputStream out = request.stream("text/event-stream")) {
            out.write(":moq-mesh-lab 1\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (!Thread.currentThread().isInterrupted()) {
                List<MeshEvent> events = chronicle.await(next, BURST, QUIET);
                StringBuilder text = new StringBuilder();
                if (events.isEmpty()) {
                    text.append(":\n\n");
                } else if (events.getFirst().n() > next) {
                    text.append(
                            "event: lost\ndata: {\"from\":%d,\"to\":%d}\n\n"
                                    .formatted(next, events.getFirst().n() - 1));
                }
                for (MeshEvent event : events) {
                    append(event, text);
                    next = event.n() + 1;
                }
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static long first(Chronicle chronicle, Request request) {
        String last = request.header("Last-Event-ID");
        String from = last.isEmpty() ? request.query().getOrDefault("from", "") : last;
        try {
            long number = from.isEmpty() ? chronicle.journal().next() : Long.parseLong(from);
            long wanted = last.isEmpty() ? number : number + 1;
            return Math.clamp(wanted, 1, chronicle.journal().next());
        } catch (NumberFormatException _) {
            return chronicle.journal().next();
        }
    }

    private static void append(MeshEvent event, StringBuilder text) throws IOException {
        StringWriter json = new StringWriter();
        JournalJson.write(shown(event), json);
        text.append("id: ").append(event.n()).append("\nevent: event\ndata: ");
        text.append(json).append("\n\n");
    }

    /// An event without octets, which are media and may be secrets.
    private static MeshEvent shown(MeshEvent event) {
        EventBody body =
                switch (event.body()) {
                    case EventBody.Sent sent ->
                            new EventBody.Sent(shown(sent.message()), sent.stream(), sent.offset());
                    case EventBody.Received got ->
                            new EventBody.Received(
                                    shown(got.message()), got.stream(), got.offset());
                    case EventBody other -> other;
                };
        return new MeshEvent(
                event.n(),
                event.t(),
                event.relay(),
                event.session(),
                event.cause(),
                event.also(),
                body);
    }

    private static MessageView shown(MessageView message) {
        boolean secret = message.kind() == MessageView.Kind.SETUP;
        return new MessageView(
                message.kind(),
                message.name(),
                secret ? "" : message.summary(),
                secret ? List.of() : message.fields(),
                Bytes.EMPTY);
    }
}
