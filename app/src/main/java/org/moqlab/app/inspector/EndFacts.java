package org.moqlab.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.SessionDetail.Packets;
import org.moqlab.engine.observe.SessionDetail.Streams;
import org.moqlab.engine.observe.SessionView;

/// What both ends of a session have to say of it, side by side.
///
/// @param session the session, both ends down once it is over
/// @param dialer what the end that dialled said; empty while it has said nothing
/// @param acceptor what the other end said
record EndFacts(
        SessionView session, Optional<SessionDetail> dialer, Optional<SessionDetail> acceptor) {
    private static final String NOTHING = "–";

    List<EndFact> all() {
        List<EndFact> facts = new ArrayList<>();
        facts.add(
                new EndFact(
                        Words.of("end.state"),
                        Words.of(session.dialerUp() ? "end.up" : "end.over"),
                        Words.of(session.acceptorUp() ? "end.up" : "end.over"),
                        false));
        add(facts, "end.version", this::version);
        add(facts, "end.protocol", d -> d.alpn().isEmpty() ? Words.of("end.none") : d.alpn());
        add(facts, "end.transport", d -> Words.of("transport." + d.transport()));
        add(facts, "end.role", d -> Words.of(d.dialled() ? "session.dialled" : "session.accepted"));
        add(facts, "end.path", d -> d.path().isEmpty() ? Words.of("end.none") : d.path());
        add(facts, "end.since", d -> Figures.clock(d.openedAt()));
        add(facts, "end.round-trip", EndFacts::roundTrip);
        volumes(facts);
        streams(facts);
        if (dialer.or(() -> acceptor).flatMap(SessionDetail::packets).isPresent()) {
            packets(facts);
        }
        add(facts, "end.as-of", d -> Figures.clock(d.asOf()));
        return facts;
    }

    private void volumes(List<EndFact> facts) {
        title(facts, "end.sent");
        count(facts, "end.octets", d -> d.sent().octets());
        count(facts, "end.datagrams", d -> d.sent().datagrams());
        title(facts, "end.received");
        count(facts, "end.octets", d -> d.received().octets());
        count(facts, "end.datagrams", d -> d.received().datagrams());
    }

    private void streams(List<EndFact> facts) {
        title(facts, "end.streams");
        add(facts, "end.opened", d -> streams(d.opened()));
        add(facts, "end.accepted", d -> streams(d.accepted()));
        add(facts, "end.open.ours", d -> streams(d.ours()));
        add(facts, "end.open.theirs", d -> streams(d.theirs()));
        add(facts, "end.credit", d -> streams(d.credit()));
    }

    private void packets(List<EndFact> facts) {
        title(facts, "end.packets");
        add(facts, "end.packets.sent", packet(Packets::sent));
        add(facts, "end.packets.received", packet(Packets::received));
        add(facts, "end.packets.lost", packet(Packets::lost));
        add(facts, "end.packets.window", packet(Packets::window));
    }

    private static Function<SessionDetail, String> packet(Function<Packets, Long> figure) {
        return detail -> detail.packets().map(figure).map(Figures::count).orElse(NOTHING);
    }

    /// The version the end speaks; it is another than the protocol's name where SETUP decided.
    private String version(SessionDetail detail) {
        String version = session.alpn().isEmpty() ? detail.alpn() : session.alpn();
        String known = version.isEmpty() ? NOTHING : version;
        return detail.isOnLabWire() ? Words.of("end.lab", known) : known;
    }

    private static String roundTrip(SessionDetail detail) {
        return detail.roundTrip().isPresent()
                ? Figures.span(detail.roundTrip().getAsLong())
                : NOTHING;
    }

    private static String streams(Streams streams) {
        return Words.of("end.both", Figures.count(streams.bidi()), Figures.count(streams.uni()));
    }

    private static void title(List<EndFact> facts, String key) {
        facts.add(new EndFact(Words.of(key), "", "", true));
    }

    private void count(List<EndFact> facts, String key, Function<SessionDetail, Long> figure) {
        add(facts, key, detail -> Figures.count(figure.apply(detail)));
    }

    private void add(List<EndFact> facts, String key, Function<SessionDetail, String> say) {
        facts.add(
                new EndFact(
                        Words.of(key),
                        dialer.map(say).orElse(NOTHING),
                        acceptor.map(say).orElse(NOTHING),
                        false));
    }
}
