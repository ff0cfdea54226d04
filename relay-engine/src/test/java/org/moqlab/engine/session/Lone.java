package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.wire.StreamCode;

/// One session whose peer is the test: octets in hexadecimal go in, what the session wants comes
/// out.
final class Lone {
    /// An end of later times, with an identity.
    static final Terms SHRUGGING = new Terms(new Origin(0x2868), List.of(), false);

    final Session session;
    private final boolean client;
    private final TreeSet<Long> open = new TreeSet<>();

    /// A session with plenty of credit that is up; its own streams get no window.
    Lone(boolean client, String alpn) {
        this(client, alpn, Terms.MARCH_2026);
    }

    Lone(boolean client, String alpn, Terms terms) {
        this(client, new LiteSession(client, alpn, terms));
    }

    /// Any session, brought up the same way.
    Lone(boolean client, Session session) {
        this.client = client;
        this.session = session;
        session.opened();
        session.credit(StreamKind.BIDI, 100);
        session.credit(StreamKind.UNI, 100);
    }

    /// Delivers octets, opening the stream where it is new.
    List<SessionAction> gets(long stream, String hex) {
        return gets(stream, Bytes.ofHex(hex));
    }

    List<SessionAction> gets(long stream, Bytes bytes) {
        List<SessionAction> actions = new ArrayList<>();
        boolean own = ((stream & 1) == 0) == client;
        if (!own && open.add(stream)) {
            actions.addAll(session.streamOpened(stream));
            actions.addAll(session.writable(stream, Pair.PLENTY));
        }
        actions.addAll(session.received(stream, bytes));
        return actions;
    }

    /// What happened, without notes and transport actions.
    static List<SessionEvent> events(List<SessionAction> actions) {
        return actions.stream()
                .filter(SessionAction.Happened.class::isInstance)
                .map(a -> ((SessionAction.Happened) a).event())
                .toList();
    }

    /// What the transport is asked to do, without notes and events.
    static List<SessionAction> transport(List<SessionAction> actions) {
        return actions.stream()
                .filter(a ->
                        !(a instanceof SessionAction.Happened
                                || a instanceof SessionAction.Sent
                                || a instanceof SessionAction.Received
                                || a instanceof SessionAction.Dropped))
                .toList();
    }

    static SessionAction reset(long stream, long code) {
        return new SessionAction.Reset(stream, StreamCode.toWire(code));
    }
}
