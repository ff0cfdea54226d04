package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.List;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.StreamDetail;

/// Writes one end of a session as lines of text.
final class SessionText {
    /// Times are rounded to it, ns.
    private static final long GRAIN = 1_000;

    /// Most octets of a message that are printed.
    private static final int MAX_OCTETS = 64;

    private final PrintWriter out;

    SessionText(PrintWriter out) {
        this.out = out;
    }

    void end(SessionView session, SessionDetail detail) {
        line(
                "#%d %s %s %s, %s over %s%s, up since %s"
                        .formatted(
                                detail.session(),
                                detail.endpoint(),
                                detail.dialled() ? "dialled" : "accepted",
                                detail.peer(),
                                version(session, detail),
                                detail.transport(),
                                detail.path().isEmpty() ? "" : " at " + detail.path(),
                                time(detail.openedAt())));
        line(
                "  round trip %s; sent %d octets, %d datagrams; received %d octets, %d datagrams"
                        .formatted(
                                detail.roundTrip().isPresent()
                                        ? time(detail.roundTrip().getAsLong())
                                        : "unknown",
                                detail.sent().octets(),
                                detail.sent().datagrams(),
                                detail.received().octets(),
                                detail.received().datagrams()));
        detail.packets()
                .ifPresent(p ->
                        line(
                                ("  packets: %d sent, %d received, %d lost; congestion window %d"
                                                + " octets")
                                        .formatted(p.sent(), p.received(), p.lost(), p.window())));
        line(
                "  opened %s; peer opened %s; may open %s more"
                        .formatted(
                                count(detail.opened()),
                                count(detail.accepted()),
                                count(detail.credit())));
        detail.streams().forEach(this::stream);
    }

    private static String count(SessionDetail.Streams streams) {
        return "%d bidi, %d uni".formatted(streams.bidi(), streams.uni());
    }

    private void stream(StreamDetail stream) {
        line(
                "  stream %d: %s, opened %s, sent %d, received %d%s"
                        .formatted(
                                stream.id(),
                                stream.kind().name().toLowerCase(java.util.Locale.ROOT),
                                stream.ours() ? "here" : "by the peer",
                                stream.sent(),
                                stream.received(),
                                stream.waiting() == 0 ? "" : ", waiting " + stream.waiting()));
    }

    private static String version(SessionView session, SessionDetail detail) {
        String name = detail.alpn().isEmpty() ? "no ALPN" : detail.alpn();
        String alpn = name + (detail.isOnLabWire() ? " (lab wire)" : "");
        return session.alpn().isEmpty() || session.alpn().equals(detail.alpn())
                ? alpn
                : session.alpn() + " by " + alpn;
    }

    void messages(List<SessionMessages> messages) {
        for (SessionMessages each : messages) {
            String octets = each.message().bytes().toString();
            boolean cut = octets.length() > 2 * MAX_OCTETS;
            line(
                    "  %s %s #%d stream %d %s: %s  [%s]"
                            .formatted(
                                    time(each.event().t()),
                                    each.sent() ? "->" : "<-",
                                    each.event().n(),
                                    each.stream(),
                                    each.message().name(),
                                    each.message().summary(),
                                    cut ? octets.substring(0, 2 * MAX_OCTETS) + "…" : octets));
        }
    }

    private void line(String text) {
        out.print(text + "\n");
    }

    private static String time(long ns) {
        return Durations.format((ns + GRAIN / 2) / GRAIN * GRAIN);
    }
}
