package org.moqlab.app.inspector;

import java.util.List;
import org.moqlab.app.words.Sheet;

/// Sessions, streams and messages as words.
final class SessionSheets {
    private SessionSheets() {}

    /// The sessions of a relay or client.
    static Sheet sessions(List<SessionLine> lines) {
        return new Sheet(
                List.of("session", "role", "state", "wire", "time"),
                lines.stream()
                        .map(line ->
                                List.of(
                                        line.name(),
                                        line.role(),
                                        line.state(),
                                        line.wire(),
                                        line.time()))
                        .toList());
    }

    /// Open streams of one end; figures are octets.
    static Sheet streams(List<StreamLine> lines) {
        return new Sheet(
                List.of("stream", "kind", "opened", "sent", "received", "waiting"),
                lines.stream()
                        .map(line ->
                                List.of(
                                        Long.toString(line.id()),
                                        line.kind(),
                                        line.opener(),
                                        Long.toString(line.sent()),
                                        Long.toString(line.received()),
                                        Long.toString(line.waiting())))
                        .toList());
    }

    /// Messages of one end.
    static Sheet messages(List<MessageLine> lines) {
        return new Sheet(
                List.of("event", "time_s", "way", "message", "stream", "what", "octets"),
                lines.stream()
                        .map(line ->
                                List.of(
                                        Long.toString(line.event()),
                                        line.time(),
                                        line.way(),
                                        line.name(),
                                        line.stream(),
                                        line.summary(),
                                        line.bytes().replace('\n', ' ')))
                        .toList());
    }
}
