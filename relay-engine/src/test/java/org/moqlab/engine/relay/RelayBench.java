package org.moqlab.engine.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.policy.Gossip202603;
import org.moqlab.engine.session.Terms;
import org.moqlab.engine.wire.StreamCode;
import org.moqlab.engine.wire.WireWriter;
import org.moqlab.engine.wire.lite.Announce;
import org.moqlab.engine.wire.lite.AnnounceRequest;
import org.moqlab.engine.wire.lite.Frame;
import org.moqlab.engine.wire.lite.GroupHeader;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.Subscribe;

/// One relay whose peers are the test: credit and windows are always plenty, octets go in, actions
/// come out. Every session speaks `moq-lite-03` unless said otherwise.
final class RelayBench {
    static final String ALPN = "moq-lite-03";
    static final Namespace TEST = new Namespace("test");
    static final long SECOND = 1_000_000_000L;
    private static final long PLENTY = 1L << 40;

    final Relay relay;
    private final LiteVersion wire;
    long now;
    private final TreeSet<String> opened = new TreeSet<>();

    RelayBench(String... dials) {
        this(new Gossip202603(), Terms.MARCH_2026, LiteVersion.LITE_03, dials);
    }

    RelayBench(RoutingPolicy policy, Terms terms, LiteVersion wire, String... dials) {
        this(new RelayConfig("R", policy, policy.timings(), terms, targets(dials)), wire);
    }

    RelayBench(RelayConfig config) {
        this(config, LiteVersion.LITE_03);
    }

    private RelayBench(RelayConfig config, LiteVersion wire) {
        this.wire = wire;
        relay = new Relay(config);
    }

    private static List<RelayConfig.Target> targets(String... dials) {
        return Stream.of(dials).map(peer -> new RelayConfig.Target(peer, ALPN, List.of())).toList();
    }

    /// Hands over an input, gives window for every stream it opened, and returns all actions.
    List<RelayAction> handle(RelayInput input) {
        List<RelayAction> all = new ArrayList<>();
        ArrayDeque<RelayInput> inputs = new ArrayDeque<>(List.of(input));
        while (!inputs.isEmpty()) {
            for (RelayAction action : relay.handle(now, inputs.remove())) {
                all.add(action);
                if (action instanceof RelayAction.OpenStream open) {
                    inputs.add(
                            new RelayInput.StreamWritable(open.session(), open.stream(), PLENTY));
                }
            }
        }
        return all;
    }

    /// Lets the next deadline come.
    List<RelayAction> wake() {
        OptionalLong next = relay.nextDeadline();
        now = next.orElseThrow();
        return handle(new RelayInput.DeadlineReached());
    }

    List<RelayAction> open(long session, Role role, String peer) {
        return open(session, role, wire.alpn(), "", peer);
    }

    /// A session at the path of a URL.
    List<RelayAction> open(long session, Role role, String alpn, String path, String peer) {
        SessionId id = new SessionId(session);
        List<RelayAction> all = new ArrayList<>();
        all.addAll(handle(new RelayInput.SessionOpened(id, role, alpn, path, peer)));
        all.addAll(handle(new RelayInput.StreamCredit(id, StreamKind.BIDI, 1_000)));
        all.addAll(handle(new RelayInput.StreamCredit(id, StreamKind.UNI, 1_000)));
        return all;
    }

    /// A session whose peer dialled us and asks for every announcement, on its stream 0.
    List<RelayAction> peer(long session) {
        List<RelayAction> all = open(session, Role.ACCEPTED, "peer" + session);
        all.addAll(octets(session, 0, Bytes.ofHex("01 01 00")));
        return all;
    }

    /// The same on a wire with hop lists, from a peer that wants no routes it is on itself.
    List<RelayAction> peer(long session, long exclude) {
        List<RelayAction> all = open(session, Role.ACCEPTED, "peer" + session);
        AnnounceRequest asked = new AnnounceRequest(Namespace.ROOT, new Origin(exclude));
        all.addAll(octets(session, 0, typed(1, asked.encode(wire))));
        return all;
    }

