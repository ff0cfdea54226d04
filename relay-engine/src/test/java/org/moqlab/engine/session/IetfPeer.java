package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.StreamKind;

/// One moq-transport session whose peer is the test, with plenty of credit and window: octets in
/// hexadecimal go in, and what the session writes comes out as hexadecimal.
final class IetfPeer {
    static final String CLIENT_SETUP = "20 00 0d 01 c0 00 00 00 ff 00 00 0e 01 02 40 64";
    static final String SERVER_SETUP =
            "21 00 20 c0 00 00 00 ff 00 00 0e 02 02 c0 00 00 00 ff ff ff ff"
                    + " 07 0c 6d 6f 71 2d 6d 65 73 68 2d 6c 61 62";

    /// A relay of later times.
    static final Terms SHRUGGING =
            new Terms(org.moqlab.engine.model.Origin.UNKNOWN, List.of(), false);

    final Session session;
    private final boolean client;
    private final List<Long> open = new ArrayList<>();
    private List<SessionAction> last = List.of();

    IetfPeer(boolean client, Session session) {
        this.client = client;
        this.session = session;
    }

    /// A relay of March 2026 that a client of this draft alone has just reached.
    static IetfPeer ofRelay() {
        return ofRelay(Terms.MARCH_2026);
    }

    static IetfPeer ofRelay(Terms terms) {
        IetfPeer peer = new IetfPeer(false, Sessions.accept("moql", terms));
        peer.up();
        peer.hears(CLIENT_SETUP);
        return peer;
    }

    /// A client that has just reached a relay.
    static IetfPeer ofClient() {
        return ofClient(Terms.MARCH_2026);
    }

    static IetfPeer ofClient(Terms terms) {
        IetfPeer peer = new IetfPeer(true, Sessions.dial("moq-00", terms));
        peer.up();
        peer.hears(SERVER_SETUP);
        return peer;
    }

    /// The transport comes up.
    void up() {
        List<SessionAction> all = new ArrayList<>(session.opened());
        all.addAll(session.credit(StreamKind.BIDI, 100));
        all.addAll(session.credit(StreamKind.UNI, 100));
        take(all);
    }

    /// Octets arrive on the control stream.
    IetfPeer hears(String hex) {
        return hears(0, hex);
    }

    /// Octets arrive on a stream, which is opened where it is new.
    IetfPeer hears(long stream, String hex) {
        boolean own = ((stream & 1) == 0) == client;
        List<SessionAction> all = new ArrayList<>();
        if (!own && !open.contains(stream)) {
            open.add(stream);
            all.addAll(session.streamOpened(stream));
            if (StreamKind.of(stream) == StreamKind.BIDI) {
                all.addAll(session.writable(stream, Pair.PLENTY));
            }
        }
        for (List<SessionAction> more = session.received(stream, Bytes.ofHex(hex));
                !more.isEmpty();
                more = session.goOn()) {
            all.addAll(more);
        }
        return take(all);
    }

    /// Anything else happens.
    IetfPeer take(List<SessionAction> actions) {
        List<SessionAction> all = new ArrayList<>(actions);
        for (SessionAction action : actions) {
            if (action instanceof SessionAction.Open opened) {
                all.addAll(session.writable(opened.stream(), Pair.PLENTY));
            }
        }
        last = all;
        return this;
    }

    /// The owner says something.
    IetfPeer says(List<SessionAction> words) {
        return take(words);
    }

    Talk talk() {
        return session.talk();
    }

    static Talk.Told told(String namespace) {
        return new Talk.Told(new Namespace(namespace), org.moqlab.engine.model.HopCount.ZERO);
    }

    /// What is heard of an offered namespace: this wire knows no prices, and the link has the
    /// usual.
    static SessionEvent.Announced offered(Namespace namespace) {
        return new SessionEvent.Announced(
                namespace,
                org.moqlab.engine.model.HopCount.ZERO,
                RouteCost.ZERO,
                new RouteCost(1, 1));
    }

    /// What was written last to the control stream.
    String written() {
        return written(0);
    }

    /// What was written last to a stream; a clean end is a bar.
    String written(long stream) {
        StringBuilder text = new StringBuilder();
        for (SessionAction action : last) {
            if (action instanceof SessionAction.Write write && write.stream() == stream) {
                text.append(write.bytes().toHex()).append(write.fin() ? "|" : "");
            }
        }
        return text.toString();
    }

    /// Hexadecimal without spaces.
    static String hex(String spaced) {
        return spaced.replace(" ", "");
    }

    /// What happened last.
    List<SessionEvent> events() {
        return Lone.events(last);
    }

    /// What was passed over last, and why.
    List<String> drops() {
        return last.stream()
                .filter(SessionAction.Dropped.class::isInstance)
                .map(SessionAction.Dropped.class::cast)
                .map(dropped -> dropped.what() + ": " + dropped.why())
                .toList();
    }

    List<SessionAction> last() {
        return last;
    }

    /// Names and kinds of what was handed to the transport last.
    List<String> sent() {
        return last.stream()
                .filter(SessionAction.Sent.class::isInstance)
                .map(action -> ((SessionAction.Sent) action).message())
                .map(message -> message.name() + " " + message.kind())
                .toList();
    }
}