    List<RelayAction> closed(long session) {
        return handle(
                new RelayInput.SessionClosed(new SessionId(session), 0, "", RelayInput.How.CLOSED));
    }

    List<RelayAction> streamOpened(long session, long stream) {
        SessionId id = new SessionId(session);
        return handle(new RelayInput.StreamOpened(id, stream, StreamKind.of(stream)));
    }

    List<RelayAction> octets(long session, long stream, Bytes bytes) {
        SessionId id = new SessionId(session);
        if ((stream & 1) == 0 && opened.add(session + "/" + stream)) {
            streamOpened(session, stream);
            handle(new RelayInput.StreamWritable(id, stream, PLENTY));
        }
        return handle(new RelayInput.StreamBytes(id, stream, bytes));
    }

    /// The peer of an accepted session announces on the feed we asked for, our stream 1.
    List<RelayAction> announce(long session, boolean active, long hops) {
        return octets(
                session,
                1,
                new Announce(active, TEST, new HopCount(active ? hops : 0))
                        .encode(LiteVersion.LITE_03));
    }

    /// The same on any wire; ended without hops.
    List<RelayAction> announce(long session, Hops hops) {
        return octets(session, 1, new Announce(true, TEST, hops).encode(wire));
    }

    List<RelayAction> ended(long session) {
        return octets(session, 1, Announce.ended(TEST, wire).encode(wire));
    }

    /// The peer subscribes.
    List<RelayAction> subscribe(long session, long stream, long id, String namespace) {
        Subscribe subscribe =
                new Subscribe(id, new Namespace(namespace), new TrackName("v"), Demand.of(100));
        return octets(session, stream, typed(2, subscribe.encode(LiteVersion.LITE_03)));
    }

    /// The peer opens a group on a unidirectional stream, with one frame.
    List<RelayAction> group(long session, long stream, long subscription, long sequence) {
        return octets(
                session,
                stream,
                new GroupHeader(subscription, sequence)
                        .encode()
                        .concat(new Frame(0, Bytes.ofUtf8("hi")).encode(LiteVersion.LITE_03)));
    }

    List<RelayAction> finished(long session, long stream) {
        return handle(new RelayInput.StreamFinished(new SessionId(session), stream));
    }

    List<RelayAction> reset(long session, long stream, long code) {
        return handle(
                new RelayInput.StreamReset(
                        new SessionId(session), stream, StreamCode.toWire(code)));
    }

    static Bytes typed(long type, Bytes message) {
        return new WireWriter().varint(type).raw(message).toBytes();
    }

    /// What the transport is asked to do, without notes and ranks.
    static List<RelayAction> transport(List<RelayAction> actions) {
        return actions.stream()
                .filter(a -> !(a instanceof RelayAction.Note))
                .filter(a -> !(a instanceof RelayAction.SetPriority))
                .toList();
    }

    static RelayAction write(long session, long stream, Bytes bytes) {
        return new RelayAction.WriteStream(new SessionId(session), stream, bytes, false);
    }

    static RelayAction fin(long session, long stream) {
        return new RelayAction.WriteStream(new SessionId(session), stream, Bytes.EMPTY, true);
    }

    static RelayAction opens(long session, long stream) {
        return new RelayAction.OpenStream(new SessionId(session), stream, StreamKind.of(stream));
    }

    static RelayAction resets(long session, long stream, long code) {
        return new RelayAction.ResetStream(new SessionId(session), stream, StreamCode.toWire(code));
    }

    /// What a peer is told on its feed.
    static RelayAction told(long session, boolean active, long hops) {
        return write(
                session,
                0,
                new Announce(active, TEST, new HopCount(active ? hops : 0))
                        .encode(LiteVersion.LITE_03));
    }
}
